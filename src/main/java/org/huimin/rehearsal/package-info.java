/** DRY RUN: plays a whole programme on a turned clock, with shops and ledgers made up from a seed. */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {"kernel", "programme", "ledger"})
package org.huimin.rehearsal;
