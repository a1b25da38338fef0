package org.huimin.merchant;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.huimin.kernel.CaseRef;
import org.huimin.merchant.MerchantDirectory.Store;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** How far a source has come with its commitment letters: who has signed and how, who is missing. */
@Service
@Transactional(readOnly = true)
public class CommitmentRegister {

    private final CommitmentRows rows;
    private final Participations participations;
    private final DirectoryRows stores;

    CommitmentRegister(CommitmentRows rows, Participations participations, DirectoryRows stores) {
        this.rows = rows;
        this.participations = participations;
        this.stores = stores;
    }

    /** MISSING: nothing yet; LINKED: a link is out; PAPER: a photo of the signed letter is here; LINK: signed on the phone. */
    public enum State { MISSING, LINKED, PAPER, LINK;

        public boolean signed() {
            return this == PAPER || this == LINK;
        }
    }

    /**
     * @param photos  attachments with the signed letter, oldest first
     * @param signer  who signed by the link, else null
     * @param at      when the newest photo came or the link was used; for LINKED, when the link expires; else null
     */
    public record Line(Store store, State state, List<String> photos, String signer, String offer, Instant at) { }

    /** @param unmatched photos nobody has given to a shop yet */
    public record Progress(List<Line> lines, List<String> unmatched) {

        public long signed() {
            return lines.stream().filter(l -> l.state().signed()).count();
        }

        public List<Line> missing() {
            return lines.stream().filter(l -> !l.state().signed()).toList();
        }
    }

    /** The admitted shops of a source whose commitment is not registered yet. */
    public Progress progress(CaseRef programme, String unit) {
        CaseRef root = programme.root();
        Map<String, List<CommitmentRows.Photo>> photos = new HashMap<>();
        List<String> unmatched = new ArrayList<>();
        for (CommitmentRows.Photo photo : rows.photos(root, unit)) {
            if (photo.storeId() == null) {
                unmatched.add(photo.attachment());
            } else {
                photos.computeIfAbsent(photo.storeId(), s -> new ArrayList<>()).add(photo);
            }
        }
        Map<String, CommitmentRows.Link> links = new HashMap<>();
        rows.links(root, unit).forEach(l -> links.merge(l.storeId(), l, (a, b) -> a.signedAt() != null ? a : b));
        List<Line> lines = stores.stores(root, participations.uncommitted(root, unit)).stream()
                .map(s -> line(s, photos.getOrDefault(s.storeId(), List.of()), links.get(s.storeId()))).toList();
        return new Progress(lines, unmatched);
    }

    private static Line line(Store store, List<CommitmentRows.Photo> photos, CommitmentRows.Link link) {
        List<String> ids = photos.stream().map(CommitmentRows.Photo::attachment).toList();
        if (link != null && link.signedAt() != null) {
            return new Line(store, State.LINK, ids, link.signer(), link.offer(), link.signedAt());
        }
        if (!ids.isEmpty()) {
            return new Line(store, State.PAPER, ids, null, "", photos.get(photos.size() - 1).at());
        }
        return link == null ? new Line(store, State.MISSING, ids, null, "", null)
                : new Line(store, State.LINKED, ids, null, "", link.expires());
    }
}
