package org.huimin.selection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.icegreen.greenmail.imap.ImapHostManager;
import com.icegreen.greenmail.store.MailFolder;
import com.icegreen.greenmail.user.GreenMailUser;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.Flags;
import jakarta.mail.Message;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import jakarta.mail.internet.MimeUtility;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.FileVisitResult;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Date;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.UUID;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.huimin.kernel.CaseRef;
import org.huimin.kernel.Refused;
import org.huimin.notify.Replies;
import org.huimin.testing.TurnedClock;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.logging.LogLevel;
import org.springframework.boot.logging.LoggingSystem;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.mail.javamail.JavaMailSenderImpl;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** A real mailbox is read: what is an application is sealed and gone from it, what is none is put aside unopened, and every sender is told. */
@Import({Mailbox.class, MailIntake.class, MailReading.class, MailReplies.class, MailArrivals.class, MailDesk.class, Replies.class, MailboxTest.Post.class})
@ExtendWith(OutputCaptureExtension.class)
class MailboxTest extends SelectionSlice {

    private static final GreenMail SERVER = new GreenMail(new ServerSetup[] {port(ServerSetup.PROTOCOL_SMTP), port(ServerSetup.PROTOCOL_IMAP)});
    private static final GreenMailUser BOX = started();
    private static final String SENDER = "applicant@enterprise.example";
    private static final String WORD = "金丝雀" + UUID.randomUUID();
    private static final long LARGEST = 4 << 20;
    private static final String SUBJECT = "2025年光明区暑假主题消费券活动—彩云支付有限公司—李某—0755-88888888—国内平台";

    @Autowired MailReading reading;
    @Autowired MailReplies later;
    @Autowired MailDesk desk;
    @Autowired Transcribing transcribing;
    @Autowired JavaMailSenderImpl post;

    @DynamicPropertySource
    static void mailbox(DynamicPropertyRegistry properties) {
        properties.add("huimin.mailbox.address", () -> "imap://127.0.0.1:" + SERVER.getImap().getPort());
        properties.add("huimin.mailbox.user", () -> "box");
        properties.add("huimin.mailbox.password", () -> "box-secret");
        properties.add("huimin.upload-limit", () -> "1MB");
    }

    /** The mail server of the test says whom it delivers to; it is not part of the house whose log is read. */
    @BeforeAll
    static void keepTheMailServerSilent() {
        LoggingSystem.get(MailboxTest.class.getClassLoader()).setLogLevel("com.icegreen", LogLevel.OFF);
    }

    @BeforeEach
    void takeApplications() throws Exception {
        SERVER.purgeEmailFromAllMailboxes();
        post.setPort(SERVER.getSmtp().getPort());
        sql.update("delete from mail_arrival");
        sql.update("delete from mailbox_read");
        sql.update("update tender set state = 'ENDED' where case_ref <> ?", tender.value());
        announce();
    }

    @AfterAll
    static void stop() {
        SERVER.stop();
    }

    @Test
    @Tag("S1.34")
    @Tag("check-11")
    void sealsAMailAnswersItsSenderAndLeavesNothingOfIt(CapturedOutput log) throws Exception {
        FileTime before = FileTime.from(Instant.now().minusSeconds(2));
        arrives(clock.instant(), SUBJECT, pdf("申请书 " + WORD), "申请书 甲.pdf", png("x"), "支付业务许可证.png");
        reading.read();

        String number = sql.queryForObject("select number from application where case_ref = ?", String.class, tender.value());
        String digest = sql.queryForObject("select digest from application where number = ?", String.class, number);
        assertThat(inbox()).isEmpty();
        assertThat(folder("huimin-not-taken")).isEmpty();
        MimeMessage receipt = answer();
        assertThat(receipt.getSubject()).isEqualTo("报名材料回执 " + number);
        assertThat(body(receipt)).contains(number, digest, "2025年6月19日 09:00:00", "国内平台", "2025年暑假消费券发放平台", "在公告HM-2025-001的页面上公布").doesNotContain("彩云", "申请书");
        assertThat(receipt.getHeader("Auto-Submitted")).containsExactly("auto-replied");
        assertThat(dump()).doesNotContain(WORD, "彩云支付", "88888888", SENDER, "enterprise.example");
        assertThat(filesHold(STORAGE, FileTime.fromMillis(0))).isFalse();
        assertThat(filesHold(Path.of(System.getProperty("java.io.tmpdir")), before)).as("nor in what was written to the temporary folder").isFalse();
        assertThat(log.getAll()).doesNotContain(WORD, "彩云支付", SENDER);

        toldOfTheOpening(number);

        close();
        opens(ONE);
        opens(TWO);
        assertThat(applications.of(tender)).singleElement().satisfies(opened -> {
            assertThat(opened).returns(ApplicationChannel.MAIL, ApplicationView::channel).returns("national", ApplicationView::lot)
                    .returns(digest, ApplicationView::digest);
            assertThat(opened.stated()).returns("彩云支付有限公司", Stated::enterprise).returns("李某", Stated::contact);
            assertThat(opened.documents()).hasSize(2);
        });
        assertThat(filesHold(STORAGE, FileTime.fromMillis(0))).as("and it is found once it lies open").isTrue();
        assertThat(dump()).contains("彩云支付");
    }

