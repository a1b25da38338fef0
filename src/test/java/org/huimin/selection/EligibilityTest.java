package org.huimin.selection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.huimin.document.Attachments;
import org.huimin.document.SheetReader;
import org.huimin.kernel.Actor;
import org.huimin.kernel.CaseRef;
import org.huimin.kernel.Refused;
import org.huimin.programme.ProgrammeFile;
import org.huimin.programme.Registering;
import org.huimin.selection.EligibilityVerdict.Value;
import org.huimin.testing.Recorder;
import org.huimin.testing.TurnedClock;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.autoconfigure.jdbc.AutoConfigureTestDatabase;
import org.springframework.boot.test.autoconfigure.orm.jpa.DataJpaTest;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Every no of the review and of the award: each condition judged with a reason, each list queried, each place given to one that may have it, and nobody alone. */
@DataJpaTest(showSql = false, properties = "spring.datasource.url=jdbc:h2:mem:${random.uuid};MODE=MySQL;CASE_INSENSITIVE_IDENTIFIERS=TRUE;DB_CLOSE_DELAY=-1")
@AutoConfigureTestDatabase(replace = AutoConfigureTestDatabase.Replace.NONE)
@Transactional(propagation = Propagation.NOT_SUPPORTED)
@ContextConfiguration(classes = {TenderingTest.Surroundings.class, EligibilityTest.Review.class})
class EligibilityTest {

    private static final AtomicInteger NUMBER = new AtomicInteger();
    private static final Actor OFFICER = new Actor("commerce-officer", "区商务局经办人", "commerce", Set.of("commerce-officer"));
    private static final Actor SECOND = new Actor("commerce-officer-2", "区商务局经办人乙", "commerce", Set.of("commerce-officer"));
    private static final Actor HEAD = new Actor("commerce-head", "区商务局负责人", "commerce", Set.of("commerce-head"));
    private static final Actor FINANCE = new Actor("finance-officer", "区财政局经办人", "finance", Set.of("finance-officer"));
    private static final Instant DEADLINE = TurnedClock.instant("2025-06-24T18:00:00");
    private static final List<String> LISTS = List.of("失信被执行人", "重大税收违法失信主体", "政府采购严重违法失信行为记录名单");

    @Autowired Registering registering;
    @Autowired Tendering tendering;
    @Autowired Eligibility eligibility;
    @Autowired Awarding awarding;
    @Autowired Attachments attachments;
    @Autowired TurnedClock clock;
    @Autowired Recorder recorder;

    private static final List<Candidate> APPLIED = new ArrayList<>();
    private static final List<String> UNTRANSCRIBED = new ArrayList<>();

    private CaseRef tender;

    @DynamicPropertySource
    static void storage(DynamicPropertyRegistry properties) {
        properties.add("huimin.storage", () -> Path.of("target/storage", UUID.randomUUID().toString()).toAbsolutePath().toString());
    }

    @BeforeEach
    void twoHaveApplied() {
        clock.at("2025-06-19T09:00:00");
        String code = "guangming-review-" + NUMBER.incrementAndGet();
        tender = CaseRef.of(registering.register(OFFICER, ProgrammeFile.parse(ProgrammeFile.write(ProgrammeFile.read("guangming-2025"))
                .replace("code: guangming-2025", "code: " + code))).value() + "/SEL-1/TND-1");
        tendering.draft(OFFICER, tender, "公开遴选。", DEADLINE);
        tendering.decide(HEAD, tender, true, null);
        tendering.announce(tender, "GM-2025-002", "报名截止时间为2025年6月24日18时00分00秒。");
        clock.at("2025-06-24T18:00:00");
        tendering.close(tender);
        APPLIED.clear();
        UNTRANSCRIBED.clear();
        APPLIED.add(candidate("BM-1", "甲公司", "91440300MA5000001X", "张某"));
        APPLIED.add(candidate("BM-2", "乙公司", "91440300MA5000002X", "李某"));
    }

    @Test
    void judgesNothingThatDoesNotLieOpenAndNothingThatIsOver() {
        refused("eligibility.not-open", () -> eligibility.judge(OFFICER, tender, List.of()));
        refused("eligibility.not-open", () -> eligibility.read(OFFICER, tender, LISTS.get(0), LocalDate.of(2025, 6, 24), list("无", "0")));
        tendering.opened(tender);
        refused("eligibility.not-judged", () -> eligibility.judge(OFFICER, tender, List.of()));
        tendering.end(HEAD, tender, TenderOutcome.FAILED);
        refused("eligibility.not-open", () -> eligibility.judge(OFFICER, tender, List.of()));
    }

