package org.huimin.portal.workbench;

import java.time.Clock;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.huimin.document.Attachments;
import org.huimin.kernel.Actor;
import org.huimin.kernel.CaseRef;
import org.huimin.kernel.Period;
import org.huimin.kernel.Refused;
import org.huimin.merchant.Inspecting;
import org.huimin.merchant.Inspecting.Photos;
import org.huimin.merchant.Inspecting.Progress;
import org.huimin.merchant.Inspecting.Visit;
import org.huimin.merchant.Inspection;
import org.huimin.merchant.MerchantDirectory;
import org.huimin.merchant.MerchantDirectory.Filter;
import org.huimin.merchant.MerchantDirectory.Store;
import org.huimin.merchant.ShopState;
import org.huimin.portal.layout.Words;
import org.huimin.programme.InspectionItem;
import org.huimin.programme.ProgrammeRegister;
import org.huimin.programme.ProgrammeSpec;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** 商户巡查: what townships and market supervision saw in the shops, what is to be put right, and what the sponsor did about the rest. */
@Controller
class InspectionPage {

    private static final int FOUND = 30;
    private static final List<Inspection.State> PENDING = List.of(Inspection.State.REPORTED, Inspection.State.RECTIFY);

    private final CaseAccess access;
    private final Inspecting inspecting;
    private final MerchantDirectory directory;
    private final ProgrammeRegister programmes;
    private final Attachments attachments;
    private final MessageSource texts;
    private final Words words;
    private final Clock clock;

    InspectionPage(CaseAccess access, Inspecting inspecting, MerchantDirectory directory, ProgrammeRegister programmes, Attachments attachments,
                   MessageSource texts, Words words, Clock clock) {
        this.access = access;
        this.inspecting = inspecting;
        this.directory = directory;
        this.programmes = programmes;
        this.attachments = attachments;
        this.texts = texts;
        this.words = words;
        this.clock = clock;
    }

    /** Whose shops, how many take part and how many of them were visited. */
    record Row(String name, int listed, int visited, int wrong, int pending, boolean own) { }

    @GetMapping("/cases/{ref}/inspections")
    String board(Actor actor, @PathVariable String ref, @RequestParam(defaultValue = "") String name, Locale locale, Model model) {
        CaseRef programme = access.programme(actor, ref);
        ProgrammeSpec spec = programmes.spec(programme);
        List<String> theirs = access.inspectedUnits(actor, programme);
        if (theirs.isEmpty()) {
            throw CaseAccess.absent(ref);
        }
        String own = access.seesInspections(actor, programme, null) ? null : actor.unit();
        List<Inspection> pending = PENDING.stream().flatMap(state -> inspecting.inState(programme, state, own).stream()).toList();
        List<Row> rows = rows(actor, programme, spec, theirs);
        model.addAttribute("programme", programmes.view(programme));
        model.addAttribute("rows", rows);
        model.addAttribute("pending", pending);
        model.addAttribute("shops", directory.stores(programme, pending.stream().map(Inspection::storeId).distinct().toList()).stream()
                .collect(Collectors.toMap(Store::storeId, s -> s)));
        model.addAttribute("wanted", directory.stores(programme, inspecting.wanted(programme, own)));
        model.addAttribute("name", name.strip());
        model.addAttribute("found", directory.page(programme, new Filter(name.strip(), "", own == null ? "" : own), null, FOUND).stores().stream()
                .filter(s -> s.state() == ShopState.LISTED || s.state() == ShopState.SUSPENDED).toList());
        model.addAttribute("groupText", text(rows, pending, locale));
        items(programme, spec, model);
        return "workbench/inspections";
    }

    @GetMapping("/cases/{ref}/shops/{store}/inspections")
    String show(Actor actor, @PathVariable String ref, @PathVariable String store, Model model) {
        CaseRef programme = access.programme(actor, ref);
        Store shop = shop(actor, programme, store);
        model.addAttribute("programme", programmes.view(programme));
        model.addAttribute("shop", shop);
        model.addAttribute("inspections", inspecting.of(programme, store));
        model.addAttribute("inspects", inspecting.inspects(actor, programme, shop.unit()));
        model.addAttribute("takesPart", shop.state() == ShopState.LISTED || shop.state() == ShopState.SUSPENDED);
        model.addAttribute("settles", inspecting.settles(actor, programme));
        model.addAttribute("longest", programmes.rectifyDays(programme));
        items(programme, programmes.spec(programme), model);
        return "workbench/inspection";
    }

    @PostMapping("/cases/{ref}/shops/{store}/inspections")
    String inspect(Actor actor, @PathVariable String ref, @PathVariable String store, @RequestParam(required = false) List<String> wrong,
                   @RequestParam(defaultValue = "") String found, @RequestParam(defaultValue = "") String rectifyBy,
                   @RequestParam(required = false) List<MultipartFile> evidence, RedirectAttributes back) {
        CaseRef programme = access.programme(actor, ref);
        Store shop = shop(actor, programme, store);
        List<String> ticked = wrong == null ? List.of() : wrong;
        return said(back, programme, store, Map.of("act", "VISIT", "wrong", String.join(",", ticked), "found", found, "rectifyBy", rectifyBy), "inspection.told",
                () -> inspecting.inspect(actor, programme, store, new Visit(ticked, found, day(rectifyBy)), photos(actor, programme, shop, evidence)));
    }

