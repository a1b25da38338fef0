package org.huimin.ledger;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.UncheckedIOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.huimin.kernel.CaseRef;
import org.huimin.kernel.Stamp;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

/** Where mappings lie, each version as it was saved, and what was translated by which. */
@Repository
class MappingShelf {

    private static final JsonMapper JSON = new JsonMapper();
    private static final String TRANSLATIONS = "select t.*, m.name, m.version from ledger_mapping m join ledger_translation t on t.mapping = m.id ";

    /** As it lies on the shelf. */
    private record Content(ColumnMapping mapping, List<String> header) { }

    private final JdbcTemplate jdbc;

    MappingShelf(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    int lastVersion(CaseRef programme, String platform, FileKind kind, String name) {
        return jdbc.queryForObject("select coalesce(max(version), 0) from ledger_mapping where programme = ? and platform = ? and kind = ? and name = ?",
                Integer.class, programme.value(), platform, kind.name(), name);
    }

    void keep(CaseRef programme, String platform, String name, int version, ColumnMapping mapping, List<String> header, Instant at, String by) {
        jdbc.update("""
                insert into ledger_mapping (programme, platform, kind, name, version, content, saved_at, saved_by, retired)
                values (?, ?, ?, ?, ?, ?, ?, ?, false)""", programme.value(), platform, mapping.kind().name(), name, version,
                write(new Content(mapping, header)), Stamp.of(at), by);
    }

    /** The last version of each, newest first. */
    List<SavedMapping> last(CaseRef programme, String platform) {
        return jdbc.query("""
                select m.* from ledger_mapping m where m.programme = ? and m.platform = ? and m.version = (select max(v.version) from ledger_mapping v
                  where v.programme = m.programme and v.platform = m.platform and v.kind = m.kind and v.name = m.name) order by m.id desc""",
                MappingShelf::mapping, programme.value(), platform);
    }

    Optional<SavedMapping> find(CaseRef programme, String platform, long id) {
        return jdbc.query("select * from ledger_mapping where id = ? and programme = ? and platform = ?", MappingShelf::mapping, id,
                programme.value(), platform).stream().findFirst();
    }

    Optional<SavedMapping> find(long id) {
        return jdbc.query("select * from ledger_mapping where id = ?", MappingShelf::mapping, id).stream().findFirst();
    }

    void retire(CaseRef programme, String platform, FileKind kind, String name) {
        jdbc.update("update ledger_mapping set retired = true where programme = ? and platform = ? and kind = ? and name = ?", programme.value(),
                platform, kind.name(), name);
    }

    void begin(String original, long mapping) {
        jdbc.update("insert into ledger_translation (original, mapping) values (?, ?)", original, mapping);
    }

    void done(TranslatedFile file, Instant at) {
        jdbc.update("update ledger_translation set translated = ?, row_count = ?, skipped = ?, faulty = ?, translated_at = ? where original = ?",
                file.translated(), file.rows(), file.skipped(), file.faulty(), Stamp.of(at), file.original());
    }

    Optional<TranslatedFile> translation(String original) {
        return jdbc.query(TRANSLATIONS + "where t.original = ?", MappingShelf::translation, original).stream().findFirst();
    }

    Map<String, TranslatedFile> translations(CaseRef programme, String platform) {
        return jdbc.query(TRANSLATIONS + "where m.programme = ? and m.platform = ?", MappingShelf::translation, programme.value(), platform).stream()
                .collect(Collectors.toMap(TranslatedFile::original, file -> file));
    }

    private static TranslatedFile translation(ResultSet row, int number) throws SQLException {
        return new TranslatedFile(row.getString("original"), row.getString("translated"), row.getLong("mapping"), row.getString("name"),
                row.getInt("version"), row.getLong("row_count"), row.getLong("skipped"), row.getLong("faulty"));
    }

    private static SavedMapping mapping(ResultSet row, int number) throws SQLException {
        Content content = read(row.getString("content"));
        return new SavedMapping(row.getLong("id"), row.getString("platform"), row.getString("name"), row.getInt("version"), content.mapping(),
                content.header(), Stamp.read(row, "saved_at"), row.getString("saved_by"), row.getBoolean("retired"));
    }

    private static String write(Content content) {
        try {
            return JSON.writeValueAsString(content);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Content read(String content) {
        try {
            return JSON.readValue(content, Content.class);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}