    @Test
    @Tag("S1.11")
    void takesOnlyTheListsTheCallNamesAsTheyWereQueriedUntilToday() {
        tendering.opened(tender);

        refused("eligibility.list-unknown", () -> eligibility.read(OFFICER, tender, "黑名单", LocalDate.of(2025, 6, 24), list("无", "0")));
        refused("eligibility.list-date", () -> eligibility.read(OFFICER, tender, LISTS.get(0), LocalDate.of(2025, 6, 25), list("无", "0")));
        refused("eligibility.list-empty", () -> eligibility.read(OFFICER, tender, LISTS.get(0), LocalDate.of(2025, 6, 24), stored("\n")));
        refused("eligibility.list-missing", () -> eligibility.judge(OFFICER, tender, verdicts(Value.MET, "")));
        assertThat(eligibility.lists(tender)).isEmpty();
    }

    @Test
    @Tag("S2.21")
    void judgesNobodyBeforeWhatCameOnPaperIsWrittenDownAndConfirmed() {
        opened("无", "0");
        UNTRANSCRIBED.add("BM-2");
        refused("eligibility.not-transcribed", () -> eligibility.judge(OFFICER, tender, verdicts(Value.MET, "")));
        UNTRANSCRIBED.clear();
        eligibility.judge(OFFICER, tender, verdicts(Value.MET, ""));
    }

    @Test
    void wantsAReasonForEveryNoAndOverlooksNoBar() {
        opened("乙公司", "91440300MA5000002X");

        refused("eligibility.barred", () -> eligibility.judge(OFFICER, tender, verdicts(Value.MET, "")));
        refused("eligibility.reason", () -> eligibility.judge(OFFICER, tender, verdicts(Value.UNMET, " ")));
        refused("eligibility.reason", () -> eligibility.judge(OFFICER, tender, verdicts(Value.LACKING, "")));
        assertThat(eligibility.verdicts(tender)).as("nothing half kept").isEmpty();
        assertThat(eligibility.eligible(tender)).as("nobody is eligible whom nobody judged").isEmpty();
    }

    @Test
    void asksOnceForWhatIsLackingAndLetsTheOtherOfficeDecide() {
        opened("无", "0");
        assertThat(eligibility.judge(OFFICER, tender, verdicts(Value.LACKING, "缺少证明"))).isTrue();
        assertThat(eligibility.eligible(tender)).isEmpty();

        refused("eligibility.supplement-twice", () -> eligibility.judge(OFFICER, tender, verdicts(Value.LACKING, "还缺证明")));
        assertThat(eligibility.judge(OFFICER, tender, verdicts(Value.MET, ""))).isFalse();
        assertThat(eligibility.eligible(tender)).extracting(Candidate::number).containsExactly("BM-1", "BM-2");
        refused("eligibility.own-review", () -> eligibility.decide(OFFICER, tender, true, ""));
        refused("eligibility.opinion", () -> eligibility.decide(FINANCE, tender, false, " "));
        eligibility.decide(FINANCE, tender, true, "");
        assertThat(recorder.names(tender.root())).contains("EligibilityDecided");
    }

    @Test
    void givesAPlaceOnlyToOneThatMayHaveItAndByTwoPeople() {
        reviewed();
        refused("award.not-ranked", () -> awarding.propose(SECOND, tender, Map.of("winner", "BM-1"), "得分最高。"));
        ranked();

        refused("award.reason", () -> awarding.propose(SECOND, tender, Map.of("winner", "BM-1"), " "));
        refused("award.order", () -> awarding.propose(SECOND, tender, Map.of(), "得分最高。"));
        refused("award.order", () -> awarding.propose(SECOND, tender, Map.of("winner", "BM-9"), "得分最高。"));
        refused("award.not-proposed", () -> awarding.decide(HEAD, tender, true, ""));
        refused("award.not-approved", () -> awarding.confirm(tender));
        awarding.propose(SECOND, tender, Map.of("winner", "BM-1"), "得分最高。");
        refused("award.own-proposal", () -> awarding.decide(SECOND, tender, true, ""));
        refused("award.opinion", () -> awarding.decide(HEAD, tender, false, ""));
        awarding.decide(HEAD, tender, false, "请写明依据。");
        refused("award.not-approved", () -> awarding.confirm(tender));
        awarding.propose(SECOND, tender, Map.of("winner", "BM-1"), "按公告第五条，得分最高。");
        awarding.decide(HEAD, tender, true, "");
        assertThat(awarding.confirm(tender)).extracting(Award::enterprise).containsExactly("甲公司");
        refused("award.not-proposed", () -> awarding.decide(HEAD, tender, true, ""));
    }

