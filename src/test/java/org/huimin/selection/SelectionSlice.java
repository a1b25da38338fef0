package org.huimin.selection;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
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

/** A tender with its key on a real database with the real record, on a clock that is set by hand; the deadline is 2025-06-24 18:00:00. */
@DatabaseSlice
@Import({Tenders.class, Questions.class, TenderRegister.class, SealHolders.class, SealCeremony.class, Recorder.class, SelectionSlice.Wiring.class})
abstract class SelectionSlice {

    private static final AtomicInteger NUMBER = new AtomicInteger();

    static final Instant DEADLINE = TurnedClock.instant("2025-06-24T18:00:00");
    static final Actor CLERK = actor("commerce-officer-1", "commerce");
    static final Actor ONE = actor("commerce-head-1", "commerce");
    static final Actor TWO = actor("finance-officer-1", "finance");
    static final Actor THREE = actor("discipline-officer-1", "discipline");
    static final Map<Actor, String> SECRETS = Map.of(ONE, "第一位保管人的长口令一二三", TWO, "second holder's phrase", THREE, "third-holder-phrase-9");

    @Autowired Tenders tenders;
    @Autowired TenderRegister register;
    @Autowired SealCeremony seal;
    @Autowired TrailRegister trail;
    @Autowired TurnedClock clock;
    @Autowired Recorder recorder;
    @Autowired JdbcTemplate sql;

    CaseRef tender;

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

    static SelectionSpec terms() {
        return new SelectionSpec("2025年暑假消费券发放平台", List.of(
                new SelectionSpec.Lot("national", "国内平台", SelectionSpec.Registered.OUTSIDE, List.of("p1")),
                new SelectionSpec.Lot("local", "省内平台", SelectionSpec.Registered.INSIDE, List.of("p2"))), List.of(
                new SelectionSpec.Condition("payment", "支付业务许可", SelectionSpec.ConditionKind.LICENCE, List.of("支付业务许可证", "银行卡清算业务许可证")),
                new SelectionSpec.Condition("credit", "未列入严重失信名单", SelectionSpec.ConditionKind.DEBARMENT, List.of("失信被执行人"))), List.of(
                new SelectionSpec.Material("form", "申请书", true, List.of("PDF"), SelectionSpec.Stamped.EVERY_PAGE, null, List.of()),
                new SelectionSpec.Material("licence", "支付业务许可证", true, List.of("PDF", "JPG", "PNG"), SelectionSpec.Stamped.FIRST_PAGE, "payment", List.of()),
                new SelectionSpec.Material("past", "以往类似活动", false, null, SelectionSpec.Stamped.NONE, null, List.of())),
                List.of(new SelectionSpec.Factor("plan", "活动方案", SelectionSpec.FULL_SCORE, SelectionSpec.FactorKind.SUBJECTIVE, "按优劣打分", null)),
                List.of("ONLINE", "PAPER", "MAIL"), new SelectionSpec.MailSubject("2025年光明区暑假主题消费券活动", "—",
                List.of("COMPANY", "CONTACT", "PHONE")), new SelectionSpec.Paper(3, true, true), null);
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
