/**
 * ROWS: the platforms' claim, redemption and refund files; every row judged by the programme's rules, in one engine that
 * the product and the auditor's command line share. The only place for DuckDB.
 */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {"kernel", "document", "programme", "merchant"})
package org.huimin.ledger;
