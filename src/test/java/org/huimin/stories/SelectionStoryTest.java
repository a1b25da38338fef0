package org.huimin.stories;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.huimin.calendar.Deadlines;
import org.huimin.kernel.CaseRef;
import org.huimin.workflow.PanelRules;
import org.huimin.panel.Seat;
import org.huimin.panel.PanelRegister;
import org.huimin.panel.PanelMember;
import org.huimin.panel.DrawRegister;
import org.huimin.panel.DrawFile;
import org.huimin.kernel.Refused;
import org.huimin.kernel.Actor;
import org.huimin.identity.Person;
import org.huimin.identity.People;
import org.huimin.programme.ProgrammeFile;
import org.huimin.programme.ProgrammeRegister;
import org.huimin.programme.ProgrammeSpec;
import org.huimin.publicity.NoticeBoard;
import org.huimin.publicity.NoticeLine;
import org.huimin.publicity.NoticeType;
import org.huimin.rehearsal.Rehearsing;
import org.huimin.rehearsal.ReportedSelection;
import org.huimin.selection.ApplicationRegister;
import org.huimin.selection.ApplicationView;
import org.huimin.selection.Award;
import org.huimin.selection.Awarding;
import org.huimin.selection.Eligibility;
import org.huimin.selection.EligibilityVerdict.Value;
import org.huimin.selection.Letter;
import org.huimin.selection.LotCount;
import org.huimin.selection.Ranked;
import org.huimin.selection.Receiving;
import org.huimin.selection.ResultLetters;
import org.huimin.selection.SealCeremony;
import org.huimin.selection.TenderOutcome;
import org.huimin.selection.TenderRegister;
import org.huimin.selection.TenderState;
import org.huimin.selection.TenderView;
import org.huimin.tasks.Inbox;
import org.huimin.tasks.WorkItem;
import org.huimin.testing.MySql;
import org.huimin.testing.WholeHouse;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.core.env.Environment;

/** Two real notices, from the draft of the plan to the appointed platforms: every application sealed, opened by two, reviewed by two offices. */
class SelectionStoryTest {

    private static final int MOST_STEPS = 300;

