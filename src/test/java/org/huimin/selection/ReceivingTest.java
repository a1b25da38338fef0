package org.huimin.selection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.huimin.kernel.CaseRef;
import org.huimin.kernel.Refused;
import org.huimin.programme.SelectionSpec.MailSubject;
import org.huimin.selection.Receiving.Envelope;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Envelopes and mails wait sealed beside what came through the browser, under the same deadline. */
class ReceivingTest extends SelectionSlice {

    private static final Envelope ENVELOPE = new Envelope("云上科技有限公司", "王某", "0871-63210213", 3);

    @Autowired Receiving receiving;

    @BeforeEach
    void takeApplications() {
        announce();
    }

    @Test
    @Tag("S2.20")
    void keepsWhoHandedInAnEnvelopeSealedAndItsSetsCounted() {
        Receipt receipt = receiving.envelope(CLERK, tender, "local", ENVELOPE);

        assertThat(applications.received(tender, "local")).isEqualTo(1);
        assertThat(sql.queryForMap("select * from application where number = ?", receipt.number()).toString()).doesNotContain("云上", "王某", "63210213");
        assertThat(recorder.of(CaseRef.HOUSE, ApplicationFact.ApplicationSealed.class)).anyMatch(f -> f.by().equals(receipt.number()));
        close();
        opens(ONE);
        opens(TWO);
        ApplicationView opened = applications.of(tender).get(0);
        assertThat(opened).returns(ApplicationChannel.PAPER, ApplicationView::channel).returns(3, ApplicationView::sets).returns("", ApplicationView::applicant);
        assertThat(opened.stated()).returns("云上科技有限公司", Stated::enterprise).returns("王某", Stated::contact).returns("", Stated::registeredIn);
        assertThat(opened.documents()).isEmpty();
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
