/**
 * EYE: what discipline inspection sees and says. Rules that point at what is unusual, each with its reason, over the trail
 * and the desks; and the supervision opinion (监督意见), which the unit concerned must answer. Nothing here decides
 * anything of the programme's.
 */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {"kernel", "calendar", "oversight", "tasks", "programme", "merchant"})
package org.huimin.supervision;
