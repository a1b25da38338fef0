package org.huimin.portal.noticeboard;

import org.huimin.kernel.Refused;
import org.huimin.merchant.LinkSigning;
import org.huimin.portal.layout.ReasonWords;
import org.huimin.programme.ProgrammeRegister;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** What a merchant sees behind a one-time link: the clauses, the offer, a name, consent; then the receipt. */
@Controller
class CommitmentPage {

    private final LinkSigning links;
    private final ProgrammeRegister programmes;
    private final ReasonWords words;

    CommitmentPage(LinkSigning links, ProgrammeRegister programmes, ReasonWords words) {
        this.words = words;
        this.links = links;
        this.programmes = programmes;
    }

    @GetMapping("/commitments/{token}")
    String show(@PathVariable String token, Model model) {
        fill(links.letter(token), model);
        model.addAttribute("token", token);
        return "noticeboard/commitment";
    }

    @PostMapping("/commitments/{token}")
    String sign(@PathVariable String token, @RequestParam(defaultValue = "") String signer, @RequestParam(defaultValue = "") String offer,
                @RequestParam(defaultValue = "false") boolean consents, Model model) {
        try {
            LinkSigning.Receipt receipt = links.sign(token, signer, offer, consents);
            fill(receipt.letter(), model);
            model.addAttribute("receipt", receipt);
        } catch (Refused no) {
            if (no.kind() != Refused.Kind.INVALID) {
                throw no;
            }
            show(token, model);
            model.addAttribute("reasons", words.of(no.reasons()));
            model.addAttribute("signer", signer);
            model.addAttribute("offer", offer);
        }
        return "noticeboard/commitment";
    }

    private void fill(LinkSigning.Letter letter, Model model) {
        model.addAttribute("letter", letter);
        model.addAttribute("programme", programmes.view(letter.programme()));
    }
}
