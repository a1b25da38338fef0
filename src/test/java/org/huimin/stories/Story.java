package org.huimin.stories;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.huimin.campaign.CampaignRegister;
import org.huimin.campaign.LaunchView;
import org.huimin.campaign.OutreachBoard;
import org.huimin.campaign.OutreachLine;
import org.huimin.campaign.OutreachView;
import org.huimin.campaign.PhaseView;
import org.huimin.campaign.ReportView;
import org.huimin.campaign.ReportedTotals;
import org.huimin.console.HuiminCommand;
import org.huimin.identity.People;
import org.huimin.kernel.Actor;
import org.huimin.kernel.CaseRef;
import org.huimin.kernel.Money;
import org.huimin.kernel.Period;
import org.huimin.ledger.Judgement;
import org.huimin.ledger.LedgerRegister;
import org.huimin.ledger.ReceivedFile;
import org.huimin.merchant.MerchantDirectory;
import org.huimin.merchant.QuotaBoard;
import org.huimin.merchant.RecommendationRegister;
import org.huimin.merchant.RecommendationRegister.RecommendationView;
import org.huimin.merchant.ShopCells;
import org.huimin.merchant.Tally;
import org.huimin.merchant.WorkingList;
import org.huimin.merchant.WorkingListRegister;
import org.huimin.oversight.TrailRegister;
import org.huimin.programme.PlanState;
import org.huimin.programme.PlanView;
import org.huimin.programme.ProgrammeFile;
import org.huimin.programme.ProgrammeRegister;
import org.huimin.programme.ProgrammeSpec;
import org.huimin.publicity.NoticeBoard;
import org.huimin.publicity.NoticeLine;
import org.huimin.publicity.NoticeType;
import org.huimin.publicity.PublicityRegister;
import org.huimin.publicity.PublicityRegister.ObjectionState;
import org.huimin.publicity.PublicityRegister.ObjectionView;
import org.huimin.rehearsal.Rehearsals;
import org.huimin.rehearsal.Rehearsing;
import org.huimin.settlement.PhaseSettlementView;
import org.huimin.settlement.RefundView;
import org.huimin.settlement.SettlementRegister;
import org.huimin.settlement.StatementView;
import org.huimin.tasks.Answer;
import org.huimin.tasks.Desk;
import org.huimin.tasks.Handled;
import org.huimin.tasks.Inbox;
import org.huimin.tasks.WorkItem;
import org.huimin.testing.WholeHouse;
import org.huimin.workflow.ProcessProgress;

/**
 * The life of a programme in verbs. Each verb lets the offices that it names do their work, and no others, until that part
 * of the life is over, and says what must be true by then.
 */
final class Story {

