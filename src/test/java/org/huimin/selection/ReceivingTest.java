package org.huimin.selection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.huimin.kernel.CaseRef;
import org.huimin.kernel.Refused;
import org.huimin.programme.SelectionSpec.MailSubject;
import org.huimin.selection.Receiving.Envelope;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;

/** Envelopes and mails wait sealed beside what came through the browser, under the same deadline. */
class ReceivingTest extends SelectionSlice {

    private static final Envelope ENVELOPE = new Envelope("云上科技有限公司", "王某", "0871-63210213", 3);

    @Autowired Receiving receiving;
    @Autowired Transcribing transcribing;
    @Autowired OpenedApplications candidates;
    @Autowired Orphans orphans;
    @Autowired TransactionTemplate transactions;

    @BeforeEach
    void takeApplications() {
        announce();
    }

    /** The database forgets by itself what was rolled back; the disk is told to. */
    @Test
    void leavesNoCiphertextOfAMailThatWasRolledBack() throws IOException {
        Set<String> before = folders();
        transactions.executeWithoutResult(status -> {
            receiving.mail(CLERK, tender, mail("gbk-subject.eml"), clock.instant());
            assertThat(folders()).hasSize(before.size() + 1);
            status.setRollbackOnly();
        });
        assertThat(folders()).isEqualTo(before);
        assertThat(applications.received(tender, "national")).isZero();

        receiving.mail(CLERK, tender, mail("gbk-subject.eml"), clock.instant());
        assertThat(folders()).as("and of what holds nothing is lost").hasSize(before.size() + 1);
    }

    /** What a machine left that failed in between is a day old before it goes; what has a row, or may yet have one, stays. */
    @Test
    void sweepsCiphertextThatNoApplicationAnswersFor() throws IOException {
        String whole = receiving.mail(CLERK, tender, mail("gbk-subject.eml"), clock.instant()).number();
        FileTime old = FileTime.from(Instant.now().minus(Duration.ofHours(25)));
        for (String number : List.of("BMORPHANOLD2", "BMORPHANNEW2")) {
            Files.createDirectories(STORAGE.resolve("sealed").resolve(number).resolve("file"));
            Files.write(STORAGE.resolve("sealed").resolve(number).resolve("file").resolve("1"), new byte[] {1});
        }
        for (String number : List.of(whole, "BMORPHANOLD2")) {
            Files.setLastModifiedTime(STORAGE.resolve("sealed").resolve(number), old);
        }
        orphans.round();

        assertThat(folders()).contains(whole, "BMORPHANNEW2").doesNotContain("BMORPHANOLD2");
    }

    private static Set<String> folders() {
        try (Stream<Path> all = Files.list(Files.createDirectories(STORAGE.resolve("sealed")))) {
            return all.map(folder -> folder.getFileName().toString()).collect(Collectors.toSet());
        } catch (IOException outage) {
            throw new UncheckedIOException(outage);
        }
    }

    @Test
    @Tag("S2.20")
    void keepsWhoHandedInAnEnvelopeSealedAndItsSetsCounted() {
        Receipt receipt = receiving.envelope(CLERK, tender, "local", ENVELOPE);

        assertThat(applications.received(tender, "local")).isEqualTo(1);
        assertThat(sql.queryForMap("select * from application where number = ?", receipt.number()).toString()).doesNotContain("云上", "王某", "63210213");
        assertThat(recorder.of(CaseRef.SEALED, ApplicationFact.ApplicationSealed.class)).anyMatch(f -> f.by().equals(receipt.number()));
        close();
        opens(ONE);
        opens(TWO);
        ApplicationView opened = applications.of(tender).get(0);
        assertThat(opened).returns(ApplicationChannel.PAPER, ApplicationView::channel).returns(3, ApplicationView::sets).returns("", ApplicationView::applicant);
        assertThat(opened.stated()).returns("云上科技有限公司", Stated::enterprise).returns("王某", Stated::contact).returns("", Stated::registeredIn);
        assertThat(opened.documents()).isEmpty();
    }

