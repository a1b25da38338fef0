package org.huimin.portal.workbench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.TreeSet;
import org.huimin.calendar.Calendars;
import org.huimin.calendar.LoadingHolidays;
import org.huimin.kernel.Actor;
import org.huimin.kernel.Refused;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;

/** Where the year's holiday arrangement is loaded once its notice is out; provisional dates become firm and running ones move. */
@Controller
class HolidayPage {

    private static final int LARGEST = 200_000;

    private final Calendars calendars;
    private final LoadingHolidays loading;
    private final List<String> keepers;

    /** @param keepers posts whose people may load arrangements, e.g. {@code gov-officer} */
    HolidayPage(Calendars calendars, LoadingHolidays loading, @Value("${huimin.holiday-keepers:}") List<String> keepers) {
        this.calendars = calendars;
        this.loading = loading;
        this.keepers = List.copyOf(keepers);
    }

    @GetMapping("/desk/holidays")
    String show(Actor actor, @RequestParam(required = false) Integer loaded, Model model) {
        model.addAttribute("years", new TreeSet<>(calendars.current().knownYears()).descendingSet());
        model.addAttribute("keeper", keeps(actor));
        model.addAttribute("loaded", loaded);
        return "workbench/holidays";
    }

    @PostMapping("/desk/holidays")
    String load(Actor actor, @RequestParam MultipartFile file) throws IOException {
        if (!keeps(actor)) {
            throw Refused.forbidden("calendar.not-keeper", "放假安排由指定岗位导入，您不在其中。");
        }
        if (file.getSize() > LARGEST) {
            throw Refused.invalid("calendar.too-large", "file", file.getSize(), "放假安排文件不应超过200KB，请核对是否选错了文件。");
        }
        int before = calendars.current().knownYears().stream().mapToInt(y -> y).max().orElse(0);
        loading.load(actor, new String(file.getBytes(), StandardCharsets.UTF_8));
        return "redirect:/desk/holidays?loaded=" + Math.max(before, calendars.current().knownYears().stream().mapToInt(y -> y).max().orElse(0));
    }

    private boolean keeps(Actor actor) {
        return actor.groups().stream().anyMatch(keepers::contains);
    }
}
