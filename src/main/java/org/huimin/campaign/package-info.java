/** RUNNING: the launch check, the phases and what each platform reports about each day. */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {"kernel", "programme", "ledger"})
package org.huimin.campaign;
