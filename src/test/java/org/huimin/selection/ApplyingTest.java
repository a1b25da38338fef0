package org.huimin.selection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.huimin.kernel.Actor;
import org.huimin.kernel.CaseRef;
import org.huimin.kernel.Refused;
import org.huimin.oversight.TrailEntry;
import org.huimin.testing.TurnedClock;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Enterprises apply until the deadline; nobody reads what they sent before it is opened, and then it is what they sent. */
class ApplyingTest extends SelectionSlice {

    @Autowired Reviews reviews;
    @Autowired Supplementing supplementing;

    @BeforeEach
    void takeApplications() {
        announce();
    }

    @Test
    @Tag("S1.31")
    void opensExactlyWhatWasHandedIn() throws IOException {
        byte[] first = Arrays.copyOf(pdf("第一块"), Applying.PART_BYTES);
        Handing handing = begin(ENT1, "national");
        handing.file("form", "C:\\我的文件\\申请书.pdf", first, "第二块".getBytes(StandardCharsets.UTF_8));
        handing.file("licence", "许可证.png", png("许可证"));
        clock.at("2025-06-24T10:00:00");
        Receipt receipt = handing.submit(stated("ent01"));
        close();
        assertThat(applications.of(tender)).as("before the opening").isEmpty();

        opens(ONE);
        opens(TWO);

        ApplicationView opened = applications.of(tender).get(0);
        assertThat(opened).returns(receipt.number(), ApplicationView::number).returns("ent01", ApplicationView::applicant).returns("national", ApplicationView::lot)
                .returns(TurnedClock.instant("2025-06-24T10:00:00"), ApplicationView::receivedAt).returns(receipt.digest(), ApplicationView::digest)
                .returns(ApplicationChannel.ONLINE, ApplicationView::channel).returns(true, ApplicationView::confirmed);
        assertThat(opened.stated()).isEqualTo(stated("ent01"));
        assertThat(opened.documents()).extracting(ApplicationView.Document::material).containsExactly("form", "licence");
        byte[] form = Files.readAllBytes(attachments.path(opened.documents().get(0).attachment()));
        assertThat(form).hasSize(first.length + 9).startsWith(first);
        assertThat(attachments.get(opened.documents().get(0).attachment()).name()).isEqualTo("申请书.pdf");
        assertThat(STORAGE.resolve("sealed").resolve(receipt.number())).doesNotExist();
    }

    @Test
    void takesWhatTheReviewFoundLackingFromItsApplicantAloneAndUntilTheTermIsOver() {
        Handing handing = ready(ENT1);
        handing.submit(stated("ent01"));
        close();
        opens(ONE);
        opens(TWO);
        refused("supplement.not-asked", () -> supplement(ENT1, handing.number, "licence"));

        reviews.replace(tender, List.of(new EligibilityVerdict(handing.number, "payment", EligibilityVerdict.Value.LACKING, "复印件看不清")), 1, CLERK,
                clock.instant());
        reviews.supplementUntil(tender, clock.instant().plusSeconds(60));
        refused("absent", () -> supplement(ENT2, handing.number, "licence"));
        refused("supplement.material", () -> supplement(ENT1, handing.number, "no-such-line"));
        supplement(ENT1, handing.number, "licence");

        assertThat(supplementing.asked(applications.own(ENT1, handing.number)).orElseThrow()).satisfies(asked -> {
            assertThat(asked.lacking()).singleElement().returns("支付业务许可", Supplementing.Lacking::condition).returns("复印件看不清", Supplementing.Lacking::reason);
            assertThat(asked.brought()).isEqualTo(1);
        });
        assertThat(applications.of(tender).get(0).documents()).last().returns("licence", ApplicationView.Document::material);
        clock.at("2025-06-24T18:01:00");
        refused("supplement.not-asked", () -> supplement(ENT1, handing.number, "licence"));
    }

    private void supplement(Actor actor, String number, String material) {
        supplementing.add(actor, number, material, "补正.pdf", new ByteArrayInputStream(pdf("补正")));
    }

