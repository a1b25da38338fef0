/** BOARD: notices with their numbers, publicity periods, objections and their decisions, about any case whatever. */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {"kernel", "oversight"})
package org.huimin.publicity;
