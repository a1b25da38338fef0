package org.huimin.portal.workbench;

import java.util.TreeSet;
import org.huimin.calendar.Calendars;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** Which years' holiday arrangements are known, for whoever wonders why a date is provisional. */
@Controller
class HolidayPage {

    private final Calendars calendars;

    HolidayPage(Calendars calendars) {
        this.calendars = calendars;
    }

    @GetMapping("/desk/holidays")
    String show(Model model) {
        model.addAttribute("years", new TreeSet<>(calendars.current().knownYears()).descendingSet());
        return "workbench/holidays";
    }
}
