/**
 * Locks and keys only: what is sealed to a tender opens when two of three holders say so, and not before. Knows neither tables nor
 * pages. The primitives come from Bouncy Castle and the JDK and stand behind {@link org.huimin.selection.seal.Primitives}; that is not
 * a certified module, and where one is demanded it takes that class's place.
 */
package org.huimin.selection.seal;
