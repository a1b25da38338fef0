/** PAPER: official papers in the layout of GB/T 9704, and attachments kept by their checksum. The only place for docx4j and for sheets. */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {"kernel"})
package org.huimin.document;
