package org.huimin.portal.noticeboard;

import java.nio.charset.StandardCharsets;
import org.huimin.kernel.CaseRef;
import org.huimin.kernel.Refused;
import org.huimin.oversight.TrailRegister;
import org.huimin.programme.ProgrammeRegister;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.servlet.mvc.method.annotation.StreamingResponseBody;

/** The published trail of a programme, for everybody who wants to check it: numbers, times, kinds and digests, never contents. */
@Controller
class TrailPage {

    private static final MediaType LINES = MediaType.parseMediaType("application/x-ndjson");

    private final ProgrammeRegister programmes;
    private final TrailRegister trail;

    TrailPage(ProgrammeRegister programmes, TrailRegister trail) {
        this.programmes = programmes;
        this.trail = trail;
    }

    @GetMapping("/programmes/{code}/trail.jsonl")
    ResponseEntity<StreamingResponseBody> download(@PathVariable String code) {
        CaseRef programme = programmes.find(code).orElseThrow(() -> Refused.absent("没有代码为“" + code + "”的消费券活动。"));
        return ResponseEntity.ok().contentType(LINES)
                .header(HttpHeaders.CONTENT_DISPOSITION, ContentDisposition.attachment()
                        .filename("trail-" + code + ".jsonl", StandardCharsets.UTF_8).build().toString())
                .body(out -> trail.export(programme, out));
    }
}
