package org.huimin.selection;

import java.text.Normalizer;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.huimin.kernel.Period;
import org.huimin.programme.SelectionSpec;
import org.huimin.programme.SelectionSpec.Condition;
import org.huimin.programme.SelectionSpec.ConditionKind;

/** Finds what stands against an application without anybody's judgement: licence, lists, place of registration, and ties between applicants. */
final class Bars {

    private final SelectionSpec terms;
    private final LocalDate deadlineDay;
    private final String province;
    private final String tied;

    /**
     * @param deadline the first instant that was too late; a licence has to be valid on its day
     * @param region   code of the programme's region, 6 digits; applicants inside and outside are told apart by its province
     * @param tied     what shuts out applicants that belong together, as a reason cites it; may be empty
     */
    Bars(SelectionSpec terms, Instant deadline, String region, String tied) {
        this.terms = terms;
        this.deadlineDay = LocalDate.ofInstant(deadline, Period.ZONE);
        this.province = region.substring(0, 2);
        this.tied = tied.isEmpty() ? "" : "（" + tied + "）";
    }

    /** @param hits which applications stand on which lists */
    List<Bar> of(List<Candidate> candidates, List<DebarmentHit> hits) {
        List<Bar> bars = new ArrayList<>();
        for (Candidate candidate : candidates) {
            if (!candidate.stated().creditCode().isEmpty()) { // of paper nobody typed more than the envelope says
                licence(candidate, bars);
                place(candidate, bars);
            }
        }
        for (DebarmentHit hit : hits) {
            terms.conditions().stream().filter(c -> c.kind() == ConditionKind.DEBARMENT && c.names().contains(hit.list())).forEach(condition ->
                    bars.add(new Bar(hit.application(), condition.code(), "列入“" + hit.list() + "”（名单文件第" + hit.line() + "行）。")));
        }
        candidates.stream().filter(c -> !c.confirmed()).forEach(c ->
                bars.add(new Bar(c.number(), "", "公告更正后要求重新确认，截止前没有确认。")));
        ties(candidates, bars);
        return bars;
    }

    private void licence(Candidate candidate, List<Bar> bars) {
        for (Condition condition : terms.conditions()) {
            if (condition.kind() != ConditionKind.LICENCE) {
                continue;
            }
            Stated stated = candidate.stated();
            if (stated.licence() == null || !condition.names().contains(stated.licence())) {
                bars.add(new Bar(candidate.number(), condition.code(), "填报的许可证“" + (stated.licence() == null ? "无" : stated.licence())
                        + "”不在要求之列（" + String.join("、", condition.names()) + "）。"));
            } else if (stated.licenceUntil() != null && stated.licenceUntil().isBefore(deadlineDay)) {
                bars.add(new Bar(candidate.number(), condition.code(), "“" + stated.licence() + "”有效期至" + Period.words(stated.licenceUntil()) + "，报名截止日（"
                        + Period.words(deadlineDay) + "）已经失效。"));
            }
        }
    }

    private void place(Candidate candidate, List<Bar> bars) {
        SelectionSpec.Lot lot = terms.lot(candidate.lot()).orElseThrow();
        boolean inside = candidate.stated().registeredIn().startsWith(province);
        boolean fits = switch (lot.registered()) {
            case ANYWHERE -> true;
            case INSIDE -> inside;
            case OUTSIDE -> !inside;
        };
        if (!fits) {
            bars.add(new Bar(candidate.number(), "", "注册地（" + candidate.stated().registeredIn() + "）" + (inside ? "在本省" : "不在本省")
                    + "，不符合类别“" + lot.name() + "”的要求。"));
        }
    }

    /** One person behind two applicants, or one applicant behind the other; the lot does not matter. */
    private void ties(List<Candidate> candidates, List<Bar> bars) {
        Map<String, List<Candidate>> by = new HashMap<>();
        for (Candidate candidate : candidates) {
            Stated stated = candidate.stated();
            Stream.concat(Stream.of(stated.legalRepresentative(), stated.enterprise()), stated.controllers().stream())
                    .filter(name -> name != null && !name.isBlank()).map(Bars::same).distinct()
                    .forEach(name -> by.computeIfAbsent(name, n -> new ArrayList<>()).add(candidate));
        }
        for (Candidate candidate : candidates) {
            List<String> others = by.values().stream().filter(tied -> tied.contains(candidate)).flatMap(List::stream)
                    .filter(other -> !other.equals(candidate)).map(other -> other.stated().enterprise()).distinct().sorted().toList();
            if (!others.isEmpty()) {
                bars.add(new Bar(candidate.number(), "", "与同时报名的" + String.join("、", others) + "负责人为同一人，或者存在控股、管理关系" + tied + "。"));
            }
        }
    }

    static String same(String name) {
        return Normalizer.normalize(name, Normalizer.Form.NFKC).replaceAll("\\s", "").toUpperCase(Locale.ROOT);
    }
}
