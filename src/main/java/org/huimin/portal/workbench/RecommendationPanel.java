package org.huimin.portal.workbench;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.huimin.kernel.CaseRef;
import org.huimin.merchant.ListJudgement;
import org.huimin.merchant.RecommendationRegister;
import org.huimin.merchant.RecommendationRegister.RecommendedShop;
import org.huimin.merchant.ShopColumn;
import org.huimin.merchant.ShopFinding;
import org.huimin.merchant.ShopState;
import org.huimin.merchant.WorkingListRegister;
import org.huimin.programme.ProgrammeRegister;
import org.huimin.programme.ProgrammeSpec;
import org.huimin.tasks.WorkItem;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;

/** How many shops the township owes, and the list as it was handed in. */
@Component
class RecommendationPanel implements Panel {

    private final RecommendationRegister recommendations;
    private final WorkingListRegister lists;
    private final ProgrammeRegister programmes;
    private final Island island;

    RecommendationPanel(RecommendationRegister recommendations, WorkingListRegister lists, ProgrammeRegister programmes, Island island) {
        this.recommendations = recommendations;
        this.lists = lists;
        this.programmes = programmes;
        this.island = island;
    }

    /** Lines shown where the page cannot show its grid; a table of thousands would cost everybody seconds. */
    private static final int WITHOUT_GRID = 200;
    /** Longer lists are judged where the grid asks for it, and when they are sent. */
    private static final int JUDGED_WITHOUT_GRID = 1000;
    private static final int OF_LONG_LISTS = 20;

    /** What the grid must know besides its list. @param remarks whether lines can be remarked on in the opinion */
    record Frame(String item, boolean remarks, Map<String, String> texts) { }

    @Override
    public boolean suits(WorkItem item) {
        return item.process().equals("township");
    }

    @Override
    public String template() {
        return "recommendation";
    }

    @Override
    public void fill(WorkItem item, Model model) {
        CaseRef programme = item.root();
        ListPlace place = ListPlace.of(item);
        String unit = place.unit();
        int round = place.round();
        ProgrammeSpec spec = programmes.spec(programme);
        model.addAttribute("recommendation", recommendations.get(programme, unit, round).orElse(null));
        boolean making = place.makesList() && item.isOpen();
        List<RecommendedShop> shops = recommendations.shops(programme, unit, round);
        model.addAttribute("making", making);
        model.addAttribute("shops", making ? List.of() : shops);
        model.addAttribute("doubts", shops.stream().filter(RecommendedShop::doubtful).toList());
        model.addAttribute("grid", item.isOpen() ? island.write(new Frame(item.id(), !place.makesList() && item.state() == WorkItem.State.CLAIMED,
                island.texts())) : null);
        model.addAttribute("refusedBefore", making ? refusedBefore(place) : List.of());
        if (making) {
            working(place, model);
        }
        model.addAttribute("industryNames", Names.industries(spec));
        model.addAttribute("wanted", spec.merchants().sources().stream().filter(s -> s.unit().equals(unit))
                .flatMap(s -> s.industries().stream()).distinct().map(i -> Names.industries(spec).getOrDefault(i, i)).toList());
    }

    /** What was refused in earlier rounds and may be replaced now. */
    private List<RecommendedShop> refusedBefore(ListPlace place) {
        return IntStream.range(1, place.round()).boxed().flatMap(r -> recommendations.shops(place.programme(), place.unit(), r).stream())
                .filter(s -> s.state() == ShopState.REJECTED || s.state() == ShopState.DUPLICATE).toList();
    }

    private void working(ListPlace place, Model model) {
        int size = lists.size(place.programme(), place.unit(), place.round());
        model.addAttribute("size", size);
        if (size > JUDGED_WITHOUT_GRID) {
            model.addAttribute("listed", size);
            model.addAttribute("found", Map.of());
            model.addAttribute("linesShown", lists.first(place.programme(), place.unit(), place.round(), OF_LONG_LISTS));
        } else {
            judged(place, model);
        }
        model.addAttribute("columns", ShopColumn.values());
        model.addAttribute("earlier", lists.earlier(place.programme(), place.unit()).stream()
                .map(e -> new Earlier(e.programme().value(), programmes.view(e.programme()).name(), e.shops())).toList());
    }

    /** What the page shows where no script draws the grid, which asks for the same by itself. */
    private void judged(ListPlace place, Model model) {
        ListJudgement judgement = lists.judge(place.programme(), place.unit(), place.round());
        Map<Integer, List<ShopFinding>> found = judgement.findings().stream().collect(Collectors.groupingBy(ShopFinding::row));
        model.addAttribute("listed", judgement.shops());
        model.addAttribute("judgement", judgement);
        model.addAttribute("found", found);
        model.addAttribute("linesShown", lists.get(place.programme(), place.unit(), place.round()).lines().stream()
                .sorted(Comparator.comparing(l -> !found.containsKey(l.id()))).limit(WITHOUT_GRID).toList());
    }

    /** An earlier programme to begin with. */
    record Earlier(String programme, String name, int shops) { }
}