    @Test
    @Tag("check-12")
    @Tag("S1.34")
    void takesTheLastMicrosecondAndRefusesTheDeadlineItself() {
        Handing early = ready(ENT1);
        Handing exact = ready(ENT2);
        Handing after = ready(applicant("ent03"));
        clock.at("2025-06-24T17:59:59.999999");
        Receipt receipt = early.submit(stated("ent01"));

        clock.at("2025-06-24T18:00:00");
        assertThatThrownBy(() -> exact.submit(stated("ent02"))).isInstanceOfSatisfying(Refused.class, no -> {
            assertThat(no.kind()).isEqualTo(Refused.Kind.INVALID);
            assertThat(no).hasMessageContaining("服务器时间2025年6月24日 18:00:00").hasMessageContaining("截止（公告）").hasMessageContaining(exact.number);
        });
        clock.at("2025-06-24T18:00:01");
        refused("apply.late", () -> after.submit(stated("ent03")));

        assertThat(receipt.at()).isEqualTo(Instant.parse("2025-06-24T09:59:59.999999Z"));
        assertThat(applications.received(tender, "national")).isEqualTo(1);
        assertThat(applications.own(ENT2, exact.number)).returns(ApplicationState.LATE, OwnApplication::state).returns(DEADLINE, OwnApplication::decidedAt);
        assertThat(recorder.of(CaseRef.SEALED, ApplicationFact.ApplicationLate.class)).extracting(ApplicationFact.ApplicationLate::by)
                .contains(exact.number, after.number);
        assertThat(STORAGE.resolve("sealed").resolve(exact.number)).as("nothing of it is kept").doesNotExist();
        refused("apply.too-late", () -> begin(ENT2, "national"));
    }

    @Test
    @Tag("check-12")
    void refusesAnUploadThatBeganInTimeAndEndedTooLate() {
        Handing slow = begin(ENT1, "national");
        String form = applying.addFile(ENT1, slow.number, "form", 2);
        clock.at("2025-06-24T17:59:58");
        applying.part(ENT1, slow.number, form, 1, "申请书.pdf", slow.key, pdf("一"));

        clock.at("2025-06-24T18:00:00");

        refused("apply.too-late", () -> applying.part(ENT1, slow.number, form, 2, "申请书.pdf", slow.key, pdf("二")));
        refused("apply.late", () -> slow.submit(stated("ent01")));
        assertThat(applications.received(tender, "national")).isZero();
    }

    @Test
    void goesOnWhereAnUploadWasInterrupted() {
        Handing handing = begin(ENT1, "national");
        String form = applying.addFile(ENT1, handing.number, "form", 3);
        applying.part(ENT1, handing.number, form, 1, "申请书.pdf", handing.key, pdf("一"));
        applying.part(ENT1, handing.number, form, 3, "申请书.pdf", handing.key, pdf("三"));
        handing.files.add(new Applying.NamedFile(form, "申请书.pdf"));
        handing.file("licence", "许可证.png", png("许可证"));

        assertThat(applying.there(ENT1, handing.number, form)).containsExactly(1, 3);
        refused("apply.incomplete", () -> handing.submit(stated("ent01")));
        applying.part(ENT1, handing.number, form, 2, "申请书.pdf", handing.key, pdf("二"));
        handing.submit(stated("ent01"));
        refused("apply.no-draft", () -> applying.part(ENT1, handing.number, form, 2, "申请书.pdf", handing.key, pdf("改")));
    }

    @Test
    void takesOneApplicationOfAnEnterpriseInALotUnlessItReplacesTheFirst() {
        Receipt first = apply(ENT1, "national");
        Handing second = ready(ENT1);
        refused("apply.twice", () -> second.submit(stated("ent01")));
        second.replaces = first.number();

        Receipt replacing = second.submit(stated("ent01改"));

        assertThat(applications.received(tender, "national")).isEqualTo(1);
        assertThat(applications.own(ENT1, first.number()).state()).isEqualTo(ApplicationState.REPLACED);
        close();
        opens(ONE);
        opens(THREE);
        assertThat(applications.of(tender)).extracting(ApplicationView::number).containsExactly(replacing.number());
        assertThat(applications.of(tender).get(0).stated().enterprise()).isEqualTo("ent01改有限公司");
    }

    @Test
    void opensNothingThatWasWithdrawnInTime() {
        Receipt own = apply(ENT1, "national");
        Receipt late = apply(ENT2, "national");
        applying.withdraw(ENT1, own.number());
        refused("apply.not-submitted", () -> applying.withdraw(ENT1, own.number()));
        close();
        refused("apply.too-late", () -> applying.withdraw(ENT2, late.number()));

        opens(ONE);
        opens(TWO);

        assertThat(applications.of(tender)).extracting(ApplicationView::number).containsExactly(late.number());
        assertThat(sql.queryForMap("select manifest, data_key, stated from application where number = ?", own.number()).values()).containsOnlyNulls();
    }

