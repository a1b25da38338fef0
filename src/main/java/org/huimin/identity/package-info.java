/** WHO: units, people and the posts they hold; signing in; the person acting. The only room that knows how people sign in. */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {"kernel"})
package org.huimin.identity;
