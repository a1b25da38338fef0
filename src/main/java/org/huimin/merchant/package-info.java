/** WHERE: the shops townships recommend, how they are reviewed and committed, and the public directory with its intervals. */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {"kernel", "document", "programme"})
package org.huimin.merchant;
