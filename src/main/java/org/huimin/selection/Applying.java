package org.huimin.selection;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.huimin.document.Attachments;
import org.huimin.document.Scan;
import org.huimin.kernel.Act;
import org.huimin.kernel.Actor;
import org.huimin.kernel.CaseRef;
import org.huimin.kernel.Refused;
import org.huimin.kernel.Stamp;
import org.huimin.programme.SelectionSpec.Material;
import org.huimin.selection.Applications.FileRow;
import org.huimin.selection.seal.DataKey;
import org.huimin.selection.seal.Label;
import org.huimin.selection.seal.Manifest;
import org.huimin.selection.seal.PartPlace;
import org.huimin.selection.seal.SealingKey;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;

/**
 * An enterprise applies in the browser. Its files come in parts, are encrypted in memory under a key that the browser alone keeps, and
 * count from the instant at which the whole is handed in, not from when the first byte came.
 */
@Service
@Act
public class Applying {

    /** The post in an enterprise's unit whose holders apply for it. */
    public static final String ROLE = "applicant";
    public static final int MOST_FILES = 60;
    public static final int PART_BYTES = PartPlace.MOST_BYTES;

    private final Tenders tenders;
    private final Applications applications;
    private final SealedParts parts;
    private final RecordedKey keys;
    private final Attachments attachments;
    private final HouseKey house;
    private final Clock clock;
    private final ApplicationEventPublisher facts;