    @Test
    void namesNobodyAgainWhoWasLeftOut() {
        reviewed();
        ranked();
        assertThat(awarding.enoughWithout(tender, Set.of("BM-1")).isYes()).isTrue();
        assertThat(awarding.enoughWithout(tender, Set.of("BM-1", "BM-2")).reasons()).extracting(Refused.Reason::rule).containsExactly("award.nobody-next");

        refused("award.left-out-reason", () -> awarding.leaveOut(HEAD, tender, "BM-1", ""));
        awarding.leaveOut(HEAD, tender, "BM-1", "异议成立。");
        awarding.leaveOut(HEAD, tender, "BM-1", "再次。");

        assertThat(awarding.leftOut(tender)).containsExactly(new LeftOut("BM-1", "异议成立。"));
        assertThat(awarding.open(tender)).extracting(Candidate::number).containsExactly("BM-2");
        refused("award.order", () -> awarding.propose(SECOND, tender, Map.of("winner", "BM-1"), "得分最高。"));
        awarding.propose(SECOND, tender, Map.of("winner", "BM-2"), "依次递补。");
        assertThat(awarding.enoughWithout(tender, Set.of("BM-2")).isYes()).isFalse();
    }

    private void reviewed() {
        opened("无", "0");
        eligibility.judge(OFFICER, tender, verdicts(Value.MET, ""));
    }

    private void ranked() {
        awarding.rank(Actor.SYSTEM, tender, List.of(new Ranked("main", "BM-1", "甲公司", new BigDecimal("90.00"), 1, ""),
                new Ranked("main", "BM-2", "乙公司", new BigDecimal("80.00"), 2, "")));
    }

    /** @param name on the first list, with this credit code */
    private void opened(String name, String creditCode) {
        tendering.opened(tender);
        LISTS.forEach(list -> eligibility.read(OFFICER, tender, list, LocalDate.of(2025, 6, 24), list.equals(LISTS.get(0)) ? list(name, creditCode) : list("无", "0")));
    }

    private List<EligibilityVerdict> verdicts(Value value, String reason) {
        List<EligibilityVerdict> all = new ArrayList<>();
        APPLIED.forEach(c -> List.of("licence", "debarment", "own-platform", "no-incident", "finance")
                .forEach(condition -> all.add(new EligibilityVerdict(c.number(), condition, value, reason))));
        return all;
    }

    private String list(String name, String creditCode) {
        return stored("企业名称,统一社会信用代码\n" + name + "," + creditCode + "\n");
    }

    private String stored(String csv) {
        return attachments.store(OFFICER, tender, "名单.csv", new ByteArrayInputStream(csv.getBytes(StandardCharsets.UTF_8))).id();
    }

    private static Candidate candidate(String number, String name, String creditCode, String person) {
        return new Candidate(number, "ent" + number, "main", true, new Stated(name, creditCode, "440311", null, person, List.of(), person, "1", "支付业务许可证", "Z1",
                LocalDate.of(2026, 1, 1), null));
    }

    private static void refused(String rule, ThrowingCallable act) {
        assertThatThrownBy(act).isInstanceOfSatisfying(Refused.class, no -> assertThat(no.reasons()).extracting(Refused.Reason::rule).contains(rule));
    }

    @Import({Eligibility.class, Reviews.class, Awards.class, Awarding.class, Agreements.class, Attachments.class, SheetReader.class})
    static class Review {

        @Bean
        Candidates candidates() {
            return new Candidates() {
                @Override
                public List<Candidate> of(CaseRef tender) {
                    return List.copyOf(APPLIED);
                }

                @Override
                public List<String> untranscribed(CaseRef tender) {
                    return List.copyOf(UNTRANSCRIBED);
                }
            };
        }
    }
}
