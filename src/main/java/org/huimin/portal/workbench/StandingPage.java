package org.huimin.portal.workbench;

import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.huimin.document.Attachments;
import org.huimin.kernel.Actor;
import org.huimin.kernel.CaseRef;
import org.huimin.kernel.Period;
import org.huimin.kernel.Refused;
import org.huimin.merchant.ChangingStanding;
import org.huimin.merchant.MerchantDirectory;
import org.huimin.merchant.MerchantDirectory.Filter;
import org.huimin.merchant.MerchantDirectory.Store;
import org.huimin.merchant.Referring;
import org.huimin.merchant.Replacing;
import org.huimin.merchant.ShopCells;
import org.huimin.merchant.ShopState;
import org.huimin.merchant.StandingChange;
import org.huimin.merchant.StandingChange.Kind;
import org.huimin.programme.ProgrammeRegister;
import org.huimin.programme.ProgrammeSpec;
import org.huimin.supervision.Supervising;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** 参与资格变动: where a shop is suspended, let in again, removed, leaves, is replaced, or its severe case referred; asked by one, decided by another. */
@Controller
class StandingPage {

    private static final int SIZE = 50;
    private static final List<ShopState> ADMITTED = List.of(ShopState.ADMITTED, ShopState.LISTED, ShopState.SUSPENDED, ShopState.REMOVED,
            ShopState.LEFT);

    private final CaseAccess access;
    private final CaseReading reading;
    private final MerchantDirectory directory;
    private final ChangingStanding standing;
    private final Replacing replacing;
    private final ProgrammeRegister programmes;
    private final Referring referring;
    private final Supervising supervising;
    private final Attachments attachments;
    private final Clock clock;

    StandingPage(CaseAccess access, CaseReading reading, MerchantDirectory directory, ChangingStanding standing, Replacing replacing, ProgrammeRegister programmes,
                 Referring referring, Supervising supervising, Attachments attachments, Clock clock) {
        this.access = access;
        this.reading = reading;
        this.directory = directory;
        this.standing = standing;
        this.replacing = replacing;
        this.programmes = programmes;
        this.referring = referring;
        this.supervising = supervising;
        this.attachments = attachments;
        this.clock = clock;
    }

    @GetMapping("/cases/{ref}/shops")
    String list(Actor actor, @PathVariable String ref, @RequestParam(defaultValue = "") String name, @RequestParam(defaultValue = "") String unit,
                @RequestParam(defaultValue = "") String after, Model model) {
        CaseRef programme = access.programme(actor, ref);
        ProgrammeSpec spec = programmes.spec(programme);
        MerchantDirectory.Page page = directory.admitted(programme, new Filter(name.strip(), "", unit), after.isBlank() ? null : after, SIZE);
        List<StandingChange> asked = standing.waiting(programme);
        Map<String, Store> theirs = directory.stores(programme, asked.stream().map(StandingChange::storeId).toList()).stream()
                .filter(s -> sees(actor, programme, s)).collect(Collectors.toMap(Store::storeId, s -> s));
        model.addAttribute("programme", programmes.view(programme));
        model.addAttribute("stores", page.stores());
        model.addAttribute("next", page.next());
        model.addAttribute("name", name.strip());
        model.addAttribute("unit", unit);
        model.addAttribute("sources", spec.merchants().sources().stream().map(ProgrammeSpec.Source::unit).distinct().toList());
        model.addAttribute("waiting", asked.stream().filter(c -> theirs.containsKey(c.storeId())).toList());
        model.addAttribute("theirs", theirs);
        model.addAttribute("referrals", reading.referrals(actor, programme));
        names(spec, model);
        return "workbench/shops";
    }

    @GetMapping("/cases/{ref}/shops/{store}")
    String show(Actor actor, @PathVariable String ref, @PathVariable String store, Model model) {
        CaseRef programme = access.programme(actor, ref);
        Store shop = shop(programme, store);
        model.addAttribute("programme", programmes.view(programme));
        model.addAttribute("shop", shop);
        model.addAttribute("changes", sees(actor, programme, shop) ? standing.of(programme, store) : List.of());
        Set<Kind> offered = standing.offered(actor, programme, store);
        boolean replaceable = offered.remove(Kind.REPLACE);
        model.addAttribute("offered", offered);
        model.addAttribute("industries", replaceable ? programmes.spec(programme).merchants().sources().stream()
                .filter(source -> source.unit().equals(shop.unit())).flatMap(source -> source.industries().stream()).distinct().toList() : List.of());
        model.addAttribute("replaceUntil", replaceable ? replacing.until(programme).atZone(Period.ZONE).toInstant() : null);
        model.addAttribute("referrals", reading.referrals(actor, programme, store));
        model.addAttribute("authorities", referring.offered(actor, programme));
        model.addAttribute("seesInspections", access.seesInspections(actor, programme, shop.unit()));
        model.addAttribute("now", PageAct.minute(clock));
        names(programmes.spec(programme), model);
        return "workbench/shop";
    }

