package org.huimin.programme;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLGenerator;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.huimin.kernel.Refused;

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

    /** Reads a programme from the text of a file. */
    public static ProgrammeSpec parse(String yaml) {
        try {
            return RegimeDefaults.complete(YAML.readValue(yaml, ProgrammeSpec.class));
        } catch (JsonProcessingException e) {
            throw Refused.invalid("programme.yaml", "", "", "方案文件无法读取：" + e.getOriginalMessage());
        }
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
        } catch (IOException e) {
            throw Refused.invalid("programme.unreadable", "", nameOrPath, "方案文件“" + nameOrPath + "”无法读取：" + e.getMessage());
        }
        throw Refused.invalid("programme.missing", "", nameOrPath, "没有名为“" + nameOrPath + "”的内置方案，也没有这个路径的文件。");
    }
}
