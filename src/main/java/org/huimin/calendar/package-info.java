/** WHEN: one clock for the whole house, which can be turned; working days; deadlines with their legal basis. */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {"kernel"})
package org.huimin.calendar;
