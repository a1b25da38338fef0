package org.huimin.selection;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.huimin.document.Attachments;
import org.huimin.kernel.Actor;
import org.huimin.kernel.CaseRef;
import org.huimin.oversight.TrailRegister;
import org.huimin.programme.SelectionSpec;
import org.huimin.testing.DatabaseSlice;
import org.huimin.testing.Recorder;
import org.huimin.testing.TurnedClock;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** A tender with its key on a real database with the real record, on a clock that is set by hand; the deadline is 2025-06-24 18:00:00. */
@DatabaseSlice
@Import({Tenders.class, Questions.class, TenderRegister.class, SealHolders.class, SealCeremony.class,
        RecordedKey.class, Unsealing.class, Applications.class, Applying.class, Receiving.class, HouseKey.class, Transcribing.class, Transcripts.class, OpenedApplications.class, ApplicationRegister.class, Reviews.class, Supplementing.class, SealedParts.class, Orphans.class, Attachments.class,
        Recorder.class, SelectionSlice.Wiring.class})
abstract class SelectionSlice {

    private static final AtomicInteger NUMBER = new AtomicInteger();

    static final Path STORAGE = Path.of("target/storage", UUID.randomUUID().toString()).toAbsolutePath();
    static final Instant DEADLINE = TurnedClock.instant("2025-06-24T18:00:00");
    static final Actor CLERK = actor("commerce-officer-1", "commerce");
    static final Actor ONE = actor("commerce-head-1", "commerce");
    static final Actor TWO = actor("finance-officer-1", "finance");
    static final Actor THREE = actor("discipline-officer-1", "discipline");
    static final Map<Actor, String> SECRETS = Map.of(ONE, "第一位保管人的长口令一二三", TWO, "second holder's phrase", THREE, "third-holder-phrase-9");

    @Autowired Tenders tenders;
    @Autowired TenderRegister register;
    @Autowired SealCeremony seal;
    @Autowired Applying applying;
    @Autowired ApplicationRegister applications;
    @Autowired Attachments attachments;
    @Autowired TrailRegister trail;
    @Autowired TurnedClock clock;
    @Autowired Recorder recorder;
    @Autowired JdbcTemplate sql;

    CaseRef tender;

    @DynamicPropertySource
    static void storage(DynamicPropertyRegistry properties) {
        properties.add("huimin.storage", STORAGE::toString);
    }

    @BeforeEach
    void draft() {
        clock.at("2025-06-19T09:00:00");
        tender = CaseRef.of("VP-2025-%03d/SEL-1".formatted(NUMBER.incrementAndGet()));
        tenders.draft(tender, "2025年暑假消费券发放平台", "面向社会公开遴选平台企业。", terms(), DEADLINE, "公告", CLERK, clock.instant());
        tenders.approved(tender, ONE, clock.instant());
    }

    /** Three holders, the key, the notice: applications may come. */
    void announce() {
        SECRETS.forEach((holder, secret) -> seal.register(holder, tender, secret.toCharArray()));
        seal.establish(tender, CLERK);
        tenders.announced(tender, "HM-2025-001", DEADLINE, clock.instant());
    }

    void close() {
        clock.at("2025-06-24T18:00:00");
        tenders.closed(tender, clock.instant());
    }

    boolean opens(Actor holder) {
        return seal.open(holder, tender, SECRETS.get(holder).toCharArray());
    }

    static final Actor ENT1 = applicant("ent01");
    static final Actor ENT2 = applicant("ent02");

    static Actor applicant(String unit) {
        return new Actor(unit + "-applicant-1", "报名企业" + unit, unit, Set.of(unit + "-applicant"));
    }

    /** Applies whole, with a form and a licence that differ by who applies. */
    Receipt apply(Actor who, String lot) {
        Handing handing = begin(who, lot);
        handing.file("form", "申请书.pdf", pdf("申请书 " + who.unit()));
        handing.file("licence", "许可证.png", png(who.unit()));
        return handing.submit(stated(who.unit()));
    }

