package org.huimin.portal.noticeboard;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.huimin.kernel.Actor;
import org.huimin.kernel.CaseRef;
import org.huimin.kernel.Refused;
import org.huimin.programme.Duty;
import org.huimin.programme.ProgrammeRegister;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** Hands the package for the county's portal to the office that publishes. */
@Controller
class PackageDesk {

    private final ProgrammeRegister programmes;
    private final NoticePackage notices;

    PackageDesk(ProgrammeRegister programmes, NoticePackage notices) {
        this.programmes = programmes;
        this.notices = notices;
    }

    /** Whether the person's unit drafts, checks or signs the programme's notices. @param actor null for nobody */
    boolean opensTo(Actor actor, CaseRef programme) {
        return actor != null && Stream.of(Duty.DRAFT_NOTICE, Duty.CHECK_NOTICE, Duty.SIGN_NOTICE)
                .anyMatch(d -> programmes.unitsHolding(programme, d.code()).contains(actor.unit()));
    }

    @GetMapping("/desk/programmes/{code}/notices.zip")
    void download(Actor actor, @PathVariable String code, HttpServletResponse response) throws IOException {
        CaseRef programme = programmes.find(code).filter(p -> opensTo(actor, p))
                .orElseThrow(() -> Refused.absent("没有代码为“" + code + "”的消费券活动，或者它的公告不由您的单位发布。"));
        response.setContentType("application/zip");
        response.setHeader(HttpHeaders.CONTENT_DISPOSITION, ContentDisposition.attachment()
                .filename("notices-" + code + ".zip", StandardCharsets.UTF_8).build().toString());
        notices.write(programme, response.getOutputStream());
    }
}