    @PostMapping("/cases/{ref}/shops/{store}")
    String ask(Actor actor, @PathVariable String ref, @PathVariable String store, @RequestParam(defaultValue = "") String kind,
               @RequestParam(defaultValue = "") String at, @RequestParam(defaultValue = "") String until,
               @RequestParam(defaultValue = "") String reason, @RequestParam(defaultValue = "") String heard,
               @RequestParam(required = false) MultipartFile evidence, RedirectAttributes back) {
        CaseRef programme = access.programme(actor, ref);
        return said(back, programme, store, Map.of("kind", kind, "at", at, "until", until, "reason", reason, "heard", heard), "standing.asked", () ->
                standing.ask(actor, programme, shop(programme, store).storeId(), new ChangingStanding.Wish(
                        Arrays.stream(Kind.values()).filter(k -> k.name().equals(kind)).findFirst().orElse(null), moment(at), end(until), reason, heard,
                        PageAct.given(evidence) ? () -> PageAct.keep(attachments, actor, programme.child("SHOP", store), evidence) : null)));
    }

    @PostMapping("/cases/{ref}/shops/{store}/replacement")
    String replace(Actor actor, @PathVariable String ref, @PathVariable String store, @ModelAttribute Typed typed,
                   @RequestParam(required = false) MultipartFile evidence, @RequestParam(required = false) MultipartFile licence, RedirectAttributes back) {
        CaseRef programme = access.programme(actor, ref);
        CaseRef file = programme.child("SHOP", store);
        return said(back, programme, store, typed.kept(), "standing.replaced.asked", () ->
                standing.ask(actor, programme, shop(programme, store).storeId(), new ChangingStanding.Wish(Kind.REPLACE, null, null, typed.reason(), "",
                        PageAct.given(evidence) ? () -> PageAct.keep(attachments, actor, file, evidence) : null,
                        new Replacing.Successor(typed.cells(), PageAct.given(licence) ? () -> PageAct.keep(attachments, actor, file, licence) : null))));
    }

    @PostMapping("/cases/{ref}/shops/{store}/referral")
    String refer(Actor actor, @PathVariable String ref, @PathVariable String store, @RequestParam(defaultValue = "") String authority,
                 @RequestParam(defaultValue = "") String facts, @RequestParam(required = false) MultipartFile evidence, RedirectAttributes back) {
        CaseRef programme = access.programme(actor, ref);
        if (referring.offered(actor, programme).isEmpty()) {
            throw CaseAccess.absent(ref);
        }
        return said(back, programme, store, Map.of("kind", "REFER", "authority", authority, "facts", facts), "referral.proposed", () ->
                referring.propose(actor, programme, shop(programme, store).storeId(), authority, facts, PageAct.given(evidence)
                        ? () -> PageAct.keep(attachments, actor, programme.child("SHOP", store).child("REF", "evidence"), evidence) : null));
    }

    /** What was typed about the shop that is to come. */
    record Typed(String reason, String name, String creditCode, String industry, String address, String above, String phone) {

        ShopCells cells() {
            return new ShopCells(name, creditCode, industry, address, above == null ? "否" : above, phone);
        }

        /** The telephone number is typed again. */
        Map<String, String> kept() {
            Map<String, String> kept = new HashMap<>(Map.of("kind", Kind.REPLACE.name()));
            kept.put("reason", reason);
            kept.put("name", name);
            kept.put("creditCode", creditCode);
            kept.put("industry", industry);
            kept.put("address", address);
            kept.put("above", above);
            return kept;
        }
    }

    private static String said(RedirectAttributes back, CaseRef programme, String store, Map<String, String> typed, String told, Runnable act) {
        back.addAttribute("ref", programme.value());
        back.addAttribute("store", store);
        return PageAct.then("/cases/{ref}/shops/{store}", back, told, typed, act);
    }

    private Instant end(String typed) {
        Instant until = typed.isBlank() ? null : moment(typed);
        if (until == null && !typed.isBlank()) {
            throw Refused.invalid("standing.until", "until", typed, "中止期满时间“" + typed + "”不是日期和时间，请重新填写，或者不填。");
        }
        return until;
    }

    private Instant moment(String typed) {
        return PageAct.minute(typed, clock).orElse(null);
    }

    private Store shop(CaseRef programme, String store) {
        return directory.store(programme, store).filter(s -> ADMITTED.contains(s.state()))
                .orElseThrow(() -> CaseAccess.absent(programme.value() + "/" + store));
    }

    /** Why a shop is to go is nobody's business but the sponsor's, its township's and discipline inspection's until it is decided. */
    private boolean sees(Actor actor, CaseRef programme, Store shop) {
        return actor.unit().equals(programmes.spec(programme).sponsor()) || actor.unit().equals(shop.unit()) || supervising.inspects(actor, programme);
    }

    private static void names(ProgrammeSpec spec, Model model) {
        model.addAttribute("unitNames", Names.units(spec));
        model.addAttribute("industryNames", spec.industries().stream()
                .collect(Collectors.toMap(ProgrammeSpec.Industry::code, ProgrammeSpec.Industry::name, (a, b) -> a)));
    }
}
