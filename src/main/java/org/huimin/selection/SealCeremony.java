package org.huimin.selection;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.huimin.kernel.Act;
import org.huimin.kernel.Actor;
import org.huimin.kernel.CaseRef;
import org.huimin.kernel.Refused;
import org.huimin.kernel.Stamp;
import org.huimin.selection.SealHolders.Holder;
import org.huimin.selection.SealHolders.Key;
import org.huimin.selection.seal.Cost;
import org.huimin.selection.seal.HolderKey;
import org.huimin.selection.seal.KeyShare;
import org.huimin.selection.seal.Label;
import org.huimin.selection.seal.OpeningKey;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.util.unit.DataSize;

/**
 * Three holders, of whom two open: nobody alone, nobody early, and not the house. Between two requests nothing that opens is
 * kept anywhere but sealed to a holder.
 */
@Service
@Act
public class SealCeremony {

    public static final int HOLDERS = 3;

    private static final int WRONG_IN_A_ROW = 5;
    private static final Duration PAUSE = Duration.ofMinutes(15);

    private final Tenders tenders;
    private final SealHolders holders;
    private final RecordedKey recorded;
    private final Unsealing unsealing;
    private final Clock clock;
    private final ApplicationEventPublisher facts;
    private final Cost cost;
    private final TransactionTemplate apart;

    SealCeremony(Tenders tenders, SealHolders holders, RecordedKey recorded, Unsealing unsealing, Clock clock, ApplicationEventPublisher facts,
                 PlatformTransactionManager transactions, @Value("${huimin.seal-memory}") String memory) {
        this.tenders = tenders;
        this.holders = holders;
        this.recorded = recorded;
        this.unsealing = unsealing;
        this.clock = clock;
        this.facts = facts;
        apart = new TransactionTemplate(transactions);
        cost = Cost.of(DataSize.parse(memory));
        apart.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    }

    /**
     * Makes somebody a holder; one of a unit, three in all.
     *
     * @param secret 12 characters at least; wiped by the caller
     * @throws Refused conflict once the key is there, for a second time or a second person of the unit; invalid where the secret is too short
     */
    public void register(Actor holder, CaseRef tender, char[] secret) {
        beforeNotice(tender);
        List<Holder> there = holders.of(tender);
        if (there.stream().anyMatch(h -> h.account().equals(holder.account()))) {
            throw Refused.conflict("seal.holder-twice", "您已经登记为本次遴选的密钥保管人，每人只登记一次，口令不能更换。");
        }
        if (there.stream().anyMatch(h -> h.unit().equals(holder.unit()))) {
            throw Refused.conflict("seal.unit-twice", "本单位已有人登记为本次遴选的密钥保管人，三份密钥须由三个单位分别保管。");
        }
        if (there.size() == HOLDERS) {
            throw Refused.conflict("seal.holders-full", "本次遴选的" + HOLDERS + "名密钥保管人已经登记齐全。");
        }
        HolderKey key = HolderKey.lock(owner(tender, holder.account()), secret, cost);
        holders.add(tender, holder, there.size() + 1, key, Stamp.now(clock));
        facts.publishEvent(new SealFact.HolderRegistered(tender, holder.account(), holder.unit(), RecordedKey.grouped(key.sealing())));
    }

    /** Whether this person is a holder. */
    public boolean holds(Actor actor, CaseRef tender) {
        return holders.of(tender).stream().anyMatch(h -> h.account().equals(actor.account()));
    }

    /** The account that holds a share for this unit; empty where nobody has registered. */
    public Optional<String> holder(CaseRef tender, String unit) {
        return holders.of(tender).stream().filter(h -> h.unit().equals(unit)).map(Holder::account).findFirst();
    }

    /** Whether this person's secret has been taken at the opening. */
    public boolean hasOpened(Actor actor, CaseRef tender) {
        return holders.key(tender).filter(key -> actor.account().equals(key.firstOpener()) || actor.account().equals(key.secondOpener())).isPresent();
    }