    Applying(Tenders tenders, Applications applications, SealedParts parts, RecordedKey keys, Attachments attachments, HouseKey house, Clock clock,
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

    /** A draft. @param key what its files are encrypted under, Base64; told once and kept by the browser alone */
    public record Draft(String number, String key) { }

    /** A file as the browser knows it. @param id as {@link #addFile} gave it */
    public record NamedFile(String id, String name) { }

    /** Whether the person applies for an enterprise. */
    public static boolean applies(Actor actor) {
        return actor.groups().contains(actor.unit() + "-" + ROLE);
    }

    /**
     * A new draft; an earlier one of the enterprise in the same lot is dropped.
     *
     * @throws Refused forbidden for others than applicants; invalid for a lot there is not; conflict unless applications are taken
     */
    public Draft begin(Actor actor, CaseRef tender, String lot) {
        TenderView view = open(actor, tender);
        if (view.lot(lot).isEmpty()) {
            throw Refused.invalid("apply.lot", "lot", lot, "请选择报名的类别。");
        }
        if (!view.terms().channels().contains(ApplicationChannel.ONLINE.name())) {
            throw Refused.conflict("apply.channel", "本次遴选不接收网上报名，请按公告的方式提交。");
        }
        keys.of(tender);
        for (OwnApplication former : applications.of(tender, lot, actor.unit(), ApplicationState.DRAFT)) {
            applications.discard(former.number());
            AfterCommit.run(() -> parts.drop(former.number()));
        }
        String number = ReceiptNumber.fresh();
        applications.begin(number, tender, lot, actor.unit(), ApplicationChannel.ONLINE, actor, Stamp.now(clock));
        try (DataKey key = DataKey.fresh()) {
            return new Draft(number, Base64.getEncoder().encodeToString(key.encoded()));
        }
    }

    /**
     * Makes room for a file.
     *
     * @param count how many parts it will come in
     * @return its id
     */
    public String addFile(Actor actor, String number, String material, int count) {
        OwnApplication draft = draft(actor, number);
        TenderView tender = open(actor, draft.tender());
        if (tender.terms().material(material).isEmpty()) {
            throw Refused.invalid("apply.material", "material", material, "材料清单中没有这一项，请刷新页面。");
        }
        long most = (attachments.limitMiB() * 1024 * 1024 + PART_BYTES - 1) / PART_BYTES;
        if (count < 1 || count > most) {
            throw Refused.invalid("apply.too-large", "file", count, "每个文件不超过 " + attachments.limitMiB() + " MB，请压缩或者拆分后上传。");
        }
        if (applications.files(number).size() >= MOST_FILES) {
            throw Refused.invalid("apply.files", "file", MOST_FILES, "一份报名材料最多" + MOST_FILES + "个文件，请合并后上传。");
        }
        String id = UUID.randomUUID().toString();
        applications.addFile(id, number, material, count);
        return id;
    }

    /**
     * Takes one part; again where it was interrupted.
     *
     * @param part  from 1
     * @param name  of the file
     * @param key   as {@link #begin} gave it, 32 bytes
     * @param clear the part, 1 byte to 4 MiB; never written anywhere
     * @throws Refused invalid where the file is no scan of a kind the checklist takes, conflict once it is too late
     */
    public void part(Actor actor, String number, String file, int part, String name, byte[] key, byte[] clear) {
        OwnApplication draft = draft(actor, number);
        TenderView tender = open(actor, draft.tender());
        FileRow row = applications.files(number).stream().filter(f -> f.id().equals(file)).findFirst().orElseThrow(Applying::absent);
        if (part < 1 || part > row.parts() || clear.length == 0 || clear.length > PART_BYTES) {
            throw Refused.invalid("apply.part", "file", part, clear.length == 0 && row.parts() == 1 ? "文件“" + name + "”是空的，请检查后重新上传。"
                    : "文件“" + name + "”第" + part + "块不完整，请重新上传这个文件。");
        }
        if (part == 1) {
            judge(tender, row, Scan.of(name, clear));
        }
        try (DataKey dataKey = DataKey.of(key)) {
            parts.keep(number, file, part, dataKey.seal(new PartPlace(draft.tender().value(), number, file, part, row.parts()), clear));
        }
    }

    /** Which parts of a file are there, so that an interrupted upload goes on. */
    public List<Integer> there(Actor actor, String number, String file) {
        draft(actor, number);
        return applications.files(number).stream().anyMatch(f -> f.id().equals(file)) ? parts.there(number, file) : List.of();
    }

    public void removeFile(Actor actor, String number, String file) {
        draft(actor, number);
        if (applications.files(number).stream().anyMatch(f -> f.id().equals(file))) {
            applications.removeFile(number, file);
            AfterCommit.run(() -> parts.drop(number, file));
        }
    }

    /**
     * Hands it in: every file is read once more, what was typed is judged, and all is sealed. Then the clock is read: the
     * instant of the deadline itself is too late.
     *
     * @param replaces number of the enterprise's application that this one takes the place of; null for none
     * @throws Refused invalid where something is missing, and, with the server's time, where it is late; conflict where the enterprise has
     *         applied already
     */
    public Receipt submit(Actor actor, String number, byte[] key, String replaces, Stated stated, List<NamedFile> named) {
        OwnApplication draft = draft(actor, number);
        CaseRef tender = draft.tender();
        TenderView asked = tenders.find(tender).orElseThrow(Applying::absent);
        Map<String, String> names = named.stream().collect(Collectors.toMap(NamedFile::id, NamedFile::name, (a, b) -> b));
        List<String> order = named.stream().map(NamedFile::id).toList();
        List<FileRow> files = applications.files(number).stream().sorted(Comparator.comparingInt(f -> order.indexOf(f.id()))).toList();
        Set<String> materials = files.stream().map(FileRow::material).collect(Collectors.toSet());
        Instant begun = Stamp.now(clock);
        if (!asked.takesApplications(begun)) {
            throw late(draft, asked, begun);
        }
        StatedRules.judge(asked.terms(), stated, materials).orRefuse();
        former(draft, replaces);
        SealingKey sealing = keys.of(tender);
        try (DataKey dataKey = DataKey.of(key)) {
            List<Manifest.Item> items = new ArrayList<>();
            for (FileRow file : files) {
                items.add(item(asked, number, file, names.getOrDefault(file.id(), ""), dataKey));
            }
            Manifest.Sealed manifest = Manifest.of(tender.value(), number, items, StatedText.of(stated)).seal(sealing);
            byte[] lockedKey = sealing.seal(dataKeyLabel(tender.value(), number), dataKey.encoded());
            TenderView now = tenders.hold(tender);
            Instant at = Stamp.now(clock);
            if (!now.takesApplications(at)) {
                throw late(draft, now, at);
            }
            OwnApplication former = former(draft, replaces);
            applications.marked(number, house.mark(tender.value(), stated.enterprise()));
            applications.sealed(number, manifest, lockedKey, items.stream().mapToLong(Manifest.Item::size).sum(), 0, at);
            facts.publishEvent(new ApplicationFact.ApplicationSealed(CaseRef.SEALED, number, manifest.sha256()));
            if (former != null) {
                end(former, ApplicationState.REPLACED, at);
                facts.publishEvent(new ApplicationFact.ApplicationReplaced(CaseRef.SEALED, number, former.number()));
            }
            return new Receipt(number, tender, draft.lot(), at, manifest.sha256());
        }
    }

    /** Takes it back; nothing of it can be opened any more. @throws Refused conflict once it is too late */
    public void withdraw(Actor actor, String number) {
        OwnApplication own = own(actor, number);
        if (own.state() != ApplicationState.SUBMITTED && own.state() != ApplicationState.DRAFT) {
            throw Refused.conflict("apply.not-submitted", "这份报名材料已经不能撤回。");
        }
        if (own.state() == ApplicationState.DRAFT) {
            applications.discard(number);
            AfterCommit.run(() -> parts.drop(number));
            return;
        }
        TenderView tender = tenders.hold(own.tender());
        Instant now = Stamp.now(clock);
        if (!tender.takesApplications(now)) {
            throw Refused.conflict("apply.too-late", tooLate(tender, now) + "报名材料不能再撤回。");
        }
        end(own, ApplicationState.WITHDRAWN, now);
        facts.publishEvent(new ApplicationFact.ApplicationWithdrawn(CaseRef.SEALED, number));
    }

    /** Says that what was handed in before a change of the tender still holds. */
    public void confirm(Actor actor, String number) {
        OwnApplication own = own(actor, number);
        TenderView tender = tenders.hold(own.tender());
        Instant now = Stamp.now(clock);
        if (own.state() != ApplicationState.SUBMITTED || !tender.takesApplications(now)) {
            throw Refused.conflict("apply.too-late", tooLate(tender, now) + "报名材料不能再确认。");
        }
        applications.confirm(number, now);
        facts.publishEvent(new ApplicationFact.ApplicationConfirmed(CaseRef.SEALED, number));
    }

    static Label dataKeyLabel(String tender, String number) {
        return Label.of("data-key", tender, number);
    }

    /** Reads a file of a draft once more: the key that will be sealed is the one that opens it, and its name is as judged. */
    private Manifest.Item item(TenderView tender, String number, FileRow file, String name, DataKey key) {
        List<String> digests = new ArrayList<>();
        MessageDigest whole = sha256();
        long size = 0;
        Scan scan = null;
        for (int part = 1; part <= file.parts(); part++) {
            byte[] sealed = parts.read(number, file.id(), part);
            if (sealed == null) {
                throw Refused.invalid("apply.incomplete", "material_" + file.material(), name, "文件“" + name + "”还没有传完，请等上传结束后再提交。");
            }
            byte[] clear = opened(new PartPlace(tender.caseRef().value(), number, file.id(), part, file.parts()), sealed, name, key);
            if (part == 1) {
                scan = Scan.of(name, clear);
                judge(tender, file, scan);
            }
            digests.add(HexFormat.of().formatHex(sha256().digest(clear)));
            whole.update(clear);
            size += clear.length;
        }
        if (size > attachments.limitMiB() * 1024 * 1024) {
            throw Refused.invalid("apply.too-large", "material_" + file.material(), name, "每个文件不超过 " + attachments.limitMiB() + " MB，请压缩或者拆分后上传。");
        }
        return new Manifest.Item(file.id(), file.material(), scan.name(), scan.type(), size, HexFormat.of().formatHex(whole.digest()), digests);
    }

    private static byte[] opened(PartPlace place, byte[] sealed, String name, DataKey key) {
        try {
            return key.open(place, sealed, name);
        } catch (Refused otherKey) {
            throw Refused.invalid("apply.key", "file", name, "文件“" + name + "”不是用本机保存的上传密钥加密的，请移除后在本机重新上传。");
        }
    }

    private static void judge(TenderView tender, FileRow file, Scan scan) {
        Material material = tender.terms().material(file.material()).orElseThrow(Applying::absent);
        if (!material.types().contains(scan.type())) {
            throw Refused.invalid("apply.type", "material_" + file.material(), scan.name(), "“" + material.name() + "”接收 " + String.join("、", material.types())
                    + "，文件“" + scan.name() + "”是 " + scan.type() + "，请另存后上传。");
        }
    }

    /** The one in force, which a new one may replace only by its number. */
    private OwnApplication former(OwnApplication draft, String replaces) {
        List<OwnApplication> inForce = applications.of(draft.tender(), draft.lot(), applications.unitOf(draft.number()).orElseThrow(), ApplicationState.SUBMITTED);
        if (inForce.isEmpty()) {
            return null;
        }
        if (!inForce.get(0).number().equals(replaces)) {
            throw Refused.conflict("apply.twice", "贵单位在这个类别已经提交报名材料（" + inForce.get(0).number() + "），同一类别只能报名一次；需要更换的，请在原报名处选择“替换”。");
        }
        return inForce.get(0);
    }

    /** The refusal is written down; of the contents nothing is. */
    private Refused late(OwnApplication draft, TenderView tender, Instant at) {
        end(draft, ApplicationState.LATE, at);
        facts.publishEvent(new ApplicationFact.ApplicationLate(CaseRef.SEALED, draft.number(), at));
        return Refused.invalid("apply.late", "", SubmissionWindow.said(at), tooLate(tender, at) + "逾期提交的报名材料不予接收，编号" + draft.number()
                + "，内容没有保存。");
    }

    private static String tooLate(TenderView tender, Instant now) {
        return "服务器时间" + SubmissionWindow.said(now) + "，报名已于" + SubmissionWindow.said(tender.deadline()) + "截止" + SubmissionWindow.cited(tender) + "，";
    }

    private void end(OwnApplication own, ApplicationState state, Instant at) {
        applications.end(own.number(), state, at);
        AfterCommit.run(() -> parts.drop(own.number()));
    }

    private TenderView open(Actor actor, CaseRef tender) {
        if (!applies(actor)) {
            throw Refused.forbidden("apply.not-an-applicant", "报名由平台企业的账号办理，您的账号不是报名企业的账号。");
        }
        TenderView view = tenders.find(tender).filter(t -> t.announcedAt() != null).orElseThrow(Applying::absent);
        Instant now = Stamp.now(clock);
        if (!view.takesApplications(now)) {
            throw Refused.conflict("apply.too-late", tooLate(view, now) + "不再接收报名材料。");
        }
        return view;
    }

    private OwnApplication draft(Actor actor, String number) {
        OwnApplication own = own(actor, number);
        if (own.state() != ApplicationState.DRAFT) {
            throw Refused.conflict("apply.no-draft", "这份报名材料已经提交或者撤回，不能再改动；需要更换的，请在原报名处选择“替换”。");
        }
        return own;
    }

    /** Another's is as absent as one that does not exist. */
    private OwnApplication own(Actor actor, String number) {
        if (!applies(actor) || !applications.unitOf(number).filter(actor.unit()::equals).isPresent()) {
            throw absent();
        }
        return applications.hold(number).orElseThrow(Applying::absent);
    }

    private static Refused absent() {
        return Refused.absent("没有这份报名材料，或者它不是贵单位的。");
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