    /** Five apply: one too late, one stands on a list, one brings a paper later. */
    @Test
    @Tag("S1.11")
    @Tag("S1.26")
    @Tag("S1.33")
    @Tag("S1.34")
    void guangmingReviewsWhoeverCameInTime() {
        try (WholeHouse house = WholeHouse.onH2()) {
            CaseRef programme = untilAppointed(house, ProgrammeFile.read("guangming-2025"));
            TenderView tender = house.get(TenderRegister.class).of(programme).get(0);
            List<ApplicationView> applications = house.get(ApplicationRegister.class).of(tender.caseRef());
            Map<String, String> names = applications.stream().collect(Collectors.toMap(ApplicationView::number, a -> a.stated().enterprise()));
            Eligibility eligibility = house.get(Eligibility.class);

            assertThat(names.values()).as("the fifth came at the deadline").containsExactlyInAnyOrder("报名企业01", "报名企业02", "报名企业03", "报名企业04");
            assertThat(applications).allSatisfy(a -> assertThat(a.documents()).as("one brought what was lacking").hasSize(
                    a.stated().enterprise().equals("报名企业03") ? 6 : 5));
            assertThat(house.get(SealCeremony.class).opened(tender.caseRef())).isTrue();
            assertThat(eligibility.verdicts(tender.caseRef()).stream().filter(v -> v.value() == Value.UNMET).map(v -> names.get(v.application())).distinct())
                    .containsExactly("报名企业04");
            assertThat(done(house, programme, "review-eligibility")).as("once before the supplement, once after").hasSize(2);
            assertThat(counts(house, tender)).containsExactly("RECEIVED 4 OPEN", "ELIGIBLE 3 SCORE", "RESPONSIVE 3 SCORE");
            assertThat(done(house, programme, "open-applications")).as("two of three holders").hasSize(2);
            assertThat(house.sql().queryForList("select assignee from work_item where task = 'open-applications' and personal and not secret", String.class))
                    .as("each on the desk of whoever holds the unit's share").containsExactlyInAnyOrderElementsOf(
                            house.sql().queryForList("select account from seal_holder where case_ref = ?", String.class, tender.caseRef().value()));
            assertThat(tender.outcome()).isEqualTo(TenderOutcome.AWARDED);
            assertThat(house.get(Awarding.class).current(tender.caseRef())).singleElement().satisfies(award -> {
                assertThat(award.state()).isEqualTo(Award.State.CONFIRMED);
                assertThat(award.enterprise()).isNotIn("报名企业04", "报名企业05");
            });
            assertThat(house.get(Awarding.class).ranking(tender.caseRef())).hasSize(3).first().satisfies(best -> {
                assertThat(best.application()).isEqualTo(house.get(Awarding.class).current(tender.caseRef()).get(0).application());
                assertThat(text(house, programme, NoticeType.PROPOSED_AWARD)).contains(best.enterprise(), best.score().toPlainString());
            });
            String winner = house.get(Awarding.class).current(tender.caseRef()).get(0).enterprise();
            assertThat(house.get(ProgrammeRegister.class).spec(programme).platform("winner").orElseThrow().name()).as("the place bears its winner's name")
                    .isEqualTo(house.get(ProgrammeRegister.class).spec(programme).unit("winner").name()).isEqualTo(winner);
            assertThat(notices(house, programme)).contains(NoticeType.TENDER, NoticeType.PROPOSED_AWARD, NoticeType.AWARD, NoticeType.AGREEMENT);
            assertThat(house.get(Deadlines.class).ofProgramme(programme)).filteredOn(d -> d.key().equals("NOTICE") && d.caseRef().value().contains("/AGR-"))
                    .as("an agreement is published sooner than other notices").singleElement().satisfies(d -> assertThat(d.rule() + " " + d.basis()).contains("WD2", "第五十条"));
            assertThat(text(house, programme, NoticeType.AWARD)).as("S1.33: the objection, and how it ended").contains("经核查，异议不成立").contains(winner).contains("联系电话");
            List<Letter> letters = house.get(ResultLetters.class).of(tender.caseRef());
            assertThat(letters).as("to everybody whose application was opened").hasSize(4).filteredOn(Letter::won).singleElement()
                    .returns(winner, Letter::enterprise);
            assertThat(letters).allSatisfy(letter -> assertThat(names.values().stream().filter(letter.body()::contains)).as("names nobody else").isEmpty());
            assertThat(letters).allSatisfy(letter -> assertThat(letter.received()).isNotNull());
            assertThat(done(house, programme, "propose-split")).as("one winner has all").isEmpty();
            everybodyElse(house, programme, "conclude-agreement", "sign-agreement");
            panelOfFourExpertsAndOneOfTheBureau(house, programme, tender.caseRef());
            everybodyElse(house, programme, "review-eligibility", "confirm-eligibility");
            everybodyElse(house, programme, "draft-tender", "approve-tender");
            everybodyElse(house, programme, "propose-award", "approve-award", "decide-objection");
            reported(ReportedSelection.of(house, programme), winner);
            Afterwards.daysAreWrittenInChinese(house, programme);
        }
    }

