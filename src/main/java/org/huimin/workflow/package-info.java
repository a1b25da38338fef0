/** ORDER: the only room that sees the process engine. Diagrams sequence; the stages decide. */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {"kernel", "calendar", "tasks", "tasks :: spi", "publicity",
    "identity", "document", "programme", "selection", "panel", "scoring", "merchant", "ledger", "campaign", "settlement", "supervision"})
package org.huimin.workflow;
