package org.huimin.selection;

import java.time.Instant;

/** When and where applications are opened, and how an applicant may watch. @param at nobody may open earlier */
public record OpeningCall(Instant at, String place, String watch) { }