    Handing begin(Actor who, String lot) {
        return new Handing(who, applying.begin(who, tender, lot));
    }

    /** What the browser does. */
    final class Handing {
        final Actor who;
        final String number;
        final byte[] key;
        final List<Applying.NamedFile> files = new ArrayList<>();
        String replaces;

        Handing(Actor who, Applying.Draft draft) {
            this.who = who;
            number = draft.number();
            key = Base64.getDecoder().decode(draft.key());
        }

        String file(String material, String name, byte[]... parts) {
            String id = applying.addFile(who, number, material, parts.length);
            for (int part = 1; part <= parts.length; part++) {
                applying.part(who, number, id, part, name, key, parts[part - 1]);
            }
            files.add(new Applying.NamedFile(id, name));
            return id;
        }

        Receipt submit(Stated stated) {
            return applying.submit(who, number, key, replaces, stated, files);
        }
    }

    static Stated stated(String enterprise) {
        return new Stated(enterprise + "有限公司", "91440305MA5000001U", "440305", null, "张某", List.of("某集团"), "李某", "0755-1", "支付业务许可证",
                "Z2004444000012", LocalDate.of(2026, 1, 1), new BigDecimal("100000.50"));
    }

    static byte[] pdf(String text) {
        return ("%PDF-1.4\n" + text + "\n%%EOF").getBytes(StandardCharsets.UTF_8);
    }

    static byte[] png(String text) {
        byte[] mark = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'};
        byte[] rest = text.getBytes(StandardCharsets.UTF_8);
        byte[] all = Arrays.copyOf(mark, mark.length + rest.length);
        System.arraycopy(rest, 0, all, mark.length, rest.length);
        return all;
    }

    static SelectionSpec terms() {
        return new SelectionSpec("2025年暑假消费券发放平台", List.of(
                new SelectionSpec.Lot("national", "国内平台", SelectionSpec.Registered.OUTSIDE, List.of("p1")),
                new SelectionSpec.Lot("local", "省内平台", SelectionSpec.Registered.INSIDE, List.of("p2"))), List.of(
                new SelectionSpec.Condition("payment", "支付业务许可", SelectionSpec.ConditionKind.LICENCE, List.of("支付业务许可证", "银行卡清算业务许可证")),
                new SelectionSpec.Condition("credit", "未列入严重失信名单", SelectionSpec.ConditionKind.DEBARMENT, List.of("失信被执行人"))), List.of(
                new SelectionSpec.Material("form", "申请书", true, List.of("PDF"), SelectionSpec.Stamped.EVERY_PAGE, null, List.of("平台简介", "发放方案")),
                new SelectionSpec.Material("licence", "支付业务许可证", true, List.of("PDF", "JPG", "PNG"), SelectionSpec.Stamped.FIRST_PAGE, "payment", List.of()),
                new SelectionSpec.Material("past", "以往类似活动", false, null, SelectionSpec.Stamped.NONE, null, List.of()),
                new SelectionSpec.Material("authorisation", "授权委托书", false, null, SelectionSpec.Stamped.EVERY_PAGE, null, List.of())),
                List.of(new SelectionSpec.Factor("plan", "活动方案", SelectionSpec.FULL_SCORE, SelectionSpec.FactorKind.SUBJECTIVE, "按优劣打分", null)),
                List.of("ONLINE", "PAPER", "MAIL"), new SelectionSpec.MailSubject("2025年光明区暑假主题消费券活动", "—",
                List.of("COMPANY", "CONTACT", "PHONE", "LOT")), new SelectionSpec.Paper(3, true, true), null);
    }

    static Actor actor(String account, String unit) {
        return new Actor(account, account, unit, Set.of(account.substring(0, account.lastIndexOf('-'))));
    }

    @ComponentScan("org.huimin.oversight")
    static class Wiring {

        @Bean
        TurnedClock clock() {
            return new TurnedClock("2025-06-19T09:00:00");
        }

        @Bean
        ObjectMapper objectMapper() {
            return new ObjectMapper();
        }
    }
}
