package org.huimin.selection;

import java.io.InputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.huimin.document.Attachments;
import org.huimin.document.Scan;
import org.huimin.kernel.Act;
import org.huimin.kernel.Actor;
import org.huimin.kernel.CaseRef;
import org.huimin.kernel.Invisible;
import org.huimin.kernel.Refused;
import org.huimin.kernel.Stamp;
import org.huimin.programme.SelectionSpec;
import org.huimin.programme.SelectionSpec.Material;
import org.huimin.selection.seal.DataKey;
import org.huimin.selection.seal.Manifest;
import org.huimin.selection.seal.PartPlace;
import org.huimin.selection.seal.SealingKey;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;

/**
 * Applications that do not come through the browser. An envelope stays shut: who handed it in lies sealed, its contents are looked at
 * after the opening only. A mail is encrypted as it arrives; what happened to it on the way no seal of ours covers.
 */
@Service
@Act
public class Receiving {

    private static final int LONGEST = 120;
    private static final int MOST_SETS = 20;

    private final Tenders tenders;
    private final Applications applications;
    private final SealedParts parts;
    private final RecordedKey keys;
    private final Attachments attachments;
    private final HouseKey house;
    private final Clock clock;
    private final ApplicationEventPublisher facts;

    Receiving(Tenders tenders, Applications applications, SealedParts parts, RecordedKey keys, Attachments attachments, HouseKey house, Clock clock,
              ApplicationEventPublisher facts) {
        this.tenders = tenders;
        this.applications = applications;
        this.parts = parts;
        this.keys = keys;
        this.attachments = attachments;
        this.house = house;
        this.clock = clock;
        this.facts = facts;
    }

    /** A sealed envelope, by what stands on it. @param handedInBy the person at the counter; @param sets how many it says it holds */
    public record Envelope(String enterprise, String handedInBy, String phone, int sets) { }

    /**
     * Registers an envelope.
     *
     * @throws Refused invalid where something is missing, and, with the server's time, where it is late; conflict where no paper is taken
     */
    public Receipt envelope(Actor clerk, CaseRef tender, String lot, Envelope envelope) {
        TenderView view = taking(tender, ApplicationChannel.PAPER);
        if (view.lot(lot).isEmpty()) {
            throw Refused.invalid("apply.lot", "lot", lot, "请选择报名的类别。");
        }
        line("enterprise", "企业名称", envelope.enterprise());
        line("handedInBy", "递交人", envelope.handedInBy());
        line("phone", "联系电话", envelope.phone());
        if (envelope.sets() < 1 || envelope.sets() > MOST_SETS) {
            throw Refused.invalid("paper.sets", "sets", envelope.sets(), "份数应为1至" + MOST_SETS + "。");
        }
        Stated stated = new Stated(envelope.enterprise().strip(), null, null, null, null, List.of(), envelope.handedInBy().strip(), envelope.phone().strip(),
                null, null, null, null);
        SealingKey sealing = keys.of(tender);
        String number = begin(clerk, view, lot, ApplicationChannel.PAPER, stated.enterprise());
        Manifest.Sealed manifest = Manifest.of(tender.value(), number, List.of(), StatedText.of(stated)).seal(sealing);
        return seal(number, tender, lot, manifest, null, 0, envelope.sets(), null);
    }

    /**
     * Takes a mail in.
     *
     * @param by      whoever reads the mailbox
     * @param mail    as it came, RFC 5322
     * @param arrived when it came into the mailbox; that counts, not when it is read there
     * @throws Refused invalid where subject or files are not as the notice wants them, or it is late; nothing of it is kept then
     */
    public Receipt mail(Actor by, CaseRef tender, InputStream mail, Instant arrived) {
        TenderView view = taking(tender, ApplicationChannel.MAIL);
        MailedPapers mailed = MailedPapers.read(mail, mostBytes());
        SubjectLine sender = SubjectLine.parse(view.terms().mail(), mailed.subject());
        String lot = lot(view, sender);
        if (mailed.papers().isEmpty() || mailed.papers().size() > Applying.MOST_FILES) {
            throw Refused.invalid("mail.files", "mail", mailed.papers().size(), "邮件应附报名材料的扫描件，最多" + Applying.MOST_FILES + "个，现有"
                    + mailed.papers().size() + "个。");
        }
        List<Scan> scans = mailed.papers().stream().map(p -> Scan.of(p.name(), p.content())).toList();
        SealingKey sealing = keys.of(tender);
        String number = begin(by, view, lot, ApplicationChannel.MAIL, sender.company());
        try (DataKey key = DataKey.fresh()) {
            List<Manifest.Item> items = new ArrayList<>();
            for (int i = 0; i < scans.size(); i++) {
                items.add(keep(view, number, scans.get(i), mailed.papers().get(i).content(), key));
            }
            Stated stated = new Stated(sender.company(), null, null, null, null, List.of(), sender.contact(), sender.phone(), null, null, null, null, null,
                    mailed.sender());
            Manifest.Sealed manifest = Manifest.of(tender.value(), number, items, StatedText.of(stated)).seal(sealing);
            return seal(number, tender, lot, manifest, sealing.seal(Applying.dataKeyLabel(tender.value(), number), key.encoded()),
                    items.stream().mapToLong(Manifest.Item::size).sum(), 0, arrived);
        }
    }