    @Test
    @Tag("S1.34")
    void putsAsideWhatIsNoApplicationAndSaysWhatIsWrong() throws Exception {
        arrives(clock.instant(), "2025年光明区暑假主题消费券活动—只有公司", pdf("a"), "a.pdf");
        arrives(clock.instant(), SUBJECT.replace("国内平台", "火星平台"), pdf("a"), "a.pdf");
        arrives(clock.instant(), SUBJECT, "MZ rubbish".getBytes(StandardCharsets.UTF_8), "申请书.pdf");
        arrives(clock.instant(), SUBJECT, new byte[1 << 21], "过大.pdf");
        arrives(clock.instant(), SUBJECT);
        arrives(clock.instant(), "报名消费券平台", pdf("a"), "a.pdf");
        reading.read();

        assertThat(applications.received(tender, "national")).isZero();
        assertThat(inbox()).isEmpty();
        assertThat(folder("huimin-not-taken")).hasSize(6);
        List<MailArrival> aside = desk.aside(register.view(tender));
        assertThat(aside).extracting(MailArrival::rule).containsExactlyInAnyOrder("mail.subject", "mail.lot", "file.no-scan", "mail.too-large", "mail.files", "mail.stray");
        assertThat(aside).allSatisfy(a -> assertThat(a.answered()).isNotNull());
        assertThat(answers()).hasSize(6).anySatisfy(a -> assertThat(body(a)).contains("火星平台", "国内平台、省内平台"))
                .anySatisfy(a -> assertThat(body(a)).contains("超过 1 MB")).anySatisfy(a -> assertThat(body(a)).contains("以收到回执为准"));
        assertThat(dump()).doesNotContain("只有公司", "火星", SENDER);
        assertThat(recorder.of(CaseRef.SEALED, ApplicationFact.MailSetAside.class)).hasSizeGreaterThanOrEqualTo(6);
    }

    @Test
    void keepsAClerkAtTheDoorUntilEveryStrayMailIsSeenToAndTheBoxIsReadThrough() throws Exception {
        arrives(clock.instant(), "报名消费券平台", pdf("a"), "a.pdf");
        reading.read();
        close();
        refused("mail.not-read", () -> desk.mustBeSettled(tender));
        reading.read();
        refused("mail.waits", () -> desk.mustBeSettled(tender));
        MailArrival stray = desk.aside(register.view(tender)).get(0);
        refused("mail.note", () -> desk.note(CLERK, tender, stray.digest(), " "));
        desk.note(CLERK, tender, stray.digest(), "已电话告知重新发送");
        refused("mail.noted", () -> desk.note(CLERK, tender, stray.digest(), "再来一次"));
        desk.mustBeSettled(tender);
        assertThat(recorder.of(CaseRef.SEALED, ApplicationFact.MailNoted.class)).anyMatch(f -> f.by().equals(CLERK.account()));
    }

