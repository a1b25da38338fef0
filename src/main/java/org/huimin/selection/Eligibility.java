package org.huimin.selection;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.huimin.document.Attachment;
import org.huimin.document.Attachments;
import org.huimin.document.SheetReader;
import org.huimin.kernel.Act;
import org.huimin.kernel.Actor;
import org.huimin.kernel.CaseRef;
import org.huimin.kernel.LegalBasis;
import org.huimin.kernel.Period;
import org.huimin.kernel.Refused;
import org.huimin.kernel.Refused.Reason;
import org.huimin.kernel.Stamp;
import org.huimin.programme.ProgrammeRegister;
import org.huimin.programme.SelectionSpec;
import org.huimin.programme.SelectionSpec.Condition;
import org.huimin.programme.SelectionSpec.ConditionKind;
import org.huimin.selection.EligibilityVerdict.Value;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;

/** Who may be considered: each condition of each application judged with a reason, apart from any score, by one office and confirmed by another. */
@Service
public class Eligibility {

    private final TenderRegister tenders;
    private final Candidates candidates;
    private final Reviews reviews;
    private final ProgrammeRegister programmes;
    private final Attachments attachments;
    private final SheetReader sheets;
    private final Clock clock;
    private final ApplicationEventPublisher facts;

    Eligibility(TenderRegister tenders, Candidates candidates, Reviews reviews, ProgrammeRegister programmes, Attachments attachments, SheetReader sheets,
                Clock clock, ApplicationEventPublisher facts) {
        this.tenders = tenders;
        this.candidates = candidates;
        this.reviews = reviews;
        this.programmes = programmes;
        this.attachments = attachments;
        this.sheets = sheets;
        this.clock = clock;
        this.facts = facts;
    }

    /**
     * Takes a list in as it was queried and looks for the applicants on it, by credit code or by name, in any column.
     *
     * @param list       one of those a condition names
     * @param queriedOn  when it was fetched, not after today
     * @param attachment csv or xlsx
     */
    @Act
    public void read(Actor actor, CaseRef tender, String list, LocalDate queriedOn, String attachment) {
        TenderView view = opened(tender);
        if (lists(view.terms()).stream().noneMatch(list::equals)) {
            throw Refused.invalid("eligibility.list-unknown", "list", list, "遴选公告没有要求查询“" + list + "”。");
        }
        if (queriedOn.isAfter(LocalDate.ofInstant(clock.instant(), Period.ZONE))) {
            throw Refused.invalid("eligibility.list-date", "queriedOn", queriedOn, "“" + list + "”的查询日期" + Period.words(queriedOn) + "晚于今天，请核对。");
        }
        Attachment file = attachments.get(attachment);
        Map<String, String> wanted = new HashMap<>();
        for (Candidate candidate : candidates.of(tender)) {
            wanted.put(Bars.same(candidate.stated().enterprise()), candidate.number());
            if (!candidate.stated().creditCode().isEmpty()) {
                wanted.put(Bars.same(candidate.stated().creditCode()), candidate.number());
            }
        }
        Map<String, DebarmentHit> hits = new HashMap<>();
        int[] rows = {0};
        sheets.read(file.name(), attachments.path(attachment), line -> {
            rows[0]++;
            line.texts().stream().map(Bars::same).map(wanted::get).filter(number -> number != null)
                    .forEach(number -> hits.putIfAbsent(number, new DebarmentHit(list, number, line.number())));
        });
        if (rows[0] == 0) {
            throw Refused.invalid("eligibility.list-empty", "attachment", file.name(), "“" + list + "”的文件“" + file.name() + "”没有内容，请重新导出。");
        }
        reviews.list(tender, new DebarmentList(list, queriedOn, attachment, file.sha256(), rows[0]),
                hits.values().stream().sorted(Comparator.comparing(DebarmentHit::application)).toList(), actor, Stamp.now(clock));
        facts.publishEvent(new TenderFact.DebarmentListRead(tender, actor.account(), list, queriedOn, file.sha256(), rows[0], hits.size()));
    }

