/** COMMANDS: what is called from a terminal; read from the raw arguments before the application starts. */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {"kernel", "oversight", "programme", "ledger", "rehearsal"})
package org.huimin.console;
