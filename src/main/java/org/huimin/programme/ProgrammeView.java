package org.huimin.programme;

import java.time.Instant;
import java.time.LocalDate;
import org.huimin.kernel.CaseRef;
import org.huimin.kernel.Money;

/** A programme as lists show it. */
public record ProgrammeView(CaseRef caseRef, String code, String name, String sponsor, LocalDate planDate, Money budget,
                            PlanState state, Instant registeredAt) { }
