/** DRY RUN: plays a whole programme on a turned clock, with shops and ledgers made up from a seed. */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {"kernel", "calendar", "identity", "document", "oversight", "tasks", "publicity", "programme",
    "selection", "panel", "scoring", "merchant", "ledger", "campaign", "settlement", "supervision", "workflow"})
package org.huimin.rehearsal;