    @PostMapping("/cases/{ref}/shops/{store}/inspections/{inspection}/recheck")
    String recheck(Actor actor, @PathVariable String ref, @PathVariable String store, @PathVariable String inspection,
                   @RequestParam(defaultValue = "false") boolean rectified, @RequestParam(defaultValue = "") String found,
                   @RequestParam(required = false) List<MultipartFile> evidence, RedirectAttributes back) {
        CaseRef programme = access.programme(actor, ref);
        Store shop = shop(actor, programme, store);
        return said(back, programme, store, Map.of("act", inspection, "found", found), "inspection.rechecked", () ->
                inspecting.recheck(actor, programme, store, inspection, rectified, found, photos(actor, programme, shop, evidence)));
    }

    @PostMapping("/cases/{ref}/shops/{store}/inspections/{inspection}/settlement")
    String settle(Actor actor, @PathVariable String ref, @PathVariable String store, @PathVariable String inspection,
                  @RequestParam(defaultValue = "") String done, RedirectAttributes back) {
        CaseRef programme = access.programme(actor, ref);
        shop(actor, programme, store);
        return said(back, programme, store, Map.of("act", inspection, "done", done), "inspection.settled", () ->
                inspecting.settle(actor, programme, store, inspection, done));
    }

    private static String said(RedirectAttributes back, CaseRef programme, String store, Map<String, String> typed, String told, Runnable act) {
        back.addAttribute("ref", programme.value());
        back.addAttribute("store", store);
        return PageAct.then("/cases/{ref}/shops/{store}/inspections", back, told, typed, act);
    }

    private Photos photos(Actor actor, CaseRef programme, Store shop, List<MultipartFile> evidence) {
        List<MultipartFile> photos = evidence == null ? List.of() : evidence.stream().filter(PageAct::given).toList();
        return new Photos(photos.size(), () -> photos.stream().map(p -> PageAct.keep(attachments, actor, programme.child("INSP", shop.unit()), p)).toList());
    }

    /** Null where nothing was typed, or nobody can tell what. */
    private static LocalDate day(String typed) {
        try {
            return typed.isBlank() ? null : LocalDate.parse(typed);
        } catch (DateTimeParseException e) {
            throw Refused.invalid("inspection.day", "rectifyBy", typed, "整改期限“" + typed + "”不是日期，请重新填写，或者不填。");
        }
    }

    private Store shop(Actor actor, CaseRef programme, String store) {
        return directory.store(programme, store).filter(s -> access.seesInspections(actor, programme, s.unit()))
                .orElseThrow(() -> CaseAccess.absent(programme.value()));
    }

    private List<Row> rows(Actor actor, CaseRef programme, ProgrammeSpec spec, List<String> theirs) {
        Map<String, String> names = Names.units(spec);
        Map<String, Integer> listed = directory.countByUnit(programme);
        Map<String, Progress> visited = inspecting.progress(programme).stream().collect(Collectors.toMap(Progress::unit, Function.identity()));
        Progress none = new Progress("", 0, 0, 0, 0);
        return theirs.stream().map(unit -> new Row(names.get(unit), listed.getOrDefault(unit, 0), visited.getOrDefault(unit, none).shops(),
                visited.getOrDefault(unit, none).wrong(), visited.getOrDefault(unit, none).pending(), unit.equals(actor.unit())))
                .sorted(Comparator.comparing((Row row) -> -row.pending())).toList();
    }

    /** What to paste into the work group: who has visited nobody yet, and what is overdue. */
    private String text(List<Row> rows, List<Inspection> pending, Locale locale) {
        LocalDate today = LocalDate.ofInstant(clock.instant(), Period.ZONE);
        List<String> lines = new ArrayList<>();
        lines.add(say(locale, "inspection.text.head", words.time(clock.instant()), rows.stream().mapToInt(Row::listed).sum(), rows.stream().mapToInt(Row::visited).sum(),
                rows.stream().mapToInt(Row::wrong).sum(), rows.stream().mapToInt(Row::pending).sum()));
        List<String> idle = rows.stream().filter(r -> r.listed() > 0 && r.visited() == 0).map(Row::name).toList();
        if (!idle.isEmpty()) {
            lines.add(say(locale, "inspection.text.idle", idle.size(), String.join("、", idle)));
        }
        List<String> late = pending.stream().filter(i -> i.overdue(today)).map(i -> i.storeId() + "（" + words.date(i.rectifyBy()) + "）").toList();
        if (!late.isEmpty()) {
            lines.add(say(locale, "inspection.text.late", String.join("、", late)));
        }
        return String.join("\n", lines);
    }

    private void items(CaseRef programme, ProgrammeSpec spec, Model model) {
        LocalDate today = LocalDate.ofInstant(clock.instant(), Period.ZONE);
        List<InspectionItem> items = programmes.inspectionItems(programme);
        model.addAttribute("items", items);
        model.addAttribute("itemNames", items.stream().collect(Collectors.toMap(InspectionItem::code, InspectionItem::words)));
        model.addAttribute("unitNames", Names.units(spec));
        model.addAttribute("today", today);
    }

    private String say(Locale locale, String key, Object... values) {
        return texts.getMessage(key, values, locale);
    }
}
