/** DESK: work items, who may take them, what people answered, when it is due. Knows no process and no engine. */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {"kernel", "calendar", "identity", "notify"})
package org.huimin.tasks;
