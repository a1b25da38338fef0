/** SHARED WORDS: what every room of the house calls a case, a fact, money, a person acting and a "no". No Spring here. */
@org.springframework.modulith.ApplicationModule(type = org.springframework.modulith.ApplicationModule.Type.OPEN, allowedDependencies = {})
package org.huimin.kernel;
