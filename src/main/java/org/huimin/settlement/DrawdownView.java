package org.huimin.settlement;

import java.time.Instant;
import java.util.List;
import org.huimin.kernel.CaseRef;
import org.huimin.kernel.Money;

/**
 * A drawdown with the platforms it is for.
 *
 * @param phase       0 for what is paid when the whole programme is settled
 * @param paid        whether every platform has its part
 * @param budgetPaper id of the budget document as a file; null where there is none
 */
public record DrawdownView(CaseRef programme, int number, int phase, boolean paid, Money amount, String budgetDocument, String budgetPaper,
                           String subject, List<Payee> payees, String requestedBy, Instant requestedAt) { }
