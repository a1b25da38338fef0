package org.huimin.portal.noticeboard;

import java.time.Clock;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.huimin.document.Attachments;
import org.huimin.document.QrCodes;
import org.huimin.kernel.CaseRef;
import org.huimin.kernel.Period;
import org.huimin.portal.layout.NoticeAddress;
import org.huimin.portal.layout.NoticeFile;
import org.huimin.portal.layout.NoticeRow;
import org.huimin.portal.layout.NoticeText;
import org.huimin.portal.layout.Site;
import org.huimin.programme.ProgrammeRegister;
import org.huimin.programme.ProgrammeSpec;
import org.huimin.publicity.NoticeBoard;
import org.huimin.publicity.NoticeBody;
import org.huimin.publicity.NoticeType;
import org.huimin.publicity.NoticeView;
import org.huimin.publicity.NoticeViews;
import org.huimin.publicity.PublicityRegister.PublicityView;
import org.huimin.publicity.PublicityRegister;
import org.huimin.selection.Inviting;
import org.huimin.selection.TenderRegister;
import org.huimin.workflow.Challenging;
import org.springframework.stereotype.Component;

/** All that stands on a notice's page, for our own board and for the package that other portals take over. */
@Component
class NoticePaper {

    private static final int LONGEST_DESCRIPTION = 120;
    private static final int CODE_SIDE = 120;

    private final NoticeBoard board;
    private final PublicityRegister publicity;
    private final ProgrammeRegister programmes;
    private final Attachments attachments;
    private final Challenging challenging;
    private final TenderRegister tenders;
    private final Inviting inviting;
    private final NoticeViews views;
    private final QrCodes codes;
    private final Site site;
    private final Clock clock;

    NoticePaper(NoticeBoard board, PublicityRegister publicity, ProgrammeRegister programmes, Attachments attachments, Challenging challenging,
                TenderRegister tenders, Inviting inviting, NoticeViews views, QrCodes codes, Site site, Clock clock) {
        this.board = board;
        this.publicity = publicity;
        this.programmes = programmes;
        this.attachments = attachments;
        this.challenging = challenging;
        this.tenders = tenders;
        this.inviting = inviting;
        this.views = views;
        this.codes = codes;
        this.site = site;
        this.clock = clock;
    }

    /** What the template {@code noticeboard/notice} shows. */
    Map<String, Object> of(NoticeView notice) {
        ProgrammeSpec spec = programmes.spec(notice.about());
        String address = new NoticeAddress(notice.about(), notice.number()).toString();
        String url = site.address() + "/notices/" + address;
        Optional<PublicityView> period = publicity.of(notice.about().root()).stream()
                .filter(p -> p.notice().equals(notice.id())).findFirst();
        NoticeBoard.Neighbours beside = board.neighbours(notice);
        Map<String, Object> page = new HashMap<>();
        page.put("address", address);
        page.put("index", plan(notice) && spec.document().indexNumber() != null ? spec.document().indexNumber() : address);
        page.put("subject", plan(notice) && spec.document().subjectClass() != null ? spec.document().subjectClass() : site.subjectClass());
        page.put("notice", notice);
        page.put("blocks", NoticeText.of(notice.body()));
        page.put("description", description(notice.body()));
        page.put("files", NoticeFile.of(attachments.all(notice.attachments())));
        page.put("programme", spec);
        page.put("source", source(notice).name());
        page.put("period", period.orElse(null));
        page.put("receiving", period.filter(p -> p.open() && clock.instant().isBefore(p.endsAt())).isPresent());
        page.put("queries", challenging.queries(notice.about().root(), notice.id()).filter(window -> window.open(clock.instant())).orElse(null));
        page.put("opening", notice.type() != NoticeType.TENDER ? null : tenders.of(notice.about().root()).stream().filter(t -> notice.number().equals(t.notice()))
                .findFirst().flatMap(t -> inviting.said(t.caseRef())).orElse(null));
        page.put("corrects", notice.corrects() == null ? null : NoticeRow.of(notice.corrects()));
        page.put("correctedBy", notice.correctedBy().stream().map(NoticeRow::of).toList());
        page.put("earlier", beside.earlier() == null ? null : NoticeRow.of(beside.earlier()));
        page.put("later", beside.later() == null ? null : NoticeRow.of(beside.later()));
        page.put("views", views.before(clock.instant().atZone(Period.ZONE).toLocalDate(), notice.about().root(), notice.number()));
        page.put("url", url);
        page.put("code", Base64.getEncoder().encodeToString(codes.png(url, CODE_SIDE)));
        return page;
    }

    /** Whoever signed it; the sponsor but for what its supervisor announces. */
    ProgrammeSpec.Unit source(NoticeView notice) {
        CaseRef programme = notice.about().root();
        return programmes.spec(programme).unit(programmes.unitsHolding(programme, programmes.duty(programme, "sign-notice", notice.type().name())).get(0));
    }

    private static boolean plan(NoticeView notice) {
        return notice.type() == NoticeType.PLAN;
    }

    /** The beginning of the text, for lists that others make. */
    private static String description(NoticeBody body) {
        String text = body.blocks().stream().filter(NoticeBody.Paragraph.class::isInstance).map(b -> ((NoticeBody.Paragraph) b).text())
                .reduce("", (a, b) -> a.length() < LONGEST_DESCRIPTION ? a + b : a);
        return text.substring(0, text.offsetByCodePoints(0, Math.min(text.codePointCount(0, text.length()), LONGEST_DESCRIPTION)));
    }
}