    @Test
    @Tag("S2.21")
    void countsWhenAMailArrivedNotWhenItIsRead() throws Exception {
        clock.at("2025-06-24T17:59:00");
        reading.read();
        arrives(TurnedClock.instant("2025-06-24T17:59:59"), SUBJECT, pdf("in time"), "a.pdf");
        arrives(DEADLINE, SUBJECT, pdf("the very second"), "a.pdf");
        arrives(TurnedClock.instant("2025-06-20T08:00:00"), SUBJECT, pdf("put in with an older date after the last reading"), "a.pdf");
        clock.at("2025-06-24T18:00:30");
        tenders.closed(tender, clock.instant());
        reading.read();

        assertThat(sql.queryForList("select decided_at from application where case_ref = ? and state = 'SUBMITTED' order by decided_at", java.time.LocalDateTime.class,
                tender.value())).extracting(Object::toString).containsExactly("2025-06-24T09:59", "2025-06-24T09:59:59");
        assertThat(desk.aside(register.view(tender))).singleElement().returns("apply.late", MailArrival::rule).returns(MailArrival.Outcome.LATE, MailArrival::outcome);
        assertThat(answers()).anySatisfy(a -> assertThat(body(a)).contains("逾期的报名材料不予接收", "服务器时间2025年6月24日 18:00:00"));
        desk.mustBeSettled(tender);
    }

    @Test
    void takesNoMailOnceThatWasCountedEvenIfItArrivedInTime() throws Exception {
        reading.read();
        arrives(clock.instant(), SUBJECT, pdf("a"), "a.pdf");
        close();
        tenders.counted(tender, new LotCount("national", LotCount.Stage.RECEIVED, 0, org.huimin.programme.RegimeProfile.Outcome.OPEN, "公告", null));
        reading.read();

        assertThat(applications.received(tender, "national")).isZero();
        assertThat(desk.aside(register.view(tender))).singleElement().returns("mail.counted", MailArrival::rule);
        assertThat(body(answer())).contains("已经清点");
    }

    /** Where the mail came from; and then nothing is left of the address. */
    private void toldOfTheOpening(String number) throws Exception {
        later.round();
        assertThat(answers()).as("only the receipt so far").hasSize(1);
        later.tell(tender, "报名材料于2025年6月25日 09:00:00开启，地点：开标室");
        post.setPort(1);
        later.round();
        assertThat(answers()).as("the mail server is away").hasSize(1);
        post.setPort(SERVER.getSmtp().getPort());
        later.round();
        later.round();
        assertThat(answers()).hasSize(2);
        assertThat(answers().get(1).getSubject()).isEqualTo("报名通知 " + number);
        assertThat(body(answers().get(1))).contains("开启，地点：开标室", number);
        assertThat(sql.queryForObject("select count(*) from mail_reply where case_ref = ?", Integer.class, tender.value())).isZero();
    }

    @Test
    void takesTheSameMailOnceAndCountsAnEnterpriseOnceHoweverOftenItWrites() throws Exception {
        MimeMessage one = message(SUBJECT, pdf("first"), "a.pdf");
        arrives(clock.instant(), one);
        post.setPort(1);
        reading.read();
        assertThat(inbox()).as("it waits for its receipt").hasSize(1);
        assertThat(applications.received(tender, "national")).isEqualTo(1);
        post.setPort(SERVER.getSmtp().getPort());
        reading.read();
        assertThat(inbox()).isEmpty();
        assertThat(applications.received(tender, "national")).isEqualTo(1);
        assertThat(answers()).hasSize(1);
        arrives(clock.instant(), SUBJECT, pdf("second"), "a.pdf");
        reading.read();
        assertThat(applications.received(tender, "national")).as("two papers, one enterprise").isEqualTo(1);
        assertThat(sql.queryForObject("select count(*) from application where case_ref = ?", Integer.class, tender.value())).isEqualTo(2);
        arrives(clock.instant(), SUBJECT.replace("彩云支付有限公司", "彩云支付（云南）有限公司"), pdf("other"), "a.pdf");
        arrives(clock.instant(), SUBJECT.replace("彩云支付有限公司", "彩云支付(云南) 有限公司"), pdf("again"), "a.pdf");
        reading.read();
        assertThat(applications.received(tender, "national")).as("brackets and blanks are typed in many ways").isEqualTo(2);
        assertThat(sql.queryForList("select enterprise_mark from application where case_ref = ?", String.class, tender.value())).as("and no two tenders mark alike")
                .doesNotContainAnyElementsOf(sql.queryForList("select enterprise_mark from application where case_ref <> ? and enterprise_mark is not null", String.class, tender.value()));
        post.setPort(1);
        arrives(clock.instant(), SUBJECT, pdf("third"), "a.pdf");
        reading.read();
        clock.at("2025-06-20T09:00:01");
        reading.read();
        assertThat(inbox()).as("not for ever").isEmpty();
    }

