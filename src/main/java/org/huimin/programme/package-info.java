/**
 * WHY, HOW MUCH: plan, budget, phases, voucher table, units and their duties, quotas and the regime's rules. Every stage
 * reads the programme's words from here, and nobody else reads a programme file.
 */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {"kernel", "calendar"})
package org.huimin.programme;