    /** The part of a rehearsal's JSON that others read. */
    private static void reported(JsonNode selection, String winner) {
        JsonNode lot = selection.get("lots").get(0);
        assertThat(lot.get("code").asText() + " " + lot.get("received") + " " + lot.get("late") + " " + lot.get("eligible") + " " + lot.get("outcome").asText())
                .isEqualTo("main 4 1 3 SCORE");
        assertThat(lot.get("ranking")).hasSize(3).first().satisfies(best -> {
            assertThat(best.get("applicant").asText()).isEqualTo(winner);
            assertThat(best.get("rank").asInt()).isEqualTo(1);
            assertThat(best.get("score").decimalValue()).isPositive();
        });
        assertThat(lot.get("awards")).singleElement().satisfies(won -> {
            assertThat(won.get("applicant").asText()).isEqualTo(winner);
            assertThat(won.get("amount").decimalValue()).isEqualByComparingTo("300000");
        });
        assertThat(selection.get("panel").toString()).isEqualTo("{\"size\":5,\"recused\":1,\"drawVerified\":true}");
        assertThat(selection.get("objections").toString()).isEqualTo("{\"received\":1,\"upheld\":0}");
    }

    /** One drawn expert recused himself, one stayed away; the next of the same sequence came, and nobody's page names any of them. */
    private static void panelOfFourExpertsAndOneOfTheBureau(WholeHouse house, CaseRef programme, CaseRef tender) {
        PanelRegister panels = house.get(PanelRegister.class);
        List<Seat> seats = panels.seats(tender);

        assertThat(panels.members(tender)).extracting(PanelMember::kind).containsOnlyOnce(PanelMember.Kind.REPRESENTATIVE).hasSize(5)
                .filteredOn(PanelMember.Kind.EXPERT::equals).hasSize(4);
        assertThat(seats).extracting(Seat::state).containsOnlyOnce(Seat.State.RECUSED, Seat.State.ABSENT).filteredOn(Seat.State.PRESENT::equals).hasSize(5);
        assertThat(house.get(DrawRegister.class).certificates(tender)).hasSize(1).allMatch(file -> DrawFile.verify(file, null).holds());
        String record = house.get(Inbox.class).timeline(programme).toString();
        assertThat(record).contains("确认参加和申报");
        seats.stream().filter(seat -> seat.member().kind() == PanelMember.Kind.EXPERT).forEach(seat ->
                assertThat(record).doesNotContain(seat.member().name(), seat.member().account()));
        assertThat(house.sql().queryForList("select distinct target from notify_message where subject like '%确认参加和申报%'", String.class))
                .as("nobody else is told").isSubsetOf(seats.stream().map(seat -> seat.member().account()).toList());
        PanelRules rules = house.get(PanelRules.class);
        Actor head = house.get(People.class).inGroup("commerce-head").get(0).actor();
        String reviewer = house.get(Inbox.class).lastPerformer(programme, "review-eligibility").orElseThrow();
        assertThat(catchThrowableOfType(Refused.class, () -> rules.name(head, tender, List.of(reviewer))).getMessage()).contains("审查过资格");
        assertThat(catchThrowableOfType(Refused.class, () -> rules.name(head, tender, List.of("expert01"))).getMessage()).contains("请从名单中选择");
        assertThat(rules.nameable(tender)).extracting(Person::account).doesNotContain(reviewer);
    }

    /** Where one enterprise alone applies, nothing further is organised. */
    @Test
    @Tag("S1.27")
    void guangmingTakesTheOnlyOneThatApplied() {
        String text = ProgrammeFile.write(ProgrammeFile.read("guangming-2025")).replace("code: guangming-2025", "code: guangming-alone");
        ProgrammeSpec spec = ProgrammeFile.parse(text.replaceFirst("(?s)(applicants:\\n  - code: ent01.*?)  - code: ent02.*?(?=\\n\\S|\\z)", "$1"));
        assertThat(spec.rehearsal().applicants()).hasSize(1);
        try (WholeHouse house = WholeHouse.onH2()) {
            CaseRef programme = untilAppointed(house, spec);
            TenderView tender = house.get(TenderRegister.class).of(programme).get(0);

            assertThat(counts(house, tender)).containsExactly("RECEIVED 1 OPEN", "ELIGIBLE 1 DIRECT");
            assertThat(house.get(PanelRegister.class).seats(tender.caseRef())).as("nobody is asked to judge").isEmpty();
            assertThat(house.get(ProgrammeRegister.class).appointed(programme)).containsExactly("winner");
            assertThat(told(house, "opening:")).as("the only one is told when and where").singleElement().asString()
                    .contains("ent01-applicant", "开启，地点：区政务服务中心开标室", "凭回执到场");
            announcedAgain(house);
        }
    }

