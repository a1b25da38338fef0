package org.huimin.selection;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.huimin.document.Attachments;
import org.huimin.kernel.Act;
import org.huimin.kernel.Actor;
import org.huimin.kernel.CaseRef;
import org.huimin.kernel.Refused;
import org.huimin.kernel.Refused.Reason;
import org.huimin.kernel.Stamp;
import org.huimin.programme.SelectionSpec;
import org.huimin.programme.SelectionSpec.Material;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;

/** Brings applications of paper and mail to where one handed in online stands: written down by one person, confirmed against the papers by another. */
@Service
public class Transcribing {

    private static final int MOST_LACKING = 500;

    private final Tenders tenders;
    private final Applications applications;
    private final ApplicationRegister register;
    private final Transcripts transcripts;
    private final Attachments attachments;
    private final Clock clock;
    private final ApplicationEventPublisher facts;

    Transcribing(Tenders tenders, Applications applications, ApplicationRegister register, Transcripts transcripts, Attachments attachments, Clock clock,
                 ApplicationEventPublisher facts) {
        this.tenders = tenders;
        this.applications = applications;
        this.register = register;
        this.transcripts = transcripts;
        this.attachments = attachments;
        this.clock = clock;
        this.facts = facts;
    }

    /** Opened applications that did not come online, by number. */
    public List<ApplicationView> applications(CaseRef tender) {
        return register.of(tender).stream().filter(a -> a.channel() != ApplicationChannel.ONLINE).toList();
    }

    /** Whether the call scores the price, so that each applicant has to name one. */
    public boolean asksOffer(CaseRef tender) {
        return tenders.find(tender).map(t -> t.terms().asksOffer()).orElse(false);
    }

    public List<Transcript> of(CaseRef tender) {
        return transcripts.of(tender);
    }

    public boolean needed(CaseRef tender) {
        return !transcripts.missing(tender).isEmpty();
    }

    /**
     * Keeps what one person wrote down; written again after a return.
     *
     * @throws Refused naming every gap: an application left out, a form not kept, something empty without a word, paper without a scan
     */
    @Act
    public void write(Actor actor, CaseRef tender, List<Transcript> written) {
        TenderView view = opened(tender);
        Map<String, Transcript> by = written.stream().collect(Collectors.toMap(Transcript::application, Function.identity()));
        List<Reason> no = new ArrayList<>();
        List<ApplicationView> all = applications(tender);
        for (ApplicationView application : all) {
            Transcript transcript = by.get(application.number());
            if (transcript == null) {
                no.add(new Reason("transcript.missing", application.number(), "", "编号" + application.number() + "的报名材料还没有誊录。"));
            } else {
                judge(view, application, transcript, no);
            }
        }
        if (!no.isEmpty()) {
            throw Refused.invalid(no);
        }
        all.forEach(a -> transcripts.keep(tender, by.get(a.number()), StatedText.of(a.stated()), actor, Stamp.now(clock)));
        facts.publishEvent(new TenderFact.ApplicationsTranscribed(tender, actor.account(), all.size()));
    }

    /** The second person's word; with it the transcripts stand as what was applied with. */
    @Act
    public void decide(Actor actor, CaseRef tender, boolean approved, String opinion) {
        opened(tender);
        List<Transcript> all = transcripts.of(tender);
        if (all.stream().anyMatch(t -> t.writtenBy().equals(actor.account()))) {
            throw Refused.forbidden("transcript.own", "誊录报名材料的人不能核对自己的誊录。");
        }
        if (!approved && (opinion == null || opinion.isBlank())) {
            throw Refused.invalid("transcript.opinion", "opinion", "", "退回意见不能为空，请写明哪里与材料不一致。");
        }
        if (approved) {
            Instant now = Stamp.now(clock);
            List<Material> materials = tenders.hold(tender).terms().materials();
            Map<String, String> replaced = LaterMail.replacing(mails(tender, all));
            for (Transcript one : all) {
                applications.transcribed(one.application(), StatedText.of(one.stated()));
                one.scans().forEach(scan -> applications.bring(one.application(), material(materials, attachments.get(scan).name()), scan));
                transcripts.confirmed(one.application(), actor, now);
            }
            replaced.forEach((former, later) -> {
                applications.superseded(former);
                facts.publishEvent(new ApplicationFact.ApplicationReplaced(tender, later, former));
            });
        }
        facts.publishEvent(new TenderFact.TranscriptionDecided(tender, actor.account(), approved));
    }

    /** As they came, with the code that was written down. */
    private List<LaterMail.Mail> mails(CaseRef tender, List<Transcript> all) {
        Map<String, Stated> written = all.stream().collect(Collectors.toMap(Transcript::application, Transcript::stated));
        return applications(tender).stream().filter(a -> a.channel() == ApplicationChannel.MAIL && written.containsKey(a.number())).map(a -> new LaterMail.Mail(a.number(), a.lot(),
                a.stated().sender() == null ? "" : a.stated().sender(), written.get(a.number()).creditCode() == null ? "" : written.get(a.number()).creditCode(),
                a.receivedAt())).toList();
    }

    private void judge(TenderView view, ApplicationView application, Transcript transcript, List<Reason> no) {
        String whose = "编号" + application.number() + "：";
        StatedRules.judgeWhatIsGiven(view.terms(), transcript.stated()).forEach(r ->
                no.add(new Reason(r.rule(), r.field() + " " + application.number(), r.value(), whose + r.message())));
        if (transcript.lacking().length() > MOST_LACKING || transcript.lacking().isBlank() && hasGap(view.terms(), transcript.stated())) {
            no.add(new Reason("transcript.lacking", "lacking " + application.number(), "", whose + "有留空的内容，请写明材料没有写明什么，最多" + MOST_LACKING + "字。"));
        }
        if (application.channel() == ApplicationChannel.PAPER && transcript.scans().isEmpty()) {
            no.add(new Reason("transcript.scan", "scans " + application.number(), "", whose + "请上传纸质材料的扫描件，供核对和审查。"));
        }
        for (String scan : transcript.scans()) {
            if (!attachments.get(scan).caseRef().root().equals(view.programme())) {
                no.add(new Reason("transcript.foreign-scan", "scans " + application.number(), "", whose + "扫描件须在办理本事项时上传，请重新上传。"));
            }
        }
    }

    private static boolean hasGap(SelectionSpec terms, Stated s) {
        return terms.asksOffer() && s.offer() == null || Stream.of(s.creditCode(), s.registeredIn(), s.legalRepresentative(), s.contact(), s.phone()).anyMatch(text -> text == null || text.isBlank());
    }

    private static String material(List<Material> materials, String name) {
        return materials.stream().filter(m -> name.contains(m.name())).map(Material::code).findFirst().orElse("");
    }

    private TenderView opened(CaseRef tender) {
        TenderView view = tenders.hold(tender);
        if (view.state() != TenderState.OPENED) {
            throw Refused.conflict("transcript.not-open", "报名材料尚未开启或者遴选已经结束，不能誊录。");
        }
        return view;
    }
}
