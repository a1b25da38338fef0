package org.huimin.portal.noticeboard;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.huimin.document.Attachment;
import org.huimin.document.Attachments;
import org.huimin.kernel.CaseRef;
import org.huimin.kernel.Period;
import org.huimin.portal.layout.NoticeRow;
import org.huimin.portal.layout.Site;
import org.huimin.portal.layout.Words;
import org.huimin.programme.ProgrammeRegister;
import org.huimin.publicity.NoticeBoard;
import org.huimin.publicity.NoticeLine;
import org.huimin.publicity.NoticeView;
import org.springframework.context.ApplicationContext;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;
import org.thymeleaf.ITemplateEngine;
import org.thymeleaf.context.Context;
import org.thymeleaf.context.IExpressionContext;
import org.thymeleaf.linkbuilder.StandardLinkBuilder;
import org.thymeleaf.spring6.SpringTemplateEngine;
import org.thymeleaf.spring6.expression.ThymeleafEvaluationContext;
import org.thymeleaf.templateresolver.ITemplateResolver;

/**
 * The notices of a programme as plain files that the county's own portal can put up: a page each, what they carry, one
 * style and an index for people and one for machines. Links between them are relative; none needs a script.
 */
@Component
class NoticePackage {

    private static final List<String> STYLE = List.of("site.css", "site.css.LEGAL.txt");
    private static final ObjectMapper JSON = JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    private final ApplicationContext context;
    private final ITemplateResolver templates;
    private final MessageSource texts;
    private final NoticeBoard board;
    private final NoticePaper paper;
    private final Attachments attachments;
    private final ProgrammeRegister programmes;
    private final Site site;
    private final Words words;

    NoticePackage(ApplicationContext context, ITemplateResolver templates, MessageSource texts, NoticeBoard board, NoticePaper paper,
                  Attachments attachments, ProgrammeRegister programmes, Site site, Words words) {
        this.context = context;
        this.templates = templates;
        this.texts = texts;
        this.board = board;
        this.paper = paper;
        this.attachments = attachments;
        this.programmes = programmes;
        this.site = site;
        this.words = words;
    }

    /** A file of the package that stands beside a notice. */
    private record Carried(String file, Attachment attachment) { }

    /** A notice with its page and what it carries. */
    private record Paper(NoticeView notice, NoticeRow row, String file, List<Carried> carried) { }

    /** Writes the package as a zip, in Chinese whatever the reader's language: it is for the county's portal. */
    void write(CaseRef programme, OutputStream out) {
        Locale before = LocaleContextHolder.getLocale();
        LocaleContextHolder.setLocale(Locale.SIMPLIFIED_CHINESE);
        try (ZipOutputStream zip = new ZipOutputStream(out, StandardCharsets.UTF_8)) {
            write(programme, zip);
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        } finally {
            LocaleContextHolder.setLocale(before);
        }
    }

    private void write(CaseRef programme, ZipOutputStream zip) throws IOException {
        List<Paper> papers = papers(programme);
        Instant latest = papers.isEmpty() ? Instant.EPOCH : papers.get(0).notice().publishedAt();
        ITemplateEngine engine = engine(papers);
        page(zip, "index.html", latest, engine.process("noticeboard/package-index", context(Map.of("programme", programmes.spec(programme),
                "notices", papers.stream().map(Paper::row).toList()))));
        List<Map<String, Object>> index = new ArrayList<>();
        for (Paper each : papers) {
            Map<String, Object> shown = paper.of(each.notice());
            page(zip, each.file(), each.notice().publishedAt(), engine.process("noticeboard/package-notice", context(shown)));
            index.add(indexed(each, shown));
            for (Carried carried : each.carried()) {
                enter(zip, carried.file(), each.notice().publishedAt());
                try (InputStream content = attachments.open(carried.attachment().id())) {
                    content.transferTo(zip);
                }
            }
        }
        page(zip, "index.json", latest, JSON.writeValueAsString(index));
        for (String part : STYLE) {
            enter(zip, part, latest);
            try (InputStream content = new ClassPathResource("static/assets/" + part).getInputStream()) {
                content.transferTo(zip);
            }
        }
    }

