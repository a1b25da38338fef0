package org.huimin.programme;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.huimin.calendar.WorkCalendar;
import org.huimin.kernel.Refused;

/** What is no fault of a programme but has to be said to whoever reads it. */
final class Warnings {

    /** Settlement and refund follow the last phase within this many days. */
    private static final int AFTERMATH = 60;

    private Warnings() { }

    static List<Refused.Reason> of(ProgrammeSpec spec, WorkCalendar calendar) {
        List<Refused.Reason> all = new ArrayList<>();
        unknownYears(spec, calendar, all);
        daysOff(spec, calendar, all);
        moneyAcrossTheYear(spec, all);
        uncheckedPlaces(spec, all);
        return all;
    }

    private static void unknownYears(ProgrammeSpec spec, WorkCalendar calendar, List<Refused.Reason> all) {
        int from = spec.planDate().getYear();
        int until = last(spec).plusDays(AFTERMATH).getYear();
        for (int year = from; year <= until; year++) {
            if (!calendar.knownYears().contains(year)) {
                all.add(new Refused.Reason("calendar.year-unknown", "planDate", String.valueOf(year),
                        year + " 年的放假安排尚未导入，涉及该年的期限按周末推算，均为预计日期，放假安排公布后确认。"));
            }
        }
    }

    private static void daysOff(ProgrammeSpec spec, WorkCalendar calendar, List<Refused.Reason> all) {
        spec.schedule().forEach((key, own) -> {
            if (own.at() != null && !calendar.isWorkday(own.at().toLocalDate())) {
                all.add(new Refused.Reason("schedule.day-off", "schedule." + key + ".at", own.at().toString(),
                        "时限“" + key + "”落在 " + own.at().toLocalDate() + "，当天不是工作日。"));
            }
        });
    }

    private static void moneyAcrossTheYear(ProgrammeSpec spec, List<Refused.Reason> all) {
        LocalDate last = last(spec);
        if (last.plusDays(1).getYear() > spec.phases().get(0).first().getYear()) {
            all.add(new Refused.Reason("funding.crosses-year", "phases", last.toString(),
                    "消费券最晚用到 " + last + "，清算和退回在下一预算年度，须办理结转或收回。"));
        }
    }

    private static void uncheckedPlaces(ProgrammeSpec spec, List<Refused.Reason> all) {
        for (String file : List.of("claims", "redemptions")) {
            if (!spec.region().places().isEmpty() && !spec.ledger().requiredColumns().getOrDefault(file, List.of()).contains("place")) {
                all.add(new Refused.Reason("ledger.place-unchecked", "ledger.requiredColumns." + file, "",
                        "方案限定了区划，但 " + file + " 文件没有要求 place 列；缺少该列的行不会核对位置。"));
            }
        }
    }

    private static LocalDate last(ProgrammeSpec spec) {
        return spec.phases().stream().map(p -> spec.lastValidDay(p.number())).max(LocalDate::compareTo).orElseThrow();
    }
}