    private static final int MOST_STEPS = 2000;
    private static final ObjectMapper JSON = new ObjectMapper().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);

    private final WholeHouse house;
    private final Rehearsing.Play play;
    private final CaseRef programme;
    private final Set<String> busy = new HashSet<>();
    private String forgotten;

    private Story(WholeHouse house, Rehearsing.Play play) {
        this.house = house;
        this.play = play;
        this.programme = play.programme();
    }

    /** @param seed of everything that falls to chance */
    static Story of(WholeHouse house, String file, long seed) {
        return new Story(house, house.get(Rehearsing.class).begin(ProgrammeFile.read(file), seed));
    }

    Story sponsorDraftsThePlan() {
        until(() -> lies("give-opinion"), "draft-plan", "review-competition");

        assertThat(only("draft-plan").unit()).isEqualTo(spec().sponsor());
        assertThat(open("give-opinion")).extracting(i -> i.context("unit")).containsExactlyInAnyOrderElementsOf(spec().unitsHolding("give-opinion"));
        return this;
    }

    /** @param silent units that do not answer: the sponsor closes the consultation over them, by name */
    Story departmentsGiveTheirOpinions(int silent) {
        until(() -> lies("arrange-funds"), "give-opinion", "close-consultation");

        assertThat(ended("give-opinion")).hasSize(silent);
        assertThat(done("give-opinion")).hasSize(spec().unitsHolding("give-opinion").size() - silent);
        assertThat(done("give-opinion")).allMatch(i -> i.unit().equals(i.context("unit")));
        assertThat(done("close-consultation")).hasSize(silent == 0 ? 0 : 1);
        return this;
    }

    Story treasuryArrangesTheFunds(String budget) {
        until(() -> lies("review-plan"), "arrange-funds");

        assertThat(spec().budget()).isEqualTo(Money.of(budget));
        assertThat(plan().state()).isEqualTo(PlanState.FUNDED);
        return this;
    }

    Story leadersDecide(String on) {
        until(() -> lies("issue-plan"), "review-plan", "table-plan", "decide-plan");

        assertThat(plan().state()).isEqualTo(PlanState.DECIDED);
        assertThat(only("decide-plan").doneAt().atZone(Period.ZONE).toLocalDate()).isEqualTo(LocalDate.parse(on));
        assertThat(only("decide-plan").doneBy()).isNotIn(only("draft-plan").doneBy(), only("review-plan").doneBy());
        return this;
    }

    Story planIsIssuedAndPublished(String on) {
        until(() -> published(NoticeType.PLAN) == 1, "issue-plan", "draft-notice", "check-notice", "sign-notice");

        assertThat(plan().state()).isEqualTo(PlanState.ISSUED);
        assertThat(plan().issuedOn()).isEqualTo(LocalDate.parse(on)).isEqualTo(spec().planDate());
        assertThat(Stream.of("draft-notice", "check-notice", "sign-notice").map(duty -> done(duty).get(0).doneBy())).doesNotHaveDuplicates();
        return this;
    }

    Story sponsorDesignatesThePlatformAndACitizenObjects() {
        until(() -> objections().stream().anyMatch(o -> o.decidedAt() != null), "reason-designation", "approve-designation",
                "admit-objection", "investigate-objection", "decide-objection");

        assertThat(published(NoticeType.DESIGNATION)).isEqualTo(1);
        assertThat(objections()).singleElement().extracting(ObjectionView::state).isEqualTo(ObjectionState.NOT_UPHELD);
        assertThat(only("decide-objection").doneBy()).isNotIn(only("reason-designation").doneBy(), only("approve-designation").doneBy());
        return this;
    }

    /** One head returns a list, one source is late with its own. */
    Story townshipsRecommendTheirShops() {
        until(() -> lies("review-merchants"), "recommend-merchants", "confirm-recommendation");

        List<RecommendationView> lists = lists(1);
        assertThat(lists).hasSameSizeAs(spec().merchants().sources());
        assertThat(lists.stream().filter(l -> l.state() == RecommendationRegister.State.DELIVERED)).hasSize(lists.size() - 1);
        forgotten = lists.stream().filter(l -> l.state() == RecommendationRegister.State.EXPIRED).findFirst().orElseThrow().unit();
        assertThat(done("confirm-recommendation").stream().filter(i -> i.decision().equals("RETURNED"))).hasSize(1);
        assertThat(done("confirm-recommendation")).allSatisfy(confirmed -> assertThat(done("recommend-merchants"))
                .noneMatch(sent -> sent.caseRef().equals(confirmed.caseRef()) && sent.doneBy().equals(confirmed.doneBy())));
        return this;
    }

    Story supervisionAndPlatformsReviewTheShops() {
        until(() -> lies("allot-supplement"), "review-merchants", "verify-merchants");

        Tally tally = tally();
        assertThat(tally.rejected()).isPositive();
        assertThat(tally.judged()).isEqualTo(tally.admitted() + tally.rejected());
        assertThat(tally.supplements()).containsKey(forgotten);
        assertThat(done("verify-merchants")).extracting(WorkItem::unit)
                .containsExactlyInAnyOrderElementsOf(spec().platforms().stream().map(ProgrammeSpec.Platform::unit).toList());
        return this;
    }

    /** What the late source had typed waits for it, letter by letter. */
    Story lateSourceFindsItsUnsentListInTheSupplement() {
        until(() -> open("recommend-merchants").stream().anyMatch(i -> i.unit().equals(forgotten)), "allot-supplement");

        assertThat(ended("recommend-merchants")).filteredOn(i -> i.unit().equals(forgotten)).singleElement().matches(i -> !i.endReason().isEmpty());
        assertThat(open("recommend-merchants")).filteredOn(i -> i.unit().equals(forgotten)).singleElement().matches(i -> i.subject().endsWith(" 第2批"));
        List<ShopCells> typed = typed(1);
        assertThat(typed).hasSizeGreaterThan(quota(forgotten));
        assertThat(typed(2)).isEqualTo(typed);
        return this;
    }

    /** @param directory shops that take part at the launch */
    Story merchantsCommitAndAreListed(int directory) {
        until(() -> published(NoticeType.MERCHANTS) == 1, "register-commitments", "onboard-merchants", "correct-directory");

        assertThat(house.get(MerchantDirectory.class).count(programme)).isEqualTo(directory).isGreaterThanOrEqualTo(spec().merchants().minimum());
        assertThat(lists(2)).anyMatch(l -> l.unit().equals(forgotten) && l.state() == RecommendationRegister.State.DELIVERED);
        assertThat(tally().units()).filteredOn(u -> u.unit().equals(forgotten)).allMatch(u -> u.admitted() > 0);
        return this;
    }

    /** One unit has not got round to everything and says so; the launch check is told. */
    Story officesTellThePublic() {
        until(() -> !lies("run-outreach") && !lies("announce-online"), "run-outreach", "announce-online");

        OutreachView outreach = house.get(OutreachBoard.class).of(programme);
        assertThat(outreach.lines()).isNotEmpty().noneMatch(l -> l.state() == OutreachLine.State.PLANNED);
        assertThat(outreach.missing()).allMatch(l -> l.reason() != null).hasSizeLessThan(2);
        assertThat(done("close-outreach")).isEmpty();
        return this;
    }

    /** One of them is not content, and it is put right. */
    Story departmentsCheckTheLaunch() {
        until(() -> published(NoticeType.RULES) == 1, "submit-rules", "check-launch", "remedy-launch");

        LaunchView launch = house.get(CampaignRegister.class).launch(programme).orElseThrow();
        assertThat(launch.state()).isEqualTo(LaunchView.State.READY);
        assertThat(launch.round()).isEqualTo(2);
        assertThat(launch.checks().stream().filter(c -> !c.ready())).singleElement().matches(c -> c.round() == 1 && !c.reason().isEmpty());
        assertThat(launch.checks().stream().filter(c -> c.round() == 2 && c.ready())).hasSize(spec().unitsHolding("check-launch").size());
        assertThat(launch.remedies()).hasSize(1);
        return this;
    }

    /** @param pool what may be spent, with what was carried in */
    Story phaseRuns(int number, String pool) {
        until(() -> house.get(CampaignRegister.class).phase(programme, number).filter(p -> p.closedAt() != null).isPresent()
                && !lies("submit-daily"), "request-drawdown", "enter-account", "check-account", "pay-drawdown",
                "submit-daily", "chase-daily", "check-daily");

        PhaseView phase = phase(number);
        assertThat(phase.pool()).isEqualTo(Money.of(pool));
        assertThat(phase.openedAt()).isBetween(spec().period(number).from(), spec().period(number).from().plusSeconds(60));
        assertThat(phase.delayDays()).isZero();
        assertThat(reports(number)).hasSize((int) spec().period(number).days().count() * spec().platforms().size());
        assertThat(reports(number)).allMatch(r -> r.state() == ReportView.State.SOUND);
        assertThat(done("submit-daily")).isNotEmpty().allMatch(i -> i.subject().matches(".* \\d{4}年\\d{1,2}月\\d{1,2}日 .*"));
        return this;
    }

    /** Whoever looks into the books sends them back; the platforms hand them in again, and those of before no longer count. */
    Story booksAreSentBackAndHandedInAgain(int number) {
        until(() -> lies("explain-difference") || lies("review-settlement"), "submit-ledger");
        Map<String, Set<Long>> before = countingFiles();
        WorkItem looked = open(lies("explain-difference") ? "explain-difference" : "review-settlement").get(0);
        Actor actor = house.get(People.class).inGroup(looked.group()).get(0).actor();
        house.get(Desk.class).claim(actor, looked.id());
        house.get(Desk.class).complete(actor, looked.id(), Answer.of(Map.of("decision", "RETURNED", "opinion", "请补齐流水后重新报送。")));

        until(() -> lies("explain-difference") || lies("review-settlement"), "submit-ledger");
        assertThat(countingFiles()).as("the same bytes, counted once").isEqualTo(before);
        assertThat(house.sql().queryForObject("select count(*) from trail_entry where fact like '%FilesSetAside' and about = ?", Integer.class, programme.value()))
                .isEqualTo(spec().platforms().size());
        return this;
    }

    private Map<String, Set<Long>> countingFiles() {
        return spec().platforms().stream().collect(Collectors.toMap(ProgrammeSpec.Platform::code, p ->
                house.get(LedgerRegister.class).files(programme, p.code()).stream().map(ReceivedFile::id).collect(toSet())));
    }

    /** In yuan; {@code redeemed} gross. */
    Story phaseIsSettled(int number, String redeemed, String refunded, String carriedOver, String unallocated) {
        until(() -> settled(number), "submit-ledger", "explain-difference", "review-settlement", "approve-rollover", "confirm-rollover");

        PhaseSettlementView s = house.get(SettlementRegister.class).phase(programme, number).orElseThrow();
        assertThat(s.redeemed()).isEqualTo(Money.of(redeemed));
        assertThat(s.refunded()).isEqualTo(Money.of(refunded));
        assertThat(s.carriedOver()).isEqualTo(Money.of(carriedOver));
        assertThat(s.unallocated()).isEqualTo(Money.of(unallocated));
        assertThat(s.pool().minus(s.redeemed()).plus(s.refunded())).isEqualTo(s.carriedOver().plus(s.unallocated()));
        for (ProgrammeSpec.Platform platform : spec().platforms()) {
            Judgement judged = house.get(LedgerRegister.class).frozen(programme, platform.code(), number).orElseThrow().figures();
            assertThat(judged.redemptions().refused()).containsKey("STORE_NOT_ADMITTED");
            assertThat(reported(number, platform.code())).as("what the platform said day by day").isEqualTo(judged.days().stream()
                    .filter(d -> d.industry().equals(Judgement.OfDay.ALL) && spec().period(number).days().anyMatch(d.day()::equals))
                    .map(Judgement.OfDay::amount).reduce(Money.ZERO, Money::plus));
        }
        return this;
    }

    /** Both the sponsor's head and finance agreed, the public was told, and the next phase has the money. */
    Story restRollsOver(int from) {
        until(() -> published(NoticeType.CHANGE) >= from);

        Money carried = house.get(SettlementRegister.class).phase(programme, from).orElseThrow().carriedOver();
        assertThat(carried.isZero()).isFalse();
        assertThat(spec().phase(from + 1).budget().plus(carried)).isEqualTo(spec().platforms().stream().flatMap(p -> spec().voucherTypes().stream()
                .map(t -> t.face().times(spec().quantity(p.code(), t.code(), from + 1)))).reduce(Money.ZERO, Money::plus));
        return this;
    }

    Story platformsAccountForWhatIsLeft(String paid, String lateRefunds, String returned) {
        until(() -> lies("return-funds"), "submit-refunds", "submit-report", "review-statement");

        StatementView s = statement();
        assertThat(s.paid()).isEqualTo(Money.of(paid));
        assertThat(s.lateRefunds()).isEqualTo(Money.of(lateRefunds));
        assertThat(s.returned()).isEqualTo(Money.of(returned));
        assertThat(s.paid().plus(s.returned())).isEqualTo(spec().budget());
        assertThat(s.invariants()).isNotEmpty().allMatch(StatementView.Invariant::holds);
        assertThat(s.bankDifference()).isEqualTo(Money.ZERO);
        return this;
    }

    Story treasuryConfirmsReceipt() {
        until(this::over, "return-funds", "confirm-receipt", "resolve-mismatch");

        List<RefundView> refunds = house.get(SettlementRegister.class).refunds(programme);
        assertThat(refunds).hasSameSizeAs(spec().platforms()).allMatch(r -> r.state() == RefundView.State.VERIFIED);
        assertThat(refunds.stream().map(RefundView::received).reduce(Money.ZERO, Money::plus).plus(statement().undisbursed()))
                .isEqualTo(statement().returned());
        assertThat(statement().balanced()).isTrue();
        assertThat(published(NoticeType.SETTLEMENT)).isEqualTo(1);
        return this;
    }

    /** Without engine or database, from the files alone: the same rows, the same money, and a record nobody touched. */
    Story auditorFindsTheSame(Path directory) throws IOException {
        Path report = directory.resolve("rehearsal.json");
        assertThat(house.get(Rehearsals.class).conclude(play, Duration.ZERO, report, directory, line -> { })).isTrue();

        JsonNode told = JSON.readTree(report.toFile());
        assertThat(told.get("incidents")).hasSize(7).allMatch(count -> count.asInt() == 1);
        BigDecimal net = BigDecimal.ZERO;
        for (JsonNode ledger : told.get("ledgers")) {
            JsonNode judged = reconciled(directory, ledger.get("platform").asText());
            for (String kind : List.of("claims", "redemptions", "refunds")) {
                for (String figure : List.of("rows", "accepted", "refused")) {
                    assertThat(judged.get(kind).get(figure)).as(kind + " " + figure).isEqualTo(ledger.get(kind).get(figure));
                }
            }
            assertThat(judged.get("byType")).isEqualTo(ledger.get("byType"));
            assertThat(judged.get("bank").get("difference").decimalValue()).isZero();
            net = net.add(judged.get("net").decimalValue());
        }
        assertThat(Money.of(net.toPlainString())).isEqualTo(statement().paid());
        assertThat(HuiminCommand.run(new String[] {"verify-trail", directory.resolve("trail.jsonl").toString()})).isZero();
        return this;
    }

    private JsonNode reconciled(Path directory, String platform) throws IOException {
        Path json = directory.resolve("reconciled-" + platform + ".json");
        List<String> command = new ArrayList<>(List.of("reconcile", "--programme", directory.resolve("programme.yaml").toString(), "--platform", platform,
                "--stores", directory.resolve("stores-" + platform + ".csv").toString(), "--json", json.toString()));
        for (String kind : List.of("claims", "redemptions", "refunds", "bank")) {
            command.add("--" + kind);
            try (Stream<Path> files = Files.list(directory)) {
                files.filter(f -> f.getFileName().toString().startsWith(kind + "-" + platform + "-")).map(Path::toString).sorted().forEach(command::add);
            }
        }
        assertThat(HuiminCommand.run(command.toArray(String[]::new))).isZero();
        return JSON.readTree(json.toFile());
    }

    /** Nothing is left to do, nobody did two things that must stay apart, and the record is whole. */
    void everythingHolds() {
        assertThat(house.get(Inbox.class).stillOpen()).isEmpty();
        assertThat(play.step(item -> true, line -> { })).as("nothing waits for a date").isFalse();
        for (ProgrammeSpec.Separation apart : house.get(ProgrammeRegister.class).separations(programme)) {
            for (String duty : apart.duties()) {
                Set<String> performed = doers(duty);
                apart.duties().stream().filter(other -> !other.equals(duty))
                        .forEach(other -> assertThat(performed).as(duty + " / " + other).doesNotContainAnyElementsOf(doers(other)));
            }
        }
        assertThat(work().stream().filter(i -> i.state() == WorkItem.State.DONE)).hasSizeGreaterThan(100)
                .allMatch(i -> house.get(People.class).find(i.doneBy()).orElseThrow().unit().equals(i.unit()));
        assertThat(spec().phases().stream().flatMap(p -> reports(p.number()).stream()).filter(ReportView::late)).hasSameSizeAs(done("chase-daily")).hasSize(1);
        assertThat(notices()).extracting(NoticeLine::number).doesNotHaveDuplicates();
        assertThat(notices()).extracting(NoticeLine::publishedAt).isSorted();
        assertThat(house.get(TrailRegister.class).check(programme).holds()).isTrue();
        assertThat(house.get(TrailRegister.class).head(programme).orElseThrow().seq()).isGreaterThan(work().size());
    }

    Story nothingCanBeDoneAgain() {
        Afterwards.nothingCanBeDoneAgain(house, programme);
        Afterwards.daysAreWrittenInChinese(house, programme);
        return this;
    }

    private void until(BooleanSupplier over, String... tasks) {
        busy.addAll(List.of(tasks));
        List<String> told = new ArrayList<>();
        for (int steps = 0; !over.getAsBoolean(); steps++) {
            assertThat(steps).as("goes on without end: %s", told.subList(Math.max(0, told.size() - 5), told.size())).isLessThan(MOST_STEPS);
            assertThat(play.step(item -> busy.contains(item.task()), told::add)).as("waits for nothing, with %s on the desks",
                    house.get(Inbox.class).stillOpen().stream().map(WorkItem::task).collect(toSet())).isTrue();
        }
    }

    private ProgrammeSpec spec() {
        return house.get(ProgrammeRegister.class).spec(programme);
    }

    private PlanView plan() {
        return house.get(ProgrammeRegister.class).planOf(programme);
    }

    private Tally tally() {
        return house.get(QuotaBoard.class).board(programme);
    }

    private PhaseView phase(int number) {
        return house.get(CampaignRegister.class).phase(programme, number).orElseThrow();
    }

    private List<ReportView> reports(int phase) {
        return house.get(CampaignRegister.class).reports(programme, phase);
    }

    private Money reported(int phase, String platform) {
        return house.get(CampaignRegister.class).totals(programme, phase).stream().filter(t -> t.platform().equals(platform))
                .map(ReportedTotals::redeemed).reduce(Money.ZERO, Money::plus);
    }

    private StatementView statement() {
        return house.get(SettlementRegister.class).statement(programme).orElseThrow();
    }

    private int quota(String unit) {
        return spec().merchants().sources().stream().filter(s -> s.unit().equals(unit)).findFirst().orElseThrow().quota();
    }

    private List<RecommendationView> lists(int round) {
        RecommendationRegister register = house.get(RecommendationRegister.class);
        return register.units(programme, round).stream().map(unit -> register.get(programme, unit, round).orElseThrow()).toList();
    }

    private List<ShopCells> typed(int round) {
        return house.get(WorkingListRegister.class).get(programme, forgotten, round).lines().stream().map(WorkingList.Line::cells).toList();
    }

    private List<ObjectionView> objections() {
        PublicityRegister register = house.get(PublicityRegister.class);
        return register.of(programme).stream().flatMap(p -> register.objections(p.id()).stream()).toList();
    }

    private List<NoticeLine> notices() {
        return house.get(NoticeBoard.class).all(programme);
    }

    private long published(NoticeType type) {
        return notices().stream().filter(n -> n.type() == type).count();
    }

    private List<WorkItem> work() {
        return house.get(Inbox.class).timeline(programme).stream().map(Handled::item).toList();
    }

    private List<WorkItem> of(String task, WorkItem.State... states) {
        return work().stream().filter(i -> i.task().equals(task) && List.of(states).contains(i.state())).toList();
    }

    private List<WorkItem> open(String task) {
        return of(task, WorkItem.State.OPEN, WorkItem.State.CLAIMED);
    }

    private List<WorkItem> done(String task) {
        return of(task, WorkItem.State.DONE);
    }

    private List<WorkItem> ended(String task) {
        return of(task, WorkItem.State.ENDED);
    }

    private boolean lies(String task) {
        return house.get(Inbox.class).stillOpen().stream().anyMatch(i -> i.task().equals(task));
    }

    /** The one time this was done. */
    private WorkItem only(String task) {
        return done(task).stream().reduce((a, b) -> {
            throw new AssertionError(task + " was done more than once");
        }).orElseThrow();
    }

    private Set<String> doers(String duty) {
        return work().stream().filter(i -> i.duty().equals(duty) && i.state() == WorkItem.State.DONE).map(WorkItem::doneBy).collect(toSet());
    }

    /** The settlement of this phase as a process has ended. */
    private boolean settled(int phase) {
        return house.get(ProcessProgress.class).runs(programme).stream()
                .anyMatch(r -> r.process().equals("settlement") && r.ended() != null && r.caseRef().value().endsWith("-" + phase));
    }

    private boolean over() {
        return house.get(ProcessProgress.class).runs(programme).stream().allMatch(r -> r.ended() != null);
    }
}
