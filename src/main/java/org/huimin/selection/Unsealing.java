package org.huimin.selection;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.List;
import org.huimin.document.Attachment;
import org.huimin.document.Attachments;
import org.huimin.kernel.Actor;
import org.huimin.kernel.CaseRef;
import org.huimin.kernel.Refused;
import org.huimin.selection.Applications.Locked;
import org.huimin.selection.seal.DataKey;
import org.huimin.selection.seal.Manifest;
import org.huimin.selection.seal.OpeningKey;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** Turns what lies sealed into ordinary files, all of it or nothing; afterwards nobody needs the key again. */
@Component
class Unsealing {

    private final Applications applications;
    private final SealedParts parts;
    private final Attachments attachments;
    private final ApplicationEventPublisher facts;

    Unsealing(Applications applications, SealedParts parts, Attachments attachments, ApplicationEventPublisher facts) {
        this.applications = applications;
        this.parts = parts;
        this.attachments = attachments;
        this.facts = facts;
    }

    /** @throws Refused conflict where anything was changed or is missing; then nothing has been opened */
    void open(CaseRef tender, OpeningKey key, Actor by) {
        List<Locked> all = applications.locked(tender);
        all.forEach(one -> check(tender, one, key));
        all.forEach(one -> store(tender, one, key, by));
        facts.publishEvent(new ApplicationFact.ApplicationsOpened(tender, by.account(), all.stream().map(one -> new ApplicationFact.Opened(one.number(),
                one.lot(), one.applicant(), one.channel(), one.receivedAt(), one.digest())).toList()));
        List<String> drafts = applications.drafts(tender);
        drafts.forEach(applications::discard);
        AfterCommit.run(() -> {
            all.forEach(one -> parts.drop(one.number()));
            drafts.forEach(parts::drop);
        });
    }

    private void check(CaseRef tender, Locked one, OpeningKey key) {
        Manifest manifest = manifest(tender, one, key);
        try (DataKey dataKey = dataKey(tender, one, key)) {
            for (Manifest.Item item : manifest.files()) {
                write(manifest, item, one, dataKey, OutputStream.nullOutputStream());
            }
        } catch (IOException outage) {
            throw new UncheckedIOException(outage);
        }
    }

    private void store(CaseRef tender, Locked one, OpeningKey key, Actor by) {
        Manifest manifest = manifest(tender, one, key);
        try (DataKey dataKey = dataKey(tender, one, key)) {
            int place = 0;
            for (Manifest.Item item : manifest.files()) {
                Attachment stored = attachments.unpack(by, tender.child("APP", one.number()), item.name(),
                        out -> write(manifest, item, one, dataKey, out));
                applications.document(one.number(), ++place, item.material(), stored.id());
            }
        }
        applications.opened(one.number(), manifest.stated());
    }

    private static Manifest manifest(CaseRef tender, Locked one, OpeningKey key) {
        return Manifest.open(key, tender.value(), one.number(), one.manifest(), one.digest());
    }

    private static DataKey dataKey(CaseRef tender, Locked one, OpeningKey key) {
        return one.dataKey() == null ? DataKey.fresh()
                : DataKey.of(key.open(Applying.dataKeyLabel(tender.value(), one.number()), one.dataKey(), "编号为" + one.number() + "的报名材料的密钥"));
    }

    private void write(Manifest manifest, Manifest.Item item, Locked one, DataKey key, OutputStream out) throws IOException {
        manifest.open(item, key, part -> parts.read(one.number(), item.id(), part), out);
    }
}