    @Test
    @Tag("check-3")
    void answersForAnothersNumberAsForNone() {
        Receipt others = apply(ENT1, "national");
        Handing draft = ready(ENT1);

        List<ThrowingCallable> acts = List.of(() -> applications.own(ENT2, others.number()), () -> applying.withdraw(ENT2, others.number()),
                () -> applying.confirm(ENT2, others.number()), () -> applying.addFile(ENT2, draft.number, "form", 1),
                () -> applying.there(ENT2, draft.number, draft.files.get(0).id()), () -> applying.removeFile(ENT2, draft.number, draft.files.get(0).id()),
                () -> applying.part(ENT2, draft.number, draft.files.get(0).id(), 1, "a.pdf", draft.key, pdf("x")),
                () -> applying.submit(ENT2, draft.number, draft.key, null, stated("ent02"), draft.files),
                () -> applying.withdraw(CLERK, others.number()), () -> applying.withdraw(ENT2, "BM2222222222"));
        acts.forEach(act -> assertThatThrownBy(act).isInstanceOfSatisfying(Refused.class, no -> assertThat(no.kind()).isEqualTo(Refused.Kind.ABSENT))
                .hasMessage("没有这份报名材料，或者它不是贵单位的。"));
        refused("apply.not-an-applicant", () -> begin(CLERK, "national"));
    }

    @Test
    void refusesWhatIsNoScanWhateverItsNameSays() {
        Handing handing = begin(ENT1, "national");
        byte[] bomb = {'P', 'K', 3, 4, 20, 0, 0, 0};
        refused("file.no-scan", () -> handing.file("form", "申请书.pdf", "<html><script>".getBytes(StandardCharsets.UTF_8)));
        refused("file.no-scan", () -> handing.file("form", "申请书.pdf", bomb));
        refused("file.name-mismatch", () -> handing.file("form", "申请书.exe", pdf("x")));
        refused("file.name-mismatch", () -> handing.file("licence", "许可证.pdf", png("x")));
        refused("apply.type", () -> handing.file("form", "申请书.png", png("x")));
        refused("apply.part", () -> handing.file("form", "申请书.pdf", new byte[0]));
        refused("apply.part", () -> handing.file("form", "申请书.pdf", new byte[Applying.PART_BYTES + 1]));
        refused("apply.too-large", () -> applying.addFile(ENT1, handing.number, "form", 26));
        refused("apply.material", () -> applying.addFile(ENT1, handing.number, "nothing", 1));
    }

    @Test
    @Tag("S1.10")
    void judgesALicenceAgainstTheDayOfTheDeadline() {
        assertThat(applications.warnings(tender, until(LocalDate.of(2025, 6, 24)))).isEmpty();
        assertThat(applications.warnings(tender, until(LocalDate.of(2025, 6, 23)))).singleElement().returns("apply.licence-expired", Refused.Reason::rule);
        assertThat(applications.warnings(tender, until(null))).isEmpty();
        assertThat(ready(ENT1).submit(until(LocalDate.of(2025, 6, 23))).digest()).as("handed in all the same").hasSize(64);
    }

    @Test
    void asksForWhatTheNoticeAsksFor() {
        Handing empty = begin(ENT1, "national");
        assertThatThrownBy(() -> empty.submit(new Stated(" ", "123", "4403", null, null, List.of(), null, null, "营业执照", null, null, null)))
                .isInstanceOfSatisfying(Refused.class, no -> assertThat(no.reasons()).extracting(Refused.Reason::field).containsExactlyInAnyOrder("enterprise",
                        "legalRepresentative", "contact", "phone", "creditCode", "registeredIn", "licence", "licenceNumber", "material_form", "material_licence"));
    }

