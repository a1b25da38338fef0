package org.huimin.programme;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.huimin.kernel.Refused;

/** Spoils a shipped programme file and hears what is said about it. */
final class ProgrammeFaults {

    private final String text;

    private ProgrammeFaults(String text) {
        this.text = text;
    }

    static ProgrammeFaults in(String name) {
        try (InputStream in = ProgrammeFaults.class.getResourceAsStream("/programmes/" + name + ".yaml")) {
            return new ProgrammeFaults(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    ProgrammeFaults with(String instead, String of) {
        assertThat(text).contains(of);
        return new ProgrammeFaults(text.replaceFirst(java.util.regex.Pattern.quote(of), java.util.regex.Matcher.quoteReplacement(instead)));
    }

    ProgrammeFaults without(String part) {
        return with("", part);
    }

    ProgrammeFaults withoutAll(String pattern) {
        String rest = text.replaceAll(pattern, "");
        assertThat(rest).isNotEqualTo(text);
        return new ProgrammeFaults(rest);
    }

    ProgrammeFaults also(String more) {
        return new ProgrammeFaults(text + more);
    }

    ProgrammeSpec read() {
        return ProgrammeFile.parse(text);
    }

    List<Refused.Reason> reasons() {
        Refused refused = catchThrowableOfType(Refused.class, () -> ProgrammeFile.parse(text));
        assertThat(refused).as("the file is accepted").isNotNull();
        assertThat(refused.kind()).isEqualTo(Refused.Kind.INVALID);
        return refused.reasons();
    }

    /** The one fault of this rule. */
    Refused.Reason reason(String rule) {
        List<Refused.Reason> all = reasons();
        assertThat(all).extracting(Refused.Reason::rule).contains(rule);
        return all.stream().filter(r -> r.rule().equals(rule)).findFirst().orElseThrow();
    }

    /** The one fault there is, which is of this rule. */
    String only(String rule) {
        List<Refused.Reason> all = reasons();
        assertThat(all).extracting(Refused.Reason::rule).containsExactly(rule);
        return all.get(0).message();
    }

    int lineOf(String part) {
        return (int) text.substring(0, text.indexOf(part)).lines().count() + (text.charAt(text.indexOf(part) - 1) == '\n' ? 1 : 0);
    }
}
