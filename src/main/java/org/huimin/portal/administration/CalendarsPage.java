package org.huimin.portal.administration;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.time.Month;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.huimin.calendar.Calendars;
import org.huimin.calendar.LoadingHolidays;
import org.huimin.identity.Administration;
import org.huimin.kernel.Actor;
import org.huimin.kernel.Period;
import org.huimin.kernel.Refused;
import org.huimin.portal.layout.ReasonWords;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;

/** Which years' holiday arrangements are known, which is missing, and loading it once its notice is out. */
@Controller
class CalendarsPage {

    private static final int LARGEST = 200_000;
    /** The notice for the next year comes out in this month or the one before. */
    private static final Month NOTICE = Month.NOVEMBER;

    private final Calendars calendars;
    private final LoadingHolidays loading;
    private final ReasonWords words;
    private final Clock clock;

    CalendarsPage(Calendars calendars, LoadingHolidays loading, ReasonWords words, Clock clock) {
        this.calendars = calendars;
        this.loading = loading;
        this.words = words;
        this.clock = clock;
    }

    @GetMapping("/administration/calendars")
    String show(Actor actor, @RequestParam(required = false) Integer loaded, Model model) {
        Administration.SYSTEM.orRefuse(actor);
        return page(loaded, model);
    }

    @PostMapping("/administration/calendars")
    String load(Actor actor, @RequestParam MultipartFile file, Model model) throws IOException {
        Administration.SYSTEM.orRefuse(actor);
        try {
            if (file.getSize() > LARGEST) {
                throw Refused.invalid("calendar.too-large", "file", file.getSize(), "放假安排文件不应超过200KB，请核对是否选错了文件。");
            }
            return "redirect:/administration/calendars?loaded=" + loading.load(actor, new String(file.getBytes(), StandardCharsets.UTF_8));
        } catch (Refused no) {
            model.addAttribute("faults", words.of(no.reasons()));
            return page(null, model);
        }
    }

    private String page(Integer loaded, Model model) {
        Set<Integer> known = new TreeSet<>(calendars.current().knownYears()).descendingSet();
        LocalDate today = LocalDate.ofInstant(clock.instant(), Period.ZONE);
        List<Integer> due = today.getMonth().compareTo(NOTICE) < 0 ? List.of(today.getYear()) : List.of(today.getYear(), today.getYear() + 1);
        model.addAttribute("years", known);
        model.addAttribute("missing", due.stream().filter(year -> !known.contains(year)).toList());
        model.addAttribute("next", Stream.iterate(today.getYear(), year -> year + 1).filter(year -> !known.contains(year)).findFirst().orElseThrow());
        model.addAttribute("loaded", loaded);
        return "administration/calendars";
    }
}