    @Test
    void refusesACreditCodeWhoseCheckDigitIsWrong() {
        Handing one = ready(ENT1);
        Stated s = stated("ent01");
        Stated mistyped = new Stated(s.enterprise(), "91440305MA5000001K", s.registeredIn(), s.headOffice(), s.legalRepresentative(), s.controllers(),
                s.contact(), s.phone(), s.licence(), s.licenceNumber(), s.licenceUntil(), s.matchingFunds());

        assertThatThrownBy(() -> one.submit(mistyped)).isInstanceOfSatisfying(Refused.class, no -> assertThat(no.reasons()).singleElement()
                .returns("creditCode", Refused.Reason::field)).hasMessageContaining("91440305MA5000001K").hasMessageContaining("校验码");
    }

    @Test
    void asksABranchForItsLetterOfAuthorisation() {
        Handing branch = ready(ENT1);
        Stated s = stated("ent01");
        Stated asBranch = new Stated(s.enterprise(), s.creditCode(), s.registeredIn(), "总公司", s.legalRepresentative(), s.controllers(), s.contact(), s.phone(),
                s.licence(), s.licenceNumber(), s.licenceUntil(), s.matchingFunds());
        assertThatThrownBy(() -> branch.submit(asBranch)).isInstanceOf(Refused.class).hasMessageContaining("总公司").hasMessageContaining("授权委托书");

        branch.file("authorisation", "授权书.pdf", pdf("授权"));
        assertThat(branch.submit(asBranch).digest()).hasSize(64);
    }

    @Test
    @Tag("check-13")
    void stopsTheOpeningWhereAnythingSealedWasChangedAndOpensNothing() throws IOException {
        Receipt one = apply(ENT1, "national");
        Receipt other = apply(ENT2, "national");
        close();
        opens(ONE);

        Path part = parts(other.number()).get(0);
        byte[] was = Files.readAllBytes(part);
        byte[] altered = was.clone();
        altered[20] ^= 1;
        Files.write(part, altered);
        refused("seal.broken", () -> opens(TWO));
        Files.delete(part);
        refused("seal.missing", () -> opens(TWO));
        Files.write(part, Files.readAllBytes(parts(one.number()).get(0)));
        refused("seal.broken", () -> opens(TWO));
        Files.write(part, was);
        byte[] list = sql.queryForObject("select manifest from application where number = ?", byte[].class, one.number());
        byte[] forged = list.clone();
        forged[60] ^= 1;
        sql.update("update application set manifest = ? where number = ?", forged, one.number());
        refused("seal.broken", () -> opens(TWO));
        sql.update("update application set manifest = ?, digest = ? where number = ?", list, other.digest(), one.number());
        refused("seal.broken", () -> opens(TWO));

        assertThat(seal.opened(tender)).isFalse();
        assertThat(applications.of(tender)).isEmpty();
        assertThat(sql.queryForObject("select count(*) from attachment where case_ref like ?", Integer.class, tender.value() + "/%")).isZero();
        sql.update("update application set digest = ? where number = ?", one.digest(), one.number());
        assertThat(opens(TWO)).isTrue();
        assertThat(applications.of(tender)).hasSize(2);
    }

    /** Two of three are enough, whoever fell ill or forgot the secret. */
    @Test
    void opensWithTheThirdHolderWhereOneHasForgotten() {
        apply(ENT1, "national");
        close();
        assertThat(opens(ONE)).isFalse();
        refused("seal.secret-wrong", () -> seal.open(TWO, tender, "what was it again?".toCharArray()));

        assertThat(opens(THREE)).isTrue();
        assertThat(applications.of(tender)).hasSize(1);
    }

    @Test
    void keepsWhoAppliedAndHowManyOutOfTheProgrammesRecordUntilTheOpening() {
        apply(ENT1, "national");
        Receipt two = apply(ENT2, "local");
        Handing third = ready(ENT2);
        clock.at("2025-06-24T18:00:00");
        refused("apply.late", () -> third.submit(stated("ent02")));
        close();

        List<TrailEntry> programme = trail.all(tender);
        assertThat(programme).extracting(TrailEntry::fact).allMatch(f -> !f.startsWith("Application"));
        assertThat(trail.all(CaseRef.SEALED).stream().filter(e -> e.actor().startsWith("BM"))).isNotEmpty()
                .allMatch(e -> !e.content().contains("ent0") && !e.content().contains(tender.root().value()));
        assertThat(trail.page(CaseRef.HOUSE, Long.MAX_VALUE, 500)).as("what the audit administrator reads cannot be counted").allMatch(e ->
                !e.fact().startsWith("Application") && !e.actor().startsWith("BM"));
        assertThat(trail.check(CaseRef.SEALED).holds()).isTrue();
        opens(ONE);
        opens(TWO);

        assertThat(recorder.of(tender.root(), ApplicationFact.ApplicationsOpened.class)).singleElement()
                .satisfies(fact -> assertThat(fact.applications()).hasSize(2).anyMatch(a -> a.number().equals(two.number()) && a.applicant().equals("ent02")));
    }