    @Test
    @Tag("S2.20")
    @Tag("S2.21")
    void bringsWhatCameOnPaperAndByMailToWhereAnOnlineApplicationStands() {
        String paper = receiving.envelope(CLERK, tender, "local", ENVELOPE).number();
        String mail = receiving.mail(CLERK, tender, mail("gbk-subject.eml"), clock.instant()).number();
        apply(ENT1, "national");
        refused("transcript.not-open", () -> transcribing.write(CLERK, tender, List.of()));
        close();
        opens(ONE);
        opens(TWO);
        tenders.opened(tender, clock.instant());

        assertThat(transcribing.needed(tender)).isTrue();
        assertThat(candidates.untranscribed(tender)).containsExactlyInAnyOrder(paper, mail);
        assertThat(transcribing.applications(tender)).extracting(ApplicationView::number).containsExactlyInAnyOrder(paper, mail);
        String scan = attachments.store(CLERK, tender, "申请书.pdf", new ByteArrayInputStream(pdf("申请书"))).id();
        Transcript ofPaper = new Transcript(paper, stated("云上科技"), List.of(scan), "");
        Transcript ofMail = new Transcript(mail, named("彩云支付有限公司"), List.of(), "邮件附件没有写明信用代码等。");
        refused("transcript.missing", () -> transcribing.write(CLERK, tender, List.of(ofPaper)));
        refused("transcript.scan", () -> transcribing.write(CLERK, tender, List.of(new Transcript(paper, stated("云上科技"), List.of(), ""), ofMail)));
        refused("transcript.lacking", () -> transcribing.write(CLERK, tender, List.of(ofPaper, new Transcript(mail, ofMail.stated(), List.of(), " "))));
        refused("apply.credit-code", () -> transcribing.write(CLERK, tender, List.of(ofPaper, new Transcript(mail, coded("彩云支付有限公司"), List.of(), "其他没有写明"))));
        String foreign = attachments.store(CLERK, CaseRef.of("VP-2024-001"), "别处.pdf", new ByteArrayInputStream(pdf("别处"))).id();
        refused("transcript.foreign-scan", () -> transcribing.write(CLERK, tender, List.of(new Transcript(paper, stated("云上科技"), List.of(foreign), ""), ofMail)));
        assertThat(transcribing.of(tender)).as("nothing half kept").isEmpty();

        transcribing.write(CLERK, tender, List.of(ofPaper, ofMail));
        assertThat(candidates.untranscribed(tender)).as("not on one person's word").hasSize(2);
        refused("transcript.own", () -> transcribing.decide(CLERK, tender, true, null));
        refused("transcript.opinion", () -> transcribing.decide(ONE, tender, false, " "));
        transcribing.decide(ONE, tender, false, "法定代表人与扫描件不一致");
        assertThat(applications.of(tender)).filteredOn(a -> a.number().equals(paper)).singleElement().returns("", a -> a.stated().creditCode());
        transcribing.write(CLERK, tender, List.of(ofPaper, ofMail));
        transcribing.decide(ONE, tender, true, null);

        assertThat(candidates.untranscribed(tender)).isEmpty();
        assertThat(candidates.of(tender)).filteredOn(c -> c.number().equals(paper)).singleElement()
                .returns(stated("云上科技").creditCode(), c -> c.stated().creditCode()).returns("", Candidate::applicant);
        assertThat(applications.of(tender)).filteredOn(a -> a.number().equals(paper)).singleElement().satisfies(a -> assertThat(a.documents()).singleElement()
                .returns("form", ApplicationView.Document::material).returns(scan, ApplicationView.Document::attachment));
        assertThat(sql.queryForObject("select envelope from application_transcript where application = ?", String.class, paper)).as("what lay sealed stays").contains("王某");
        assertThat(recorder.of(tender.root(), TenderFact.ApplicationsTranscribed.class)).hasSize(2).allMatch(f -> f.applications() == 2 && f.by().equals(CLERK.account()));
        assertThat(recorder.of(tender.root(), TenderFact.TranscriptionDecided.class)).extracting(TenderFact.TranscriptionDecided::approved).containsExactly(false, true);
    }

    @Test
    void asksForTheOfferOfAnEnvelopeWhereThePriceIsScored() {
        assertThat(transcribing.asksOffer(tender)).isFalse();
        tenders.draft(tender, "2025年暑假消费券发放平台", "面向社会公开遴选平台企业。", OfferTest.priced(), DEADLINE, "公告", CLERK, clock.instant());
        tenders.announced(tender, "HM-2025-001", DEADLINE, clock.instant());
        String paper = receiving.envelope(CLERK, tender, "local", ENVELOPE).number();
        close();
        opens(ONE);
        opens(TWO);
        tenders.opened(tender, clock.instant());
        String scan = attachments.store(CLERK, tender, "申请书.pdf", new ByteArrayInputStream(pdf("申请书"))).id();

        assertThat(transcribing.asksOffer(tender)).isTrue();
        refused("transcript.lacking", () -> transcribing.write(CLERK, tender, List.of(new Transcript(paper, OfferTest.stated(null), List.of(scan), ""))));
        transcribing.write(CLERK, tender, List.of(new Transcript(paper, OfferTest.stated("12345.60"), List.of(scan), "")));
        transcribing.decide(ONE, tender, true, null);

        assertThat(candidates.of(tender)).singleElement().returns(new BigDecimal("12345.60"), c -> c.stated().offer());
    }

    private static Stated named(String enterprise) {
        return new Stated(enterprise, "", "", null, "", List.of(), "", "", null, null, null, null);
    }

    private static Stated coded(String enterprise) {
        return new Stated(enterprise, "91440305MA5000001X", "", null, "", List.of(), "", "", null, null, null, null);
    }

