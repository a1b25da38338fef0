package org.huimin.document;

import java.time.Instant;
import org.huimin.kernel.CaseRef;

/**
 * A file somebody handed in, as the register has it.
 *
 * @param name      the file's name, made harmless
 * @param mediaType by its content, not by its name
 * @param sha256    digest of its bytes, 64 hexadecimal digits
 * @param storedBy  account
 */
public record Attachment(String id, CaseRef caseRef, String name, long size, String mediaType, String sha256,
                         String storedBy, Instant storedAt) { }
