package org.huimin.document;

/**
 * Text as a document can hold it: the characters of XML 1.0. Others are saved without complaint and make a file that
 * nobody can open; whoever prints a text cannot change what somebody else typed, so they are left out.
 */
final class PaperText {

    private PaperText() { }

    static String of(String typed) {
        return typed.codePoints().allMatch(PaperText::allowed) ? typed
                : typed.codePoints().filter(PaperText::allowed).collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append).toString();
    }

    private static boolean allowed(int character) {
        return character == '\t' || character == '\n' || character == '\r'
                || character >= 0x20 && character <= 0xD7FF
                || character >= 0xE000 && character <= 0xFFFD
                || character >= 0x10000 && character <= 0x10FFFF;
    }
}