    /** Latest first, as lists show them. */
    private List<Paper> papers(CaseRef programme) {
        List<Paper> papers = new ArrayList<>();
        for (NoticeLine line : board.all(programme)) {
            NoticeView notice = board.get(line.id()).orElseThrow();
            NoticeRow row = NoticeRow.of(line);
            List<Carried> carried = new ArrayList<>();
            for (Attachment file : attachments.all(notice.attachments())) {
                carried.add(new Carried("files/" + row.address() + "-" + (carried.size() + 1) + ending(file.name()), file));
            }
            papers.add(0, new Paper(notice, row, row.address() + ".html", carried));
        }
        return papers;
    }

    private static String ending(String name) {
        String ending = name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
        return ending.matches("[a-z0-9]{1,5}") && ending.length() < name.length() ? "." + ending : "";
    }

    private Map<String, Object> indexed(Paper each, Map<String, Object> shown) {
        Map<String, Object> line = new LinkedHashMap<>();
        line.put("indexNumber", shown.get("index"));
        line.put("number", each.notice().number());
        line.put("title", each.notice().title());
        line.put("subjectClass", shown.get("subject"));
        line.put("kind", each.notice().type());
        line.put("published", words.published(each.notice().publishedAt()));
        line.put("source", shown.get("source"));
        line.put("url", shown.get("url"));
        line.put("page", each.file());
        line.put("attachments", each.carried().stream().map(c -> Map.of("name", c.attachment().name(), "size", c.attachment().size(),
                "sha256", c.attachment().sha256(), "file", c.file())).toList());
        return line;
    }

    private ITemplateEngine engine(List<Paper> papers) {
        Map<String, String> files = new HashMap<>(Map.of("/notices", "index.html", "/assets/site.css", "site.css"));
        for (Paper each : papers) {
            String at = "/notices/" + each.row().address();
            files.put(at, each.file());
            for (int i = 0; i < each.carried().size(); i++) {
                files.put(at + "/attachments/" + (i + 1), each.carried().get(i).file());
            }
        }
        SpringTemplateEngine engine = new SpringTemplateEngine();
        engine.setTemplateResolver(templates);
        engine.setTemplateEngineMessageSource(texts);
        engine.setLinkBuilder(new PackagedLinks(files, site.address()));
        return engine;
    }

    private Context context(Map<String, Object> shown) {
        Context page = new Context(Locale.SIMPLIFIED_CHINESE, shown);
        page.setVariable(ThymeleafEvaluationContext.THYMELEAF_EVALUATION_CONTEXT_CONTEXT_VARIABLE_NAME, new ThymeleafEvaluationContext(context, null));
        return page;
    }

    private static void page(ZipOutputStream zip, String name, Instant at, String content) throws IOException {
        enter(zip, name, at);
        zip.write(content.getBytes(StandardCharsets.UTF_8));
    }

    private static void enter(ZipOutputStream zip, String name, Instant at) throws IOException {
        ZipEntry entry = new ZipEntry(name);
        entry.setTimeLocal(at.atZone(Period.ZONE).toLocalDateTime());
        zip.putNextEntry(entry);
    }

    /** What is in the package is linked to in it; all else at the site it comes from. */
    private static final class PackagedLinks extends StandardLinkBuilder {

        private final Map<String, String> files;
        private final String site;

        PackagedLinks(Map<String, String> files, String site) {
            this.files = files;
            this.site = site;
        }

        @Override
        protected String computeContextPath(IExpressionContext context, String base, Map<String, Object> parameters) {
            return "";
        }

        @Override
        protected String processLink(IExpressionContext context, String link) {
            return files.getOrDefault(link, site + link);
        }
    }
}
