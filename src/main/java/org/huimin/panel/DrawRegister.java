package org.huimin.panel;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;
import org.huimin.kernel.CaseRef;
import org.huimin.kernel.Refused;
import org.springframework.stereotype.Service;

/** What may be read of draws. Who was drawn is secret until the result: whoever shows it has to know that there is one. */
@Service
public class DrawRegister {

    private static final DateTimeFormatter INSTANT = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSS'Z'").withZone(ZoneOffset.UTC);

    private final Draws draws;

    DrawRegister(Draws draws) {
        this.draws = draws;
    }

    /** The case's draws, oldest first. */
    public List<DrawView> of(CaseRef in) {
        return draws.of(in);
    }

    public Optional<DrawView> last(CaseRef in) {
        List<DrawView> all = draws.of(in);
        return all.isEmpty() ? Optional.empty() : Optional.of(all.get(all.size() - 1));
    }

    /** Codes of those who sit, over all draws of the case. */
    public List<String> seated(CaseRef in) {
        return draws.of(in).stream().flatMap(d -> d.seated().stream()).toList();
    }

    /** One certificate for each draw that was made, to be published once there is a result. */
    public List<byte[]> certificates(CaseRef in) {
        List<DrawView> all = draws.of(in);
        return all.stream().filter(d -> d.state() == DrawState.DRAWN).map(d -> DrawFile.write(certificate(d, all))).toList();
    }

    /** @throws Refused absent where nothing was drawn */
    public byte[] certificate(CaseRef in, int attempt) {
        List<DrawView> all = draws.of(in);
        return all.stream().filter(d -> d.pool().attempt() == attempt && d.state() == DrawState.DRAWN).findFirst().map(d -> DrawFile.write(certificate(d, all)))
                .orElseThrow(() -> Refused.absent("没有这次抽取。"));
    }

    private static DrawCertificate certificate(DrawView d, List<DrawView> all) {
        List<DrawCertificate.Voided> voided = all.stream().filter(v -> v.voided() != null && v.pool().attempt() < d.pool().attempt())
                .map(v -> new DrawCertificate.Voided(v.pool().attempt(), v.poolHash(), v.voided().by(), v.voided().reason(), said(v.voided().at()))).toList();
        return new DrawCertificate(DrawCertificate.FORMAT, d.pool().in().value(), d.pool().attempt(), said(d.frozenAt()), d.pool().seats(),
                d.pool().entries(), d.poolHash(), share(d, Side.OPERATOR), share(d, Side.WITNESS), d.seed(),
                Sequence.of(Digests.bytes(d.seed()), d.pool().codes()), d.calls(), voided, "");
    }

    private static DrawCertificate.Share share(DrawView d, Side side) {
        DrawView.Share s = d.shares().get(side);
        return new DrawCertificate.Share(s.unit(), s.commitment(), said(s.committedAt()), s.nonce(), said(s.revealedAt()));
    }

    private static String said(Instant at) {
        return INSTANT.format(at);
    }
}
