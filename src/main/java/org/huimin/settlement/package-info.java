/** MONEY: drawdowns, the settlement of each phase with its rollover, the final statement and the refund to the treasury. */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {"kernel", "programme", "ledger"})
package org.huimin.settlement;
