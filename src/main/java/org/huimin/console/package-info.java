/** COMMANDS: what is called from a terminal; read from the raw arguments before the application starts. */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {"kernel", "identity", "oversight", "tasks", "programme", "panel", "ledger", "workflow", "rehearsal"})
package org.huimin.console;
