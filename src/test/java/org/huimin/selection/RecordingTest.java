package org.huimin.selection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.huimin.kernel.Actor;
import org.huimin.kernel.CaseRef;
import org.huimin.kernel.Refused;
import org.huimin.programme.ProgrammeFile;
import org.huimin.programme.Registering;
import org.huimin.selection.RecordedSelection.Bidder;
import org.huimin.testing.Recorder;
import org.huimin.testing.TurnedClock;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.autoconfigure.jdbc.AutoConfigureTestDatabase;
import org.springframework.boot.test.autoconfigure.orm.jpa.DataJpaTest;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** What the law gives to another system is recorded here, and held against the days and numbers the law asks for. */
@DataJpaTest(showSql = false, properties = "spring.datasource.url=jdbc:h2:mem:${random.uuid};MODE=MySQL;CASE_INSENSITIVE_IDENTIFIERS=TRUE;DB_CLOSE_DELAY=-1")
@AutoConfigureTestDatabase(replace = AutoConfigureTestDatabase.Replace.NONE)
@Transactional(propagation = Propagation.NOT_SUPPORTED)
@ContextConfiguration(classes = TenderingTest.Surroundings.class)
class RecordingTest {

    private static final AtomicInteger NUMBER = new AtomicInteger();
    private static final Actor OFFICER = new Actor("commerce-officer", "区商务局经办人", "commerce", Set.of("commerce-officer"));
    private static final Actor HEAD = new Actor("commerce-head", "区商务局负责人", "commerce", Set.of("commerce-head"));

    @Autowired Registering registering;
    @Autowired Recording recording;
    @Autowired Participants participants;
    @Autowired TurnedClock clock;
    @Autowired Recorder recorder;

    private CaseRef in;

    @BeforeEach
    void registers() {
        clock.at("2025-07-20T09:00:00");
        String text = ProgrammeFile.write(ProgrammeFile.read("guangming-2025")).replace("code: guangming-2025", "code: open-bid-" + NUMBER.incrementAndGet())
                .replace("profile: A", "profile: B").replaceFirst("(?s)  shortage:\\n.*?(?=\\n\\S)", "").replaceFirst("(?s)\\n  SUBMISSION_DEADLINE:\\n(    [^\\n]*\\n)+", "\n");
        in = CaseRef.of(registering.register(OFFICER, ProgrammeFile.parse(text)).value() + "/SEL-1/REC-1");
    }

    @Test
    void keepsWhatWasPublishedAndLetsAnotherConfirmIt() {
        recording.record(OFFICER, in, result("2025-06-20", "2025-07-15 09:00:00", 4, 3));

        refused("recorded.own", () -> recording.decide(OFFICER, in, true, null));
        refused("recorded.opinion", () -> recording.decide(HEAD, in, false, ""));
        recording.decide(HEAD, in, true, null);
        refused("recorded.nothing", () -> recording.decide(HEAD, in, true, null));
        assertThat(recording.of(in).orElseThrow()).isEqualTo(result("2025-06-20", "2025-07-15 09:00:00", 4, 3));
        assertThat(recorder.names(in.root())).contains("SelectionRecorded", "SelectionRecordDecided");
    }

    /** Twenty days from the call to the opening: the day of the call does not count. */
    @Test
    void refusesACallThatWasTooShortByADay() {
        refused("tender.window-short", () -> recording.record(OFFICER, in, result("2025-06-26", "2025-07-16 23:59:59", 4, 3)));
        recording.record(OFFICER, in, result("2025-06-25", "2025-07-16 09:00:00", 4, 3));
    }

    @Test
    void refusesFewerThanThreeBidsByLaw() {
        refused("recorded.too-few", () -> recording.record(OFFICER, in, result("2025-06-20", "2025-07-15 09:00:00", 2, 2)));
        refused("recorded.too-few", () -> recording.record(OFFICER, in, result("2025-06-20", "2025-07-15 09:00:00", 3, 2)));
        assertThatThrownBy(() -> recording.record(OFFICER, in, result("2025-06-20", "2025-07-15 09:00:00", 2, 2))).hasMessageContaining("财政部令第87号");
    }