    /** All files of one mail together. */
    long mostBytes() {
        return attachments.limitMiB() << 20;
    }

    /** The one there is, or the one the subject names. */
    private static String lot(TenderView tender, SubjectLine sender) {
        List<SelectionSpec.Lot> lots = tender.terms().lots();
        return (lots.size() == 1 ? lots.stream() : lots.stream().filter(l -> l.name().equals(sender.lot()))).map(SelectionSpec.Lot::code).findFirst()
                .orElseThrow(() -> Refused.invalid("mail.lot", "lot", sender.lot(), "邮件主题中的报名类别“" + sender.lot() + "”不是公告所列的类别（"
                        + String.join("、", lots.stream().map(SelectionSpec.Lot::name).toList()) + "），请改正后重新发送。"));
    }

    private Manifest.Item keep(TenderView tender, String number, Scan scan, byte[] content, DataKey key) {
        String file = UUID.randomUUID().toString();
        int count = Math.max(1, (content.length + PartPlace.MOST_BYTES - 1) / PartPlace.MOST_BYTES);
        List<String> digests = new ArrayList<>();
        for (int part = 1; part <= count; part++) {
            byte[] clear = Arrays.copyOfRange(content, (part - 1) * PartPlace.MOST_BYTES, Math.min(content.length, part * PartPlace.MOST_BYTES));
            digests.add(digest(clear));
            parts.keep(number, file, part, key.seal(new PartPlace(tender.caseRef().value(), number, file, part, count), clear));
        }
        return new Manifest.Item(file, material(tender.terms(), scan.name()), scan.name(), scan.type(), content.length, digest(content), digests);
    }

    /** The checklist line whose name stands in the file's; empty where none does. */
    private static String material(SelectionSpec terms, String name) {
        return terms.materials().stream().filter(m -> name.contains(m.name())).map(Material::code).findFirst().orElse("");
    }

    private String begin(Actor by, TenderView tender, String lot, ApplicationChannel channel, String enterprise) {
        String number = ReceiptNumber.fresh();
        applications.begin(number, tender.caseRef(), lot, "", channel, by, Stamp.now(clock));
        applications.marked(number, house.mark(tender.caseRef().value(), enterprise));
        AfterRollback.run(() -> parts.drop(number));
        return number;
    }

    /**
     * The clock is read once the tender is held: its deadline does not move meanwhile.
     *
     * @param arrived of a mail; null where what is handed in arrives as it is registered
     */
    private Receipt seal(String number, CaseRef tender, String lot, Manifest.Sealed manifest, byte[] dataKey, long size, int sets, Instant arrived) {
        TenderView now = tenders.hold(tender);
        Instant at = arrived == null ? Stamp.now(clock) : arrived;
        if (!(arrived == null ? now.takesApplications(at) : now.takesMail(at) && tenders.counts(tender).isEmpty())) {
            throw late(number, now, at);
        }
        applications.sealed(number, manifest, dataKey, size, sets, at);
        facts.publishEvent(new ApplicationFact.ApplicationSealed(CaseRef.SEALED, number, manifest.sha256()));
        return new Receipt(number, tender, lot, at, manifest.sha256());
    }

    private Refused late(String number, TenderView tender, Instant at) {
        applications.end(number, ApplicationState.LATE, at);
        AfterCommit.run(() -> parts.drop(number));
        facts.publishEvent(new ApplicationFact.ApplicationLate(CaseRef.SEALED, number, at));
        if (at.isBefore(tender.deadline())) {
            return Refused.conflict("mail.counted", "邮件在截止前到达（" + SubmissionWindow.said(at) + "），但读到时报名份数已经清点，不能再接收，编号" + number + "。请与公告所列联系人联系。");
        }
        return Refused.invalid("apply.late", "", SubmissionWindow.said(at), "服务器时间" + SubmissionWindow.said(at) + "，报名已于"
                + SubmissionWindow.said(tender.deadline()) + "截止" + SubmissionWindow.cited(tender) + "，逾期的报名材料不予接收，编号" + number + "。");
    }

    /** What is late is judged last, so that it gets a number and a written refusal. */
    private TenderView taking(CaseRef tender, ApplicationChannel channel) {
        TenderView view = tenders.find(tender).filter(t -> t.announcedAt() != null).orElseThrow(() ->
                Refused.absent("没有编号为“" + tender + "”的遴选，或者它还没有公告。"));
        if (!view.terms().channels().contains(channel.name()) || channel == ApplicationChannel.MAIL && view.terms().mail() == null) {
            throw Refused.conflict("apply.channel", "本次遴选不接收这种方式的报名，请按公告的方式办理。");
        }
        return view;
    }

    private static void line(String field, String name, String text) {
        if (text == null || text.isBlank() || text.strip().length() > LONGEST || Invisible.inLine(text)) {
            throw Refused.invalid("paper." + field.toLowerCase(Locale.ROOT), field, text, name + "须填写，最多" + LONGEST + "字，一行。");
        }
    }

    static String digest(byte[] clear) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(clear));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