    /** Nobody is eligible, so the call is announced again; to the second somebody comes on paper, whose envelope is written down and confirmed. */
    private static void announcedAgain(WholeHouse house) {
        String text = ProgrammeFile.write(ProgrammeFile.read("guangming-2025")).replace("code: guangming-2025", "code: guangming-again");
        ProgrammeSpec spec = ProgrammeFile.parse(text.replaceFirst("(?s)(applicants:\\n)  - code: ent01.*?(  - code: ent04.*?)  - code: ent05.*?(?=\\n\\S|\\z)", "$1$2"));
        assertThat(spec.rehearsal().applicants()).extracting(ProgrammeSpec.Rehearsal.Applicant::habit).containsExactly("DEBARRED");
        Rehearsing.Play play = house.get(Rehearsing.class).begin(spec, 1);
        TenderRegister tenders = house.get(TenderRegister.class);
        Inbox inbox = house.get(Inbox.class);
        Set<String> handedIn = new HashSet<>();
        Set<TenderState> looked = new HashSet<>();
        for (int step = 0; step < MOST_STEPS && done(house, play.programme(), "confirm-transcription").isEmpty(); step++) {
            inbox.open(play.programme()).stream().filter(i -> i.task().equals("receive-applications") && tenders.of(play.programme()).size() == 2
                    && handedIn.add(i.caseRef().value())).forEach(i -> house.get(Receiving.class).envelope(house.get(People.class).inGroup("commerce-officer").get(0).actor(),
                    i.caseRef(), "main", new Receiving.Envelope("纸上科技有限公司", "王某", "0755-2", 1)));
            if (!handedIn.isEmpty() && tenders.of(play.programme()).get(1).state() != TenderState.OPENED
                    && looked.add(tenders.of(play.programme()).get(1).state())) {
                assertThat(holding(house, "纸上科技")).as("nowhere before the opening: no table, the engine's among them, no file, no search").isEmpty();
            }
            assertThat(play.step(item -> true, words -> { })).isTrue();
        }
        assertThat(looked).as("while it lay sealed").containsExactlyInAnyOrder(TenderState.OPEN, TenderState.CLOSED);
        assertThat(holding(house, "纸上科技")).as("and is found once it lies open").contains("application.stated");
        List<TenderView> calls = tenders.of(play.programme());
        assertThat(calls).extracting(TenderView::outcome).containsExactly(TenderOutcome.REANNOUNCED, null);
        assertThat(counts(house, calls.get(0))).containsExactly("RECEIVED 1 OPEN", "ELIGIBLE 0 REANNOUNCE");
        assertThat(counts(house, calls.get(1))).containsExactly("RECEIVED 2 OPEN");
        assertThat(told(house, "shortage:")).as("the first call's applicant").singleElement().asString().contains("ent04-applicant", "将重新公告，本次报名不再有效");
        assertThat(notices(house, play.programme())).filteredOn(t -> t == NoticeType.TENDER).hasSize(2);
        assertThat(done(house, play.programme(), "review-eligibility")).as("of the first call alone: paper is written down before anybody is reviewed")
                .hasSize(1);
        assertThat(house.get(ApplicationRegister.class).of(calls.get(1).caseRef())).filteredOn(a -> a.applicant().isEmpty()).singleElement()
                .satisfies(a -> assertThat(a.documents()).as("the scan").hasSize(1));
        everybodyElse(house, play.programme(), "transcribe-applications", "confirm-transcription");
        assertThat(house.sql().queryForList("select distinct fact from trail_entry where about like ?", String.class, calls.get(1).caseRef().value() + "%"))
                .contains("ApplicantsInvited", "ApplicationsTranscribed", "TranscriptionDecided");
    }