    @Test
    void refusesNumbersDatesAndBiddersThatCannotBe() {
        refused("recorded.numbers", () -> recording.record(OFFICER, in, result("2025-06-20", "2025-07-15 09:00:00", 3, 4)));
        RecordedSelection good = result("2025-06-20", "2025-07-15 09:00:00", 4, 3);
        refused("recorded.result-day", () -> recording.record(OFFICER, in, new RecordedSelection(good.system(), good.project(), good.announcedOn(),
                good.deadline(), LocalDate.parse("2025-07-21"), good.paper(), good.received(), good.eligible(), good.winners(), good.bidders())));
        refused("recorded.winner", () -> recording.record(OFFICER, in, new RecordedSelection(good.system(), good.project(), good.announcedOn(),
                good.deadline(), good.resultOn(), good.paper(), good.received(), good.eligible(), Map.of("winner", new Bidder("某企业", "123")), good.bidders())));
        refused("recorded.winner", () -> recording.record(OFFICER, in, new RecordedSelection(good.system(), good.project(), good.announcedOn(),
                good.deadline(), good.resultOn(), good.paper(), good.received(), good.eligible(), Map.of("winner", new Bidder("某企业", "91440300MA5000001U")), good.bidders())));
        assertThat(recording.of(in)).isEmpty();
    }

    /** Whoever bid may query the result, so they are on record: each once, as many as bid, every winner among them. */
    @Test
    void refusesBiddersThatCannotBeAndKnowsTheOthersByTheirReceipt() {
        RecordedSelection good = result("2025-06-20", "2025-07-15 09:00:00", 4, 3);
        refused("recorded.bidders", () -> recording.record(OFFICER, in, with(good, bidders().subList(0, 3))));
        refused("recorded.winner-bid", () -> recording.record(OFFICER, in, with(good, bidders().subList(1, 4))));
        refused("recorded.bidder-twice", () -> recording.record(OFFICER, in, with(good, List.of(bidders().get(0), bidders().get(1), bidders().get(2), bidders().get(1)))));
        refused("recorded.bidder", () -> recording.record(OFFICER, in, with(good, List.of(bidders().get(0), new Bidder("无代码企业", "")))));
        recording.record(OFFICER, in, good);
        assertThat(participants.of(in.root())).as("nobody before it is confirmed").isEmpty();
        recording.decide(HEAD, in, false, "日期不符。");
        recording.record(OFFICER, in, good);
        recording.decide(HEAD, in, true, null);

        List<Participant> known = participants.of(in.root());
        assertThat(known).extracting(Participant::enterprise).containsExactlyElementsOf(bidders().stream().map(Bidder::enterprise).toList());
        assertThat(known).extracting(Participant::receipt).doesNotHaveDuplicates().allMatch(r -> r.matches("TB[2-9A-Z]{10}"));
        assertThat(participants.byReceipt(in.root(), known.get(1).receipt())).contains(known.get(1));
        assertThat(participants.byReceipt(in.root(), "")).isEmpty();
    }

    private static RecordedSelection with(RecordedSelection good, List<Bidder> bidders) {
        return new RecordedSelection(good.system(), good.project(), good.announcedOn(), good.deadline(), good.resultOn(), good.paper(), good.received(), good.eligible(),
                good.winners(), bidders);
    }

    /** What the law says of too few is not for a programme to change. */
    @Test
    void letsNoFileWeakenTheLaw() {
        String text = ProgrammeFile.write(ProgrammeFile.read("guangming-2025")).replace("profile: A", "profile: B");

        refused("selection.shortage-law", () -> registering.register(OFFICER, ProgrammeFile.parse(text)));
    }

    private static RecordedSelection result(String announced, String deadline, int received, int eligible) {
        return new RecordedSelection("省级政府采购网", "CG-2025-001", LocalDate.parse(announced), Tendering.deadline(deadline), LocalDate.parse("2025-07-18"),
                "a-paper", Map.of("main", received), Map.of("main", eligible), Map.of("winner", new Bidder("某企业", "91440300MA5000001K")), bidders());
    }

    private static List<Bidder> bidders() {
        return List.of(new Bidder("某企业", "91440300MA5000001K"), new Bidder("投标企业02", "91310115MA50000021"), new Bidder("投标企业03", "91330106MA5000003B"),
                new Bidder("投标企业04", "91110108MA5000004M"));
    }

    private static void refused(String rule, ThrowingCallable act) {
        assertThatThrownBy(act).isInstanceOfSatisfying(Refused.class, no -> assertThat(no.reasons()).extracting(Refused.Reason::rule).contains(rule));
    }
}