    /** How many holders have registered. */
    public int registered(CaseRef tender) {
        return holders.count(tender);
    }

    /**
     * Makes the tender's key and hands each holder a share; the whole is gone when this returns.
     *
     * @return the public key's fingerprint: SHA-256, in groups of four hexadecimal digits
     * @throws Refused conflict unless three have registered, or once the key is there
     */
    public String establish(CaseRef tender, Actor by) {
        beforeNotice(tender);
        List<Holder> there = holders.of(tender);
        if (there.size() != HOLDERS) {
            throw Refused.conflict("seal.holders-missing", "须有" + HOLDERS + "名密钥保管人登记后才能生成报名材料的密钥，现已登记" + there.size() + "名。");
        }
        OpeningKey.Split split = OpeningKey.split();
        holders.establish(tender, split.sealing(), Stamp.now(clock));
        for (Holder holder : there) {
            try (KeyShare share = split.shares().get(holder.place() - 1)) {
                seal(tender, share, holder);
            }
        }
        String fingerprint = RecordedKey.grouped(split.sealing());
        facts.publishEvent(new SealFact.TenderKeyEstablished(tender, by.account(), fingerprint));
        return fingerprint;
    }

    /**
     * Whoever applies has to be able to compare the key with the notice.
     *
     * @throws Refused where the published text does not name its fingerprint
     */
    public void mustStandIn(CaseRef tender, String text) {
        String fingerprint = fingerprint(tender).orElseThrow(() -> Refused.conflict("seal.no-key", "本次遴选还没有生成报名材料的密钥。"));
        if (!text.contains(fingerprint)) {
            throw Refused.invalid("seal.notice-silent", "body", "", "公告正文须写明密封公钥的指纹“" + fingerprint + "”，请退回修改后再签发。");
        }
    }

    /** As it stands in the notice; empty before the key is there. */
    public Optional<String> fingerprint(CaseRef tender) {
        return holders.key(tender).map(key -> RecordedKey.grouped(key.sealing()));
    }

    /**
     * A holder opens. The first one's share is sealed to the other two and waits; the second one's completes the key, which must
     * belong to the public half and to the fingerprint in the record. Then every application is checked and becomes ordinary
     * files, all or none of them, and the key is gone again: it was never kept.
     *
     * @return whether the applications are unlocked now
     * @throws Refused conflict before the deadline, unless the tender is closed, or for the same holder again, and where anything sealed was changed or is missing; forbidden for anybody
     *         else; invalid for a wrong secret, conflict for a while after five of them
     */
    public boolean open(Actor by, CaseRef tender, char[] secret) {
        TenderView view = tenders.hold(tender);
        Instant now = Stamp.now(clock);
        Key key = holders.key(tender).orElseThrow(() -> Refused.conflict("seal.no-key", "本次遴选还没有生成报名材料的密钥。"));
        judge(view, key, now);
        tenders.openingCall(tender).filter(call -> now.isBefore(call.at())).ifPresent(call -> {
            throw Refused.conflict("seal.before-opening", "开启时间是" + SubmissionWindow.said(call.at()) + "，报名企业据此到场，现在是" + SubmissionWindow.said(now) + "，还不能开启。");
        });
        List<Holder> all = holders.of(tender);
        Holder holder = all.stream().filter(h -> h.account().equals(by.account())).findFirst().orElseThrow(() ->
                Refused.forbidden("seal.not-a-holder", "报名材料由登记的密钥保管人开启，您不在其中。"));
        if (by.account().equals(key.firstOpener())) {
            throw Refused.conflict("seal.same-holder", "您已经开启过，请由另一位密钥保管人接着开启。");
        }
        try (OpeningKey own = unlock(tender, holder, secret, now)) {
            KeyShare share = opened(own, tender, holder.place(), holder.account());
            if (key.firstOpener() == null) {
                all.stream().filter(other -> other != holder).forEach(other -> seal(tender, share, other));
                holders.begun(tender, by, now);
                facts.publishEvent(new SealFact.OpeningBegun(tender, by.account()));
                return false;
            }
            int first = all.stream().filter(h -> h.account().equals(key.firstOpener())).findFirst().orElseThrow().place();
            try (OpeningKey whole = OpeningKey.combine(key.sealing(), opened(own, tender, first, holder.account()), share)) {
                recorded.prove(tender, whole.sealing());
                unsealing.open(tender, whole, by);
                holders.opened(tender, by, now);
                facts.publishEvent(new SealFact.ApplicationsUnlocked(tender, by.account(), key.firstOpener(), RecordedKey.grouped(whole.sealing())));
                return true;
            }
        }
    }