    /** The notice's rule, applied once it is known who is behind them: the later takes the earlier one's place, a stranger's nobody's. */
    @Test
    @Tag("S1.34")
    void letsTheLastMailOfAnEnterpriseCountAndKeepsTheFormer() throws Exception {
        arrives(clock.instant(), SUBJECT, pdf("first"), "a.pdf");
        arrives(clock.instant().plusSeconds(60), SUBJECT, pdf("second"), "a.pdf");
        MimeMessage stranger = message(SUBJECT, pdf("not theirs"), "a.pdf");
        stranger.setFrom(new InternetAddress("somebody@elsewhere.example"));
        stranger.saveChanges();
        arrives(clock.instant().plusSeconds(120), stranger);
        arrives(clock.instant().plusSeconds(180), SUBJECT.replace("彩云支付", "别家"), pdf("another enterprise"), "a.pdf");
        clock.at("2025-06-19T09:05:00");
        reading.read();
        List<String> numbers = sql.queryForList("select number from application where case_ref = ? order by decided_at", String.class, tender.value());
        assertThat(numbers).hasSize(4);
        close();
        opens(ONE);
        opens(TWO);
        tenders.opened(tender, clock.instant());
        assertThat(transcribing.applications(tender)).as("before anybody has read whose they are").hasSize(4);

        transcribing.write(CLERK, tender, numbers.stream().map(number -> new Transcript(number, number.equals(numbers.get(3)) ? other() : stated("彩云支付"), List.of(), "")).toList());
        transcribing.decide(ONE, tender, true, "");

        assertThat(applications.of(tender)).extracting(ApplicationView::number).containsExactlyInAnyOrderElementsOf(numbers.subList(1, 4));
        assertThat(sql.queryForMap("select state from application where number = ?", numbers.get(0))).containsEntry("state", "REPLACED");
        assertThat(sql.queryForObject("select count(*) from application_document where application = ?", Integer.class, numbers.get(0))).as("kept").isEqualTo(1);
        assertThat(recorder.of(tender.root(), ApplicationFact.ApplicationReplaced.class)).containsExactly(new ApplicationFact.ApplicationReplaced(tender, numbers.get(1), numbers.get(0)));
        assertThat(dump()).as("nor is the address kept for it").doesNotContain(SENDER, "somebody@elsewhere.example");
    }

    private static Stated other() {
        return new Stated("别家有限公司", "91310115MA50000021", "310115", null, "张某", List.of(), "李某", "0755-1", "支付业务许可证", "Z1", LocalDate.of(2026, 1, 1), null);
    }

    @Test
    void readsOddSubjectsAndAnswersNoMachine() throws Exception {
        arrives(clock.instant(), SUBJECT.replace("彩云支付", "“彩云”𠮷（集团）<b>"), pdf("a"), "申请书‮fdp.pdf");
        MimeMessage machine = message("2025年光明区暑假主题消费券活动 自动回复", pdf("a"), "a.pdf");
        machine.setHeader("Auto-Submitted", "auto-replied");
        machine.saveChanges();
        arrives(clock.instant(), machine);
        MimeMessage broken = message(SUBJECT, pdf("a"), "a.pdf");
        broken.setHeader("Subject", "=?x-unknown?Q?=FF=FE?= " + MimeUtility.encodeText(SUBJECT, "UTF-8", "B"));
        arrives(clock.instant(), broken);
        reading.read();

        assertThat(applications.received(tender, "national")).isEqualTo(1);
        assertThat(answers()).as("the machine is not answered").hasSize(2);
        assertThat(desk.aside(register.view(tender))).filteredOn(a -> a.answered() == null).singleElement().returns(true, MailArrival::waits);
        close();
        opens(ONE);
        opens(TWO);
        assertThat(applications.of(tender)).singleElement().satisfies(a -> assertThat(a.stated().enterprise()).isEqualTo("“彩云”𠮷（集团）<b>有限公司"));
    }

