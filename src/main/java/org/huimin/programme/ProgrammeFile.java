package org.huimin.programme;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLGenerator;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.huimin.calendar.Calendars;
import org.huimin.kernel.Refused;
import org.huimin.kernel.Verdict;

/** Reads and writes programme files. Plain Java, so that an auditor's command line reads a file as the product does. */
public final class ProgrammeFile {

    static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory()
            .disable(YAMLGenerator.Feature.WRITE_DOC_START_MARKER)
            .enable(YAMLGenerator.Feature.MINIMIZE_QUOTES)
            .enable(YAMLGenerator.Feature.ALWAYS_QUOTE_NUMBERS_AS_STRINGS)
            .disable(YAMLGenerator.Feature.SPLIT_LINES))
            .registerModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);

    private ProgrammeFile() { }

    /**
     * @param nameOrPath a shipped programme ({@code lushan-2023}) or the path of a file
     * @throws Refused with every fault, each naming its place and figures
     */
    public static ProgrammeSpec read(String nameOrPath) {
        return parse(text(nameOrPath));
    }

    /** The text of a file as somebody hands it in, with or without a byte-order mark. @throws Refused where it is not UTF-8 */
    public static String text(byte[] file) {
        try {
            String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(file)).toString();
            return text.startsWith("\uFEFF") ? text.substring(1) : text;
        } catch (CharacterCodingException e) {
            throw Refused.invalid("programme.not-utf8", "", "", "方案文件不是 UTF-8 编码，请另存为 UTF-8 后再试。");
        }
    }

    /** Reads a programme from the text of a file: the text, then its shape, then its figures; all faults of a stage at once. */
    public static ProgrammeSpec parse(String text) {
        YamlText yaml = YamlText.parse(text);
        refuse(SchemaCheck.judge(yaml.root()), yaml);
        ProgrammeSpec spec = RegimeDefaults.complete(bind(yaml));
        refuse(ProgrammeRules.judge(spec), yaml);
        return spec;
    }

    /** What is no fault but has to be said: days that may still move, money that crosses a year. */
    public static List<Refused.Reason> warnings(ProgrammeSpec spec) {
        return Warnings.of(spec, Calendars.shipped());
    }

    private static ProgrammeSpec bind(YamlText yaml) {
        try {
            return YAML.treeToValue(yaml.root(), ProgrammeSpec.class);
        } catch (JsonMappingException e) {
            String place = e.getPath().stream().map(r -> r.getFieldName() == null ? "[" + r.getIndex() + "]" : "." + r.getFieldName())
                    .collect(Collectors.joining()).replaceFirst("^\\.", "");
            throw Refused.invalid("programme.value", place, "", located(yaml, place) + "的值无法识别，请核对日期、时刻和数字的写法。");
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void refuse(Verdict verdict, YamlText yaml) {
        if (!verdict.isYes()) {
            throw Refused.invalid(verdict.reasons().stream().map(reason -> new Refused.Reason(reason.rule(), reason.field(), reason.value(),
                    located(yaml, reason.field()) + "：" + reason.message())).toList());
        }
    }

    private static String located(YamlText yaml, String place) {
        int line = yaml.line(place);
        return (line == 0 ? "" : "第 " + line + " 行 ") + place;
    }

    /** Reads back what {@link #write} wrote of a programme that was judged before. */
    static ProgrammeSpec bind(String written) {
        try {
            return YAML.readValue(written, ProgrammeSpec.class);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The programme as a file that {@link #parse} reads back to the same programme. */
    public static String write(ProgrammeSpec spec) {
        try {
            return YAML.writeValueAsString(spec);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String text(String nameOrPath) {
        try (InputStream shipped = nameOrPath.matches("[A-Za-z0-9-]+")
                ? ProgrammeFile.class.getResourceAsStream("/programmes/" + nameOrPath + ".yaml") : null) {
            if (shipped != null) {
                return new String(shipped.readAllBytes(), StandardCharsets.UTF_8);
            }
            Path path = Path.of(nameOrPath);
            if (Files.isRegularFile(path)) {
                return Files.readString(path);
            }
        } catch (CharacterCodingException e) {
            throw Refused.invalid("programme.not-utf8", "", nameOrPath, "方案文件“" + nameOrPath + "”不是 UTF-8 编码，请另存为 UTF-8 后再试。");
        } catch (IOException | InvalidPathException e) {
            throw Refused.invalid("programme.unreadable", "", nameOrPath, "方案文件“" + nameOrPath + "”无法读取，请检查路径和权限。");
        }
        throw Refused.invalid("programme.missing", "", nameOrPath, "没有名为“" + nameOrPath + "”的内置方案，也没有这个路径的文件。");
    }
}