    /** Whether two holders have opened. */
    public boolean opened(CaseRef tender) {
        return holders.key(tender).map(Key::openedAt).isPresent();
    }

    private void beforeNotice(CaseRef tender) {
        TenderState state = tenders.hold(tender).state();
        if (holders.key(tender).isPresent() || state != TenderState.DRAFTED && state != TenderState.APPROVED) {
            throw Refused.conflict("seal.established", "本次遴选报名材料的密钥已经生成或者公告已经发出，密钥保管人不能再变动。");
        }
    }

    private static void judge(TenderView tender, Key key, Instant now) {
        if (key.openedAt() != null) {
            throw Refused.conflict("seal.opened", "本次遴选的报名材料已经开启，不能重复开启。");
        }
        if (now.isBefore(tender.deadline()) || tender.state() != TenderState.CLOSED) {
            throw Refused.conflict("seal.not-closed", "报名材料在截止时间（" + SubmissionWindow.said(tender.deadline()) + "）过后、报名关闭以后才能开启，现在是"
                    + SubmissionWindow.said(now) + "。");
        }
    }

    /** A wrong secret is counted even where the answer that brought it is taken back as a whole. */
    private OpeningKey unlock(CaseRef tender, Holder holder, char[] secret, Instant now) {
        if (holder.wrongSecrets() >= WRONG_IN_A_ROW && now.isBefore(holder.wrongAt().plus(PAUSE))) {
            throw Refused.conflict("seal.secret-pause", "口令已连续" + holder.wrongSecrets() + "次不正确，请在" + SubmissionWindow.said(holder.wrongAt().plus(PAUSE))
                    + "以后再试，或者由另外两位密钥保管人开启。");
        }
        try {
            OpeningKey own = holder.key().unlock(owner(tender, holder.account()), secret);
            holders.right(tender, holder.account());
            return own;
        } catch (Refused wrong) {
            int inARow = holder.wrongSecrets() + 1;
            apart.executeWithoutResult(transaction -> {
                holders.wrong(tender, holder.account(), inARow, now);
                facts.publishEvent(new SealFact.SecretRefused(tender, holder.account(), inARow));
            });
            throw wrong;
        }
    }

    private void seal(CaseRef tender, KeyShare share, Holder to) {
        byte[] clear = share.encoded();
        holders.share(tender, share.number(), to.account(), to.key().sealing().seal(label(tender, share.number(), to.account()), clear));
        Arrays.fill(clear, (byte) 0);
    }

    private KeyShare opened(OpeningKey own, CaseRef tender, int place, String account) {
        byte[] sealed = holders.share(tender, place, account).orElseThrow(() -> Refused.conflict("seal.share-missing",
                "第" + place + "份密钥份额不见了，开启停止。请保全现场并报告纪检监督人员。"));
        return KeyShare.of(own.open(label(tender, place, account), sealed, "第" + place + "份密钥份额"));
    }

    private static Label owner(CaseRef tender, String account) {
        return Label.of("holder", tender.value(), account);
    }

    private static Label label(CaseRef tender, int place, String account) {
        return Label.of("share", tender.value(), Integer.toString(place), account);
    }
}
