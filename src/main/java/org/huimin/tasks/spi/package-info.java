/** What whoever supplies work items must offer and may call. */
@org.springframework.modulith.NamedInterface("spi")
package org.huimin.tasks.spi;
