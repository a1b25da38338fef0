package org.huimin.portal.workbench;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.huimin.document.CsvSheet;
import org.huimin.kernel.Actor;
import org.huimin.kernel.CaseRef;
import org.huimin.portal.layout.NoticeRow;
import org.huimin.portal.layout.Words;
import org.huimin.programme.ProgrammeRegister;
import org.huimin.publicity.NumberRegister;
import org.springframework.context.MessageSource;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** The clerk's register of the numbers of a programme's notices: number, title, date, none left out. */
@Controller
class NumbersPage {

    private final CaseAccess access;
    private final NumberRegister register;
    private final ProgrammeRegister programmes;
    private final MessageSource texts;
    private final Words words;

    NumbersPage(CaseAccess access, NumberRegister register, ProgrammeRegister programmes, MessageSource texts, Words words) {
        this.access = access;
        this.register = register;
        this.programmes = programmes;
        this.texts = texts;
        this.words = words;
    }

    /** @param notice null where no notice bears the number */
    record Row(String number, NoticeRow notice) { }

    @GetMapping("/cases/{ref}/numbers")
    String show(Actor actor, @PathVariable String ref, Model model) {
        CaseRef programme = access.programme(actor, ref);
        List<Row> rows = register.of(programme).stream().map(l -> new Row(l.number(), l.notice() == null ? null : NoticeRow.of(l.notice()))).toList();
        model.addAttribute("programme", programmes.view(programme));
        model.addAttribute("rows", rows);
        model.addAttribute("gaps", rows.stream().filter(r -> r.notice() == null).count());
        return "workbench/numbers";
    }

    @GetMapping("/cases/{ref}/numbers.csv")
    ResponseEntity<byte[]> csv(Actor actor, @PathVariable String ref, Locale locale) {
        CaseRef programme = access.programme(actor, ref);
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of(say("numbers.number", locale), say("numbers.kind", locale), say("numbers.title", locale), say("numbers.date", locale)));
        register.of(programme).forEach(l -> rows.add(l.notice() == null ? List.of(l.number(), "", say("numbers.gap", locale), "")
                : List.of(l.number(), say("notice.type." + l.notice().type(), locale), l.notice().title(), words.published(l.notice().publishedAt()))));
        return ResponseEntity.ok().contentType(MediaType.parseMediaType("text/csv;charset=UTF-8")).header(HttpHeaders.CONTENT_DISPOSITION,
                ContentDisposition.attachment().filename("numbers-" + programme.value() + ".csv", StandardCharsets.UTF_8).build().toString())
                .body(CsvSheet.bytes(rows));
    }

    private String say(String key, Locale locale) {
        return texts.getMessage(key, null, locale);
    }
}
