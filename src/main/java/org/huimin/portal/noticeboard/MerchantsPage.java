package org.huimin.portal.noticeboard;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.huimin.kernel.CaseRef;
import org.huimin.merchant.MerchantDirectory;
import org.huimin.merchant.MerchantDirectory.Departure;
import org.huimin.merchant.MerchantDirectory.Filter;
import org.huimin.merchant.ShopState;
import org.huimin.programme.ProgrammeRegister;
import org.huimin.programme.ProgrammeSpec;
import org.huimin.programme.ProgrammeView;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** "Can I use it in this shop?": the participating shops of a programme, found by name, street, industry or township. */
@Controller
class MerchantsPage {

    private static final int SIZE = 50;
    private static final int PROGRAMMES = 50;
    private static final int DEPARTURES = 200;

    private final MerchantDirectory directory;
    private final ProgrammeRegister programmes;
    private final Clock clock;

    MerchantsPage(MerchantDirectory directory, ProgrammeRegister programmes, Clock clock) {
        this.directory = directory;
        this.programmes = programmes;
        this.clock = clock;
    }

    @GetMapping("/merchants")
    String list(@RequestParam(name = "programme", defaultValue = "") String code, @RequestParam(defaultValue = "") String name,
                @RequestParam(defaultValue = "") String industry, @RequestParam(defaultValue = "") String unit,
                @RequestParam(defaultValue = "") String after, Model model) {
        List<ProgrammeView> all = programmes.list(null, PROGRAMMES);
        Optional<ProgrammeView> chosen = all.stream().filter(p -> code.isEmpty() || p.code().equals(code)).findFirst();
        model.addAttribute("programmes", all);
        model.addAttribute("chosen", chosen.orElse(null));
        model.addAttribute("filter", new Filter(name.strip(), industry, unit));
        chosen.ifPresent(p -> shops(p.caseRef(), new Filter(blankToNull(name), blankToNull(industry), blankToNull(unit)), after, model));
        return "noticeboard/merchants";
    }

    private void shops(CaseRef programme, Filter filter, String after, Model model) {
        ProgrammeSpec spec = programmes.spec(programme);
        MerchantDirectory.Page page = directory.page(programme, filter, blankToNull(after), SIZE);
        List<Departure> departures = directory.departures(programme, DEPARTURES);
        model.addAttribute("stores", page.stores());
        model.addAttribute("usable", page.stores().stream().filter(s -> s.state() == ShopState.LISTED).count());
        LocalDate lastUse = PublicRules.lastUse(spec);
        model.addAttribute("over", LocalDate.now(clock).isAfter(lastUse) ? lastUse : null);
        model.addAttribute("departures", departures);
        model.addAttribute("left", departures.stream().collect(Collectors.toMap(Departure::storeId, d -> d)));
        model.addAttribute("platformNames", names(spec.platforms(), ProgrammeSpec.Platform::code, ProgrammeSpec.Platform::name));
        model.addAttribute("next", page.next());
        model.addAttribute("first", after.isBlank());
        model.addAttribute("count", directory.count(programme));
        model.addAttribute("industries", spec.industries());
        model.addAttribute("industryNames", names(spec.industries(), ProgrammeSpec.Industry::code, ProgrammeSpec.Industry::name));
        model.addAttribute("unitNames", names(spec.units(), ProgrammeSpec.Unit::code, ProgrammeSpec.Unit::shortName));
        model.addAttribute("sources", spec.merchants().sources().stream().map(ProgrammeSpec.Source::unit).distinct().toList());
    }

    private static <T> Map<String, String> names(List<T> all, Function<T, String> code, Function<T, String> name) {
        return all.stream().collect(Collectors.toMap(code, name, (a, b) -> a));
    }

    private static String blankToNull(String text) {
        return text.isBlank() ? null : text.strip();
    }
}