    @Test
    void isNotOpenedBeforeTheTimeItsApplicantsWereTold() {
        close();
        tenders.callOpening(tender, new OpeningCall(clock.instant().plusSeconds(1800), "三楼会议室", "凭回执到场"), CLERK, clock.instant());
        refused("seal.before-opening", () -> opens(ONE));
        clock.at("2025-06-24T18:30:00");
        assertThat(opens(ONE)).isFalse();
    }

    @Test
    @Tag("S2.21")
    void refusesAnEnvelopeAtTheVeryDeadlineInWriting() {
        clock.at("2025-06-24T18:00:00");
        assertThatThrownBy(() -> receiving.envelope(CLERK, tender, "local", ENVELOPE)).isInstanceOf(Refused.class)
                .hasMessageContaining("服务器时间2025年6月24日 18:00:00").hasMessageContaining("BM");
        assertThat(sql.queryForList("select state from application where case_ref = ?", String.class, tender.value())).containsExactly("LATE");
        assertThat(applications.received(tender, "local")).isZero();
    }

    @Test
    void asksForWhatStandsOnTheEnvelope() {
        refused("paper.enterprise", () -> receiving.envelope(CLERK, tender, "local", new Envelope(" ", "王某", "1", 3)));
        refused("paper.sets", () -> receiving.envelope(CLERK, tender, "local", new Envelope("云上", "王某", "1", 0)));
        refused("apply.lot", () -> receiving.envelope(CLERK, tender, "nowhere", ENVELOPE));
        assertThat(sql.queryForObject("select count(*) from application where case_ref = ?", Integer.class, tender.value())).isZero();
    }

    @Test
    @Tag("S1.34")
    void takesAMailOfThePrescribedSubjectAndEncryptsItOnArrival() throws IOException {
        Receipt receipt = receiving.mail(CLERK, tender, mail("gbk-subject.eml"), clock.instant());

        assertThat(sql.queryForMap("select * from application where number = ?", receipt.number()).toString()).doesNotContain("彩云", "李某");
        close();
        opens(TWO);
        opens(THREE);
        ApplicationView opened = applications.of(tender).get(0);
        assertThat(opened.stated()).returns("彩云支付有限公司", Stated::enterprise).returns("李某", Stated::contact).returns("0755-88888888", Stated::phone);
        assertThat(opened.documents()).extracting(ApplicationView.Document::material).containsExactly("form", "");
        assertThat(Files.readString(attachments.path(opened.documents().get(0).attachment()))).startsWith("%PDF-1.4");
        assertThat(attachments.get(opened.documents().get(0).attachment()).name()).isEqualTo("申请书.pdf");
    }

    @Test
    void refusesAMailWithAnotherSubjectOrWithoutScans() {
        refused("mail.subject", () -> receiving.mail(CLERK, tender, mail("wrong-subject.eml"), clock.instant()));
        refused("mail.files", () -> receiving.mail(CLERK, tender, mail("no-files.eml"), clock.instant()));
        refused("file.no-scan", () -> receiving.mail(CLERK, tender, mail("script-as-pdf.eml"), clock.instant()));
        assertThat(sql.queryForObject("select count(*) from application where case_ref = ?", Integer.class, tender.value())).isZero();
        clock.at("2025-06-24T18:00:00");
        refused("apply.late", () -> receiving.mail(CLERK, tender, mail("gbk-subject.eml"), clock.instant()));
    }

    @Test
    @Tag("S1.34")
    void readsTheSubjectAsTheNoticePrescribesIt() {
        MailSubject form = terms().mail();
        String prefix = form.prefix();
        assertThat(SubjectLine.parse(form, prefix + "—甲公司—张某—0755-1—国内平台")).isEqualTo(new SubjectLine("甲公司", "张某", "0755-1", "国内平台"));
        assertThat(SubjectLine.parse(form, " " + prefix + "——甲公司 — 张某—139 —国内平台 ")).isEqualTo(new SubjectLine("甲公司", "张某", "139", "国内平台"));
        for (String wrong : new String[] {null, "", prefix, prefix + "—甲公司—张某—1", prefix + "—甲公司—张某—1—2—3", prefix + "甲公司—张某—1—2",
                "转发：" + prefix + "—甲—乙—1—2", prefix + "—甲公司— —1—2", prefix + "—甲\u0007公司—张某—1—2"}) {
            refused("mail.subject", () -> SubjectLine.parse(form, wrong));
        }
    }

    private static InputStream mail(String name) {
        return ReceivingTest.class.getResourceAsStream("/mails/" + name);
    }

    private void refused(String rule, ThrowingCallable act) {
        assertThatThrownBy(act).isInstanceOfSatisfying(Refused.class, no -> assertThat(no.reasons().get(0).rule()).isEqualTo(rule));
    }
}
