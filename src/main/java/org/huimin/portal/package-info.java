/**
 * FACE: the pages. {@code noticeboard} is open to everybody and works without scripts, {@code workbench} is for staff,
 * {@code applicant} for enterprises that apply, {@code machine} for platforms' programs, {@code layout} is what all pages share.
 * Pages compose what the other rooms know; nobody leans on them.
 */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {"kernel", "calendar", "identity", "document", "oversight", "notify", "tasks",
    "publicity", "programme", "selection", "panel", "scoring", "merchant", "ledger", "campaign", "settlement", "supervision", "workflow", "rehearsal"})
package org.huimin.portal;
