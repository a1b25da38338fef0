/** FROM WHOM: the tender notice with its lots, sealed applications, their opening, and who may be considered. */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {"kernel", "calendar", "document", "oversight", "notify", "programme"})
package org.huimin.selection;
