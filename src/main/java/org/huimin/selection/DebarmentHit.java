package org.huimin.selection;

/** That an application's enterprise stands on a list. @param line of the list's file, from 1 */
public record DebarmentHit(String list, String application, int line) { }
