package org.huimin.portal.noticeboard;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.huimin.kernel.CaseRef;
import org.huimin.kernel.Refused;
import org.huimin.panel.DrawRegister;
import org.huimin.portal.layout.PanelSecrecy;
import org.huimin.programme.ProgrammeRegister;
import org.huimin.selection.TenderRegister;
import org.huimin.selection.TenderView;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** The draws of a programme for everybody: before, the pool as codes and what was committed to; once there is a result, the certificates. */
@Controller
class DrawPage {

    private final ProgrammeRegister programmes;
    private final TenderRegister tenders;
    private final DrawRegister draws;
    private final PanelSecrecy secrecy;

    DrawPage(ProgrammeRegister programmes, TenderRegister tenders, DrawRegister draws, PanelSecrecy secrecy) {
        this.programmes = programmes;
        this.tenders = tenders;
        this.draws = draws;
        this.secrecy = secrecy;
    }

    @GetMapping("/programmes/{code}/draws")
    String show(@PathVariable String code, Model model) {
        CaseRef programme = programme(code);
        List<CaseRef> calls = tenders.of(programme).stream().map(TenderView::caseRef).toList();
        model.addAttribute("programme", programmes.spec(programme));
        model.addAttribute("fieldNames", programmes.spec(programme).selects() && programmes.spec(programme).selection().panel() != null
                ? programmes.spec(programme).selection().panel().fields() : Map.of());
        model.addAttribute("draws", calls.stream().flatMap(tender -> draws.of(tender).stream()).toList());
        model.addAttribute("rounds", IntStream.range(0, calls.size()).boxed().collect(Collectors.toMap(calls::get, n -> n + 1)));
        model.addAttribute("told", calls.stream().filter(secrecy::isOver).collect(Collectors.toSet()));
        return "noticeboard/draws";
    }

    /** @param round of the call, from 1; @param attempt of its draw, from 1 */
    @GetMapping("/programmes/{code}/draws/{round}/{attempt}")
    ResponseEntity<byte[]> certificate(@PathVariable String code, @PathVariable int round, @PathVariable int attempt) {
        CaseRef programme = programmes.find(code).orElseThrow(DrawPage::noCertificate);
        List<TenderView> calls = tenders.of(programme);
        if (round < 1 || round > calls.size() || !secrecy.isOver(calls.get(round - 1).caseRef())) {
            throw noCertificate();
        }
        return ResponseEntity.ok().contentType(MediaType.APPLICATION_JSON).header(HttpHeaders.CONTENT_DISPOSITION, ContentDisposition.attachment()
                .filename("draw-" + code + "-" + round + "-" + attempt + ".json", StandardCharsets.UTF_8).build().toString())
                .body(draws.certificate(calls.get(round - 1).caseRef(), attempt));
    }

    /** Said alike of a draw whose result is not out yet and of one that never was. */
    private static Refused noCertificate() {
        return Refused.absent("没有这份抽取证书，或者结果尚未公布。");
    }

    private CaseRef programme(String code) {
        return programmes.find(code).orElseThrow(() -> Refused.absent("没有代码为“" + code + "”的消费券活动。"));
    }
}
