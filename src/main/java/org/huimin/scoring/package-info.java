/** WHICH: blind scoring, what the sheets come to, the ranking, and the evaluation report. */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {"kernel", "document", "programme"})
package org.huimin.scoring;