    @Test
    void aMailboxThatIsAwayIsNoReading() throws Exception {
        int port = SERVER.getImap().getPort();
        assertThat(port).isPositive();
        BOX.setPassword("another");
        try {
            reading.read();
            assertThat(sql.queryForObject("select count(*) from mailbox_read", Integer.class)).isZero();
        } finally {
            BOX.setPassword("box-secret");
        }
        reading.read();
        assertThat(sql.queryForObject("select count(*) from mailbox_read", Integer.class)).isEqualTo(1);
    }

    private void arrives(Instant at, String subject, Object... files) throws Exception {
        arrives(at, message(subject, files));
    }

    private static void arrives(Instant at, MimeMessage message) throws Exception {
        manager().getInbox(BOX).appendMessage(message, new Flags(), Date.from(at));
    }

    private static MimeMessage message(String subject, Object... files) throws Exception {
        MimeMessage message = new MimeMessage(Session.getInstance(new Properties()));
        message.setFrom(new InternetAddress(SENDER));
        message.setSubject(subject, "UTF-8");
        MimeMultipart parts = new MimeMultipart();
        MimeBodyPart text = new MimeBodyPart();
        text.setText("附件为报名材料。" + WORD, "UTF-8");
        parts.addBodyPart(text);
        for (int i = 0; i < files.length; i += 2) {
            MimeBodyPart part = new MimeBodyPart();
            part.setContent(files[i], "application/octet-stream");
            part.setFileName(MimeUtility.encodeText((String) files[i + 1], "UTF-8", "B"));
            parts.addBodyPart(part);
        }
        message.setContent(parts);
        message.saveChanges();
        return message;
    }

    private static List<?> inbox() throws Exception {
        return manager().getInbox(BOX).getNonDeletedMessages();
    }

    private static List<?> folder(String name) throws Exception {
        MailFolder folder = manager().getFolder(BOX, name);
        return folder == null ? List.of() : folder.getNonDeletedMessages();
    }

    private static MimeMessage answer() {
        assertThat(answers()).hasSize(1);
        return answers().get(0);
    }

    private static List<MimeMessage> answers() {
        return Arrays.stream(SERVER.getReceivedMessages()).filter(m -> sentTo(m)).toList();
    }

    private static boolean sentTo(MimeMessage message) {
        try {
            return message.getRecipients(Message.RecipientType.TO) != null && message.getRecipients(Message.RecipientType.TO)[0].toString().equals(SENDER);
        } catch (jakarta.mail.MessagingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String body(MimeMessage message) {
        try {
            return message.getContent().toString();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    /** Every row of every table. */
    private String dump() {
        StringBuilder all = new StringBuilder();
        sql.queryForList("select table_name from information_schema.tables where table_schema = schema()", String.class).forEach(table ->
                sql.queryForList("select * from `" + table + "`").forEach(row -> row.values().forEach(value -> all.append(value instanceof byte[] bytes
                        ? new String(bytes, StandardCharsets.UTF_8) : value).append('\n'))));
        return all.toString();
    }

    /** Whether a file written since then holds the word; others write beside us, so one that is gone again counts for nothing. */
    private static boolean filesHold(Path root, FileTime since) throws IOException {
        boolean[] there = {false};
        Files.walkFileTree(root, Set.of(), 8, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes about) throws IOException {
                if (about.isRegularFile() && about.size() < LARGEST && about.lastModifiedTime().compareTo(since) >= 0) {
                    there[0] |= Files.readString(file, StandardCharsets.ISO_8859_1).contains(new String(WORD.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1));
                }
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path file, IOException gone) {
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path folder, IOException gone) {
                return FileVisitResult.CONTINUE;
            }
        });
        return there[0];
    }

    private static ImapHostManager manager() {
        return SERVER.getManagers().getImapHostManager();
    }

    private static ServerSetup port(String protocol) {
        return new ServerSetup(0, "127.0.0.1", protocol);
    }

    private static GreenMailUser started() {
        SERVER.start();
        return SERVER.setUser("box@commerce.example", "box", "box-secret");
    }

    private void refused(String rule, ThrowingCallable act) {
        assertThatThrownBy(act).isInstanceOfSatisfying(Refused.class, no -> assertThat(no.reasons().get(0).rule()).isEqualTo(rule));
    }

    static class Post {

        @Bean
        JavaMailSender post() {
            JavaMailSenderImpl sender = new JavaMailSenderImpl();
            sender.setHost("127.0.0.1");
            return sender;
        }
    }
}
