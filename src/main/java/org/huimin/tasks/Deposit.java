package org.huimin.tasks;

import java.time.Instant;

/**
 * A file that a platform's machine has brought for a piece of work, not yet handed in.
 *
 * @param field   of the work's form
 * @param name    the file's
 * @param sha256  of its bytes, hexadecimal
 * @param bytes   how many
 * @param content what it puts into the field: the number of an attachment, or text; null where it went elsewhere
 */
public record Deposit(String field, String name, String sha256, long bytes, String content, Instant storedAt) { }
