package org.huimin.portal.workbench;

import java.util.Set;

/** Work whose answer is shown once more before it goes out: it is published, paid or judged by it, and cannot be taken back. */
final class CheckedAnswers {

    private static final Set<String> TASKS = Set.of(
            "issue-plan", "decide-plan", "sign-notice", "approve-designation", "approve-tender", "open-applications", "confirm-eligibility", "approve-award", "settle-shortage", "decide-split", "sign-agreement", "settle-unsigned",
            "decide-objection",
            "recommend-merchants", "confirm-recommendation", "register-commitments",
            "submit-daily", "submit-ledger", "submit-refunds", "submit-report",
            "review-settlement", "approve-rollover", "confirm-rollover", "review-statement",
            "pay-drawdown", "return-funds", "confirm-receipt", "resolve-mismatch");

    private CheckedAnswers() { }

    static boolean suits(String task) {
        return TASKS.contains(task);
    }
}