    @Test
    @Tag("check-11")
    void leavesAPlantedWordNowhereBeforeTheOpening() throws IOException {
        String planted = "芝麻" + UUID.randomUUID();
        Handing handing = begin(ENT1, "national");
        handing.file("form", planted + ".pdf", pdf(planted));
        handing.file("licence", "许可证.png", png(planted));
        Stated s = stated(planted);
        Receipt receipt = handing.submit(s);

        assertThat(found(planted)).isEmpty();
        assertThat(found(Base64.getEncoder().encodeToString(handing.key))).as("the key of the files").isEmpty();
        close();
        opens(ONE);
        assertThat(found(planted)).isEmpty();
        opens(TWO);
        assertThat(found(planted)).as("the search would find it").contains("application.STATED", "attachment.NAME");
        assertThat(receipt.number()).isNotBlank();
    }

    @Test
    void asksForAConfirmationAfterAChangeThatWantsOne() {
        Receipt one = apply(ENT1, "national");
        Receipt two = apply(ENT2, "national");
        clock.pass(Duration.ofHours(1));
        tenders.moved(tender, DEADLINE, DEADLINE.plusSeconds(3600), "补充要求", true, CLERK, clock.instant());
        clock.pass(Duration.ofMinutes(5));
        applying.confirm(ENT1, one.number());
        clock.at("2025-06-24T19:00:00");
        refused("apply.too-late", () -> applying.confirm(ENT2, two.number()));
        tenders.closed(tender, clock.instant());
        opens(ONE);
        opens(TWO);

        assertThat(applications.of(tender)).filteredOn(ApplicationView::confirmed).extracting(ApplicationView::number).containsExactly(one.number());
    }

    /** Columns and files that hold the word as it stands. */
    private List<String> found(String word) throws IOException {
        List<String> places = new ArrayList<>();
        byte[] bytes = word.getBytes(StandardCharsets.UTF_8);
        for (var column : sql.queryForList("select table_name as t, column_name as c from information_schema.columns where lower(table_schema) ="
                + " lower(schema()) order by table_name, column_name")) {
            String table = column.get("t").toString();
            String name = column.get("c").toString();
            boolean there = sql.queryForList("select " + name + " as v from " + table).stream().map(row -> row.get("v")).anyMatch(v ->
                    v instanceof byte[] raw ? new String(raw, StandardCharsets.ISO_8859_1).contains(new String(bytes, StandardCharsets.ISO_8859_1))
                            : v != null && v.toString().contains(word));
            if (there) {
                places.add(table.toLowerCase() + "." + name.toUpperCase());
            }
        }
        String needle = new String(bytes, StandardCharsets.ISO_8859_1);
        try (Stream<Path> files = Files.walk(STORAGE)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                if (file.toString().contains(word) || Files.readString(file, StandardCharsets.ISO_8859_1).contains(needle)) {
                    places.add(file.toString());
                }
            }
        }
        return places;
    }

    private List<Path> parts(String number) throws IOException {
        try (Stream<Path> files = Files.walk(STORAGE.resolve("sealed").resolve(number))) {
            return files.filter(Files::isRegularFile).sorted().toList();
        }
    }

    private Handing ready(Actor who) {
        Handing handing = begin(who, "national");
        handing.file("form", "申请书.pdf", pdf("申请书 " + who.unit()));
        handing.file("licence", "许可证.png", png(who.unit()));
        return handing;
    }

    private static Stated until(LocalDate day) {
        Stated s = stated("ent01");
        return new Stated(s.enterprise(), s.creditCode(), s.registeredIn(), s.headOffice(), s.legalRepresentative(), s.controllers(), s.contact(), s.phone(),
                s.licence(), s.licenceNumber(), day, s.matchingFunds());
    }

    private void refused(String rule, ThrowingCallable act) {
        assertThatThrownBy(act).isInstanceOfSatisfying(Refused.class, no -> assertThat(no.reasons().get(0).rule()).isEqualTo(rule));
    }
}
