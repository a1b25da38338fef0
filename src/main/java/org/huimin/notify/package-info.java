/**
 * VOICE: what people are told outside their pages. Messages are written in the transaction of what they tell of, and sent
 * after it, with retries; they say what to look at and where, and never anything about a person.
 */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {"kernel", "calendar", "identity"})
package org.huimin.notify;
