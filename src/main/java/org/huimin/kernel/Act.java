package org.huimin.kernel;

import jakarta.transaction.Transactional;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks the commands of the house: one transaction, which a {@link Refused} does not poison, so that a process may go
 * on along its error path. For that reason a command judges first and changes afterwards.
 */
@Target({ElementType.TYPE, ElementType.METHOD})
@Retention(RetentionPolicy.RUNTIME)
@Inherited
@Transactional(dontRollbackOn = Refused.class)
public @interface Act { }
