/** WHO JUDGES: the experts, the draw that anybody can recompute, and who sits on a review panel. */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {"kernel"})
package org.huimin.panel;
