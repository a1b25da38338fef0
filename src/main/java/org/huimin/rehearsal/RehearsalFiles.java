package org.huimin.rehearsal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.huimin.document.Paper;
import org.huimin.document.Papers;
import org.huimin.kernel.CaseRef;
import org.huimin.kernel.Period;
import org.huimin.ledger.FileKind;
import org.huimin.merchant.MerchantDirectory;
import org.huimin.oversight.TrailRegister;
import org.huimin.programme.ProgrammeFile;
import org.huimin.programme.ProgrammeRegister;
import org.huimin.programme.ProgrammeSpec;
import org.huimin.publicity.NoticeBoard;
import org.huimin.publicity.NoticeBody;
import org.huimin.publicity.NoticeLine;
import org.huimin.publicity.NoticeView;
import org.springframework.stereotype.Component;

/** Writes what an auditor needs to check a rehearsal without us: ledgers, directory, programme with changes, trail, papers. */
@Component
class RehearsalFiles {

    private final ProgrammeRegister programmes;
    private final MerchantDirectory directory;
    private final NoticeBoard notices;
    private final TrailRegister trail;
    private final Papers papers;

    RehearsalFiles(ProgrammeRegister programmes, MerchantDirectory directory, NoticeBoard notices, TrailRegister trail, Papers papers) {
        this.programmes = programmes;
        this.directory = directory;
        this.notices = notices;
        this.trail = trail;
        this.papers = papers;
    }

    void write(CaseRef programme, PlatformBooks books, Path target) {
        ProgrammeSpec spec = programmes.spec(programme);
        try {
            Files.createDirectories(target);
            for (SyntheticDelivery delivery : books.deliveries()) {
                delivery.writeTo(target, false);
            }
            for (ProgrammeSpec.Platform platform : spec.platforms()) {
                Files.writeString(target.resolve("stores-" + platform.code() + ".csv"), stores(programme, platform.code()));
            }
            Files.writeString(target.resolve("programme.yaml"), ProgrammeFile.write(spec));
            try (var out = Files.newOutputStream(target.resolve("trail.jsonl"))) {
                trail.export(programme, out);
            }
            for (NoticeLine line : notices.all(programme)) {
                NoticeView notice = notices.get(line.id()).orElseThrow();
                Files.write(target.resolve("notice-" + line.id() + "-" + line.type() + ".docx"), papers.docx(paper(spec, notice)));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String stores(CaseRef programme, String platform) {
        StringBuilder csv = new StringBuilder(String.join(",", FileKind.STORES.required())).append(",address,platform_merchant_no\n");
        for (MerchantDirectory.StoreInterval s : directory.stores(programme, platform)) {
            List<String> row = List.of(s.storeId(), s.creditCode(), s.name(), s.industry(), s.township(), time(s.admittedAt()), time(s.removedAt()),
                    s.address(), s.platformMerchantNo() == null ? "" : s.platformMerchantNo());
            csv.append(String.join(",", row.stream().map(RehearsalFiles::quoted).toList())).append('\n');
        }
        return csv.toString();
    }

    private static Paper paper(ProgrammeSpec spec, NoticeView notice) {
        String sponsor = spec.unit(spec.sponsor()).name();
        List<Paper.Part> parts = notice.body().blocks().stream().<Paper.Part>map(RehearsalFiles::part).toList();
        return new Paper(sponsor, notice.number(), notice.title(), "", parts, List.of(), sponsor,
                notice.publishedAt().atZone(Period.ZONE).toLocalDate());
    }

    private static Paper.Part part(NoticeBody.Block block) {
        if (block instanceof NoticeBody.Table table) {
            return new Paper.Table("", table.heading(), table.rows());
        }
        return Paper.Paragraph.of(((NoticeBody.Paragraph) block).text());
    }

    private static String time(Instant at) {
        return at == null ? "" : at.atZone(Period.ZONE).toOffsetDateTime().format(java.time.format.DateTimeFormatter.ISO_OFFSET_DATE_TIME);
    }

    private static String quoted(String cell) {
        return cell.matches("[^\",\r\n]*") ? cell : '"' + cell.replace("\"", "\"\"") + '"';
    }
}
