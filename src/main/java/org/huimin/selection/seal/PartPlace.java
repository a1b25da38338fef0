package org.huimin.selection.seal;

/**
 * Where a part of a file belongs. It is authenticated with the part: elsewhere it does not open.
 *
 * @param file   id of the file within its application
 * @param number from 1 to count
 */
public record PartPlace(String tender, String application, String file, int number, int count) {

    public static final int MOST_BYTES = 4 * 1024 * 1024;

    public PartPlace {
        if (number < 1 || number > count) {
            throw new IllegalArgumentException("part " + number + " of " + count);
        }
    }

    Label label() {
        return Label.of("part", tender, application, file, Integer.toString(number), Integer.toString(count));
    }

    String called(String what) {
        return what + "第" + number + "块（共" + count + "块）";
    }
}