    /**
     * Judges every condition of every application.
     *
     * @return whether something is lacking that may still be brought: once, in the first round
     * @throws Refused naming every gap: a condition not judged, a reason not given, a list not queried, a bar overlooked
     */
    @Act
    public boolean judge(Actor actor, CaseRef tender, List<EligibilityVerdict> verdicts) {
        TenderView view = opened(tender);
        List<String> untranscribed = candidates.untranscribed(tender);
        if (!untranscribed.isEmpty()) {
            throw Refused.conflict("eligibility.not-transcribed", "编号" + String.join("、", untranscribed) + "的纸质或者邮件报名材料还没有誊录并经核对，不能审查资格。");
        }
        List<Candidate> all = candidates.of(tender);
        int round = reviews.round(tender) + 1;
        List<Reason> no = new ArrayList<>();
        lists(view.terms()).stream().filter(name -> reviews.lists(tender).stream().noneMatch(l -> l.name().equals(name)))
                .forEach(name -> no.add(new Reason("eligibility.list-missing", "list", name, "尚未查询“" + name + "”，请上传名单文件并写明查询日期。")));
        Map<String, EligibilityVerdict> given = verdicts.stream().collect(Collectors.toMap(v -> v.application() + " " + v.condition(), v -> v, (a, b) -> b));
        Map<String, Bar> bars = bars(tender).stream().filter(bar -> !bar.condition().isEmpty())
                .collect(Collectors.toMap(bar -> bar.application() + " " + bar.condition(), bar -> bar, (a, b) -> a));
        List<EligibilityVerdict> kept = new ArrayList<>();
        for (Candidate candidate : all) {
            for (Condition condition : view.terms().conditions()) {
                String key = candidate.number() + " " + condition.code();
                EligibilityVerdict verdict = given.get(key);
                String place = candidate.stated().enterprise() + "“" + condition.name() + "”";
                if (verdict == null) {
                    no.add(new Reason("eligibility.not-judged", key, "", place + "尚未审查，请选择是否符合。"));
                    continue;
                }
                kept.add(verdict);
                if (verdict.value() != Value.MET && verdict.reason().isBlank()) {
                    no.add(new Reason("eligibility.reason", key, "", place + "审查为不符合或者缺少材料，请写明理由。"));
                }
                if (verdict.value() == Value.MET && bars.containsKey(key)) {
                    no.add(new Reason("eligibility.barred", key, "MET", place + "不能审查为符合：" + bars.get(key).reason()));
                }
                if (verdict.value() == Value.LACKING && round > 1) {
                    no.add(new Reason("eligibility.supplement-twice", key, "LACKING", place + "已经补正过一次，请审查为符合或者不符合。"));
                }
            }
        }
        if (!no.isEmpty()) {
            throw Refused.invalid(no);
        }
        reviews.replace(tender, kept, round, actor, Stamp.now(clock));
        Set<String> incomplete = kept.stream().filter(v -> v.value() == Value.LACKING).map(EligibilityVerdict::application).collect(Collectors.toSet());
        int eligible = eligible(tender).size();
        facts.publishEvent(new TenderFact.EligibilityReviewed(tender, actor.account(), round, eligible, all.size() - eligible - incomplete.size(),
                incomplete.size()));
        return !incomplete.isEmpty();
    }

    /** The other office's word on the review. */
    @Act
    public void decide(Actor actor, CaseRef tender, boolean approved, String opinion) {
        opened(tender);
        if (actor.account().equals(reviews.reviewer(tender))) {
            throw Refused.forbidden("eligibility.own-review", "审查资格的人不能复核自己的审查。");
        }
        if (!approved && (opinion == null || opinion.isBlank())) {
            throw Refused.invalid("eligibility.opinion", "opinion", "", "退回意见不能为空，请写明哪里需要重新审查。");
        }
        facts.publishEvent(new TenderFact.EligibilityDecided(tender, actor.account(), approved));
    }

    /** Asks for what is lacking, once. @param until the first instant that is too late */
    @Act
    public void askSupplement(CaseRef tender, Instant until) {
        reviews.supplementUntil(tender, until);
        int applications = (int) reviews.verdicts(tender).stream().filter(v -> v.value() == Value.LACKING).map(EligibilityVerdict::application)
                .distinct().count();
        facts.publishEvent(new TenderFact.SupplementAsked(tender, Actor.SYSTEM.account(), applications));
    }

    /** What stands against applications without anybody's judgement. */
    public List<Bar> bars(CaseRef tender) {
        TenderView view = opened(tender);
        return new Bars(view.terms(), view.deadline(), programmes.spec(tender).region().code(),
                programmes.basis(tender, "affiliated-applicants").map(LegalBasis::citation).orElse("")).of(candidates.of(tender), reviews.hits(tender));
    }

    public List<EligibilityVerdict> verdicts(CaseRef tender) {
        return reviews.verdicts(tender);
    }

    public List<DebarmentList> lists(CaseRef tender) {
        return reviews.lists(tender);
    }

    public List<Candidate> candidates(CaseRef tender) {
        opened(tender);
        return candidates.of(tender);
    }

    /** Those that meet every condition and have nothing against them; by number of receipt. */
    public List<Candidate> eligible(CaseRef tender) {
        Set<String> out = new HashSet<>(bars(tender).stream().map(Bar::application).toList());
        List<EligibilityVerdict> verdicts = reviews.verdicts(tender);
        verdicts.stream().filter(v -> v.value() != Value.MET).map(EligibilityVerdict::application).forEach(out::add);
        Set<String> judged = verdicts.stream().map(EligibilityVerdict::application).collect(Collectors.toSet());
        return candidates.of(tender).stream().filter(c -> judged.contains(c.number()) && !out.contains(c.number())).toList();
    }

    /** The lists that have to be queried, in the order of the conditions. */
    public static List<String> lists(SelectionSpec terms) {
        return terms.conditions().stream().filter(c -> c.kind() == ConditionKind.DEBARMENT).flatMap(c -> c.names().stream()).distinct().toList();
    }

    private TenderView opened(CaseRef tender) {
        TenderView view = tenders.view(tender);
        if (view.state() != TenderState.OPENED) {
            throw Refused.conflict("eligibility.not-open", "报名材料" + (view.state() == TenderState.ENDED ? "所属遴选已经结束" : "尚未开启") + "，不能审查资格。");
        }
        return view;
    }
}
