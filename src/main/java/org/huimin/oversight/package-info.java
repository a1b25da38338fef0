/** MEMORY: the append-only, hash-chained trail of every fact, and how anybody can check it. */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {"kernel"})
package org.huimin.oversight;