    /** Where a word stands as it is: every column of every table, every file the house keeps or writes meanwhile, and what the public search finds. */
    private static List<String> holding(WholeHouse house, String word) {
        List<String> places = new ArrayList<>();
        for (Map<String, Object> column : house.sql().queryForList("select table_name as t, column_name as c from information_schema.columns"
                + " where lower(table_schema) = lower(schema())")) {
            String name = "" + column.get("c");
            if (house.sql().queryForList("select `" + name + "` as v from `" + column.get("t") + "` where `" + name + "` is not null").stream().map(row -> row.get("v"))
                    .anyMatch(v -> (v instanceof byte[] raw ? new String(raw, StandardCharsets.UTF_8) : v.toString()).contains(word))) {
                places.add((column.get("t") + "." + name).toLowerCase(Locale.ROOT));
            }
        }
        try (Stream<Path> files = Files.walk(Path.of(house.get(Environment.class).getRequiredProperty("huimin.storage")))) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                if (Files.readString(file, StandardCharsets.ISO_8859_1).contains(new String(word.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1))) {
                    places.add(file.toString());
                }
            }
        } catch (IOException outage) {
            throw new UncheckedIOException(outage);
        }
        if (!house.get(NoticeBoard.class).search(word, null, null, 10).notices().isEmpty()) {
            places.add("search");
        }
        return places;
    }

    private static List<String> told(WholeHouse house, String what) {
        return house.sql().queryForList("select concat(target, ' ', subject) from notify_message where id like ?", String.class, what + "%");
    }

    /** Two lots, told apart by the place of registration; in one of them two apply, and the notice says that they may be reviewed. */
    @Test
    @Tag("S2.3")
    @Tag("S2.22")
    @Tag("S2.24")
    @Tag("S2.25")
    @Tag("S1.29")
    @Tag("S2.4")
    @Tag("S2.23")
    @Tag("S2.26")
    void yunnanFindsOnePlatformOfTheCountryAndOneOfTheProvinceOnMySql() {
        MySql.needed();
        String text = ProgrammeFile.write(ProgrammeFile.read("yunnan-2023"));
        ProgrammeSpec spec = ProgrammeFile.parse(text.replaceAll("(lot: \"?national\"?\\s+habit: )\"?\\w+\"?", "$1SILENT")
                .replaceFirst("\nschedule:\n", "\nschedule:\n  AGREEMENT:\n    term: CD2\n"));
        assertThat(spec.rehearsal().applicants()).filteredOn(a -> a.habit().equals("SILENT")).hasSize(3);
        try (WholeHouse house = WholeHouse.onMysql("huimin_story_yunnan")) {
            AwardStory award = new AwardStory(house);
            CaseRef programme = untilAppointed(house, spec, award::step);
            award.holds(programme);
            assertThat(text(house, programme, NoticeType.TENDER)).contains("公开、公平、公正", "公平、公正、安全", "联系电话：0871-63210213");
            TenderView tender = house.get(TenderRegister.class).of(programme).get(0);

            assertThat(counts(house, tender)).containsExactly("RECEIVED 3 OPEN", "RECEIVED 2 OPEN", "ELIGIBLE 3 SCORE", "ELIGIBLE 2 SCORE",
                    "RESPONSIVE 3 SCORE", "RESPONSIVE 2 SCORE");
            assertThat(house.get(TenderRegister.class).counts(tender.caseRef())).filteredOn(c -> c.stage() == LotCount.Stage.ELIGIBLE && c.applicants() == 2)
                    .singleElement().extracting(LotCount::basis).isEqualTo("申报通知第四条第二项");
            List<Ranked> order = house.get(Awarding.class).ranking(tender.caseRef());
            assertThat(order.stream().filter(r -> r.lot().equals("provincial")).toList()).as("equal scores, and the written rule").hasSize(2)
                    .satisfies(tied -> assertThat(tied.get(0).score()).isEqualTo(tied.get(1).score())).extracting(Ranked::decidedBy)
                    .containsExactly("", "FACTOR:security");
            assertThat(house.get(Inbox.class).timeline(programme)).filteredOn(h -> h.item().task().equals("rescore-application"))
                    .as("one total stood far out and was given anew").singleElement().satisfies(h -> assertThat(h.item().state()).isEqualTo(WorkItem.State.DONE));
            assertThat(done(house, programme, "draw-lots")).isEmpty();
            assertThat(house.get(Awarding.class).current(tender.caseRef())).extracting(Award::application).as("the third of the country, the first of the province")
                    .containsExactly(ranked(order, "national", 3), ranked(order, "provincial", 1));
            assertThat(house.get(Awarding.class).current(tender.caseRef())).extracting(Award::place).containsExactly("national", "provincial");
            assertThat(notices(house, programme).stream().filter(t -> t == NoticeType.PROPOSED_AWARD)).as("the first, and two who came after").hasSize(3);
            assertThat(notices(house, programme).stream().filter(t -> t == NoticeType.AWARD)).as("two batches, then the one that changed").hasSize(4);
            assertThat(notices(house, programme).stream().filter(t -> t == NoticeType.AGREEMENT)).hasSize(2);
            assertThat(house.get(ProgrammeRegister.class).appointed(programme)).containsExactly("national", "provincial");
        }
    }

    private static String ranked(List<Ranked> order, String lot, int rank) {
        return order.stream().filter(r -> r.lot().equals(lot) && r.rank() == rank).findFirst().orElseThrow().application();
    }

    private static CaseRef untilAppointed(WholeHouse house, ProgrammeSpec spec) {
        return untilAppointed(house, spec, programme -> { });
    }

    /** @param before what somebody does before each step */
    private static CaseRef untilAppointed(WholeHouse house, ProgrammeSpec spec, Consumer<CaseRef> before) {
        Rehearsing.Play play = house.get(Rehearsing.class).begin(spec, 1);
        ProgrammeRegister programmes = house.get(ProgrammeRegister.class);
        for (int step = 0; step < MOST_STEPS && programmes.appointed(play.programme()).size() < spec.platforms().size(); step++) {
            before.accept(play.programme());
            assertThat(play.step(item -> true, words -> { })).as("something is left to do").isTrue();
        }
        assertThat(programmes.appointed(play.programme())).hasSameSizeAs(spec.platforms());
        return play.programme();
    }

    private static List<String> counts(WholeHouse house, TenderView tender) {
        return house.get(TenderRegister.class).counts(tender.caseRef()).stream().map(c -> c.stage() + " " + c.applicants() + " " + c.outcome()).toList();
    }

    private static String text(WholeHouse house, CaseRef programme, NoticeType type) {
        NoticeLine line = house.get(NoticeBoard.class).all(programme).stream().filter(n -> n.type() == type).findFirst().orElseThrow();
        return house.get(NoticeBoard.class).get(line.id()).orElseThrow().body().text();
    }

    private static List<NoticeType> notices(WholeHouse house, CaseRef programme) {
        return house.get(NoticeBoard.class).all(programme).stream().map(NoticeLine::type).toList();
    }

    private static List<WorkItem> done(WholeHouse house, CaseRef programme, String task) {
        return house.get(Inbox.class).timeline(programme).stream().map(h -> h.item()).filter(i -> i.task().equals(task) && i.doneBy() != null).toList();
    }

    /** Nobody who did one of these did another. */
    private static void everybodyElse(WholeHouse house, CaseRef programme, String... tasks) {
        List<String> people = Stream.of(tasks).flatMap(task -> done(house, programme, task).stream().map(WorkItem::doneBy).distinct()).toList();
        assertThat(people).doesNotHaveDuplicates();
    }
}
