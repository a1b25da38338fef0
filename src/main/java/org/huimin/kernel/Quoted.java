package org.huimin.kernel;

/** A name in quotation marks within a sentence; marks of its own become single ones, as GB/T 15834 has it. */
public final class Quoted {

    private Quoted() { }

    /** @param name such as {@code 2023年“彩云电商消费券”发放平台} */
    public static String of(String name) {
        return "“" + name.replace('“', '‘').replace('”', '’') + "”";
    }
}
