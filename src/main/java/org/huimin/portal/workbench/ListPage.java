package org.huimin.portal.workbench;

import java.util.List;
import org.huimin.kernel.Actor;
import org.huimin.kernel.Refused;
import org.huimin.merchant.Compiling;
import org.huimin.merchant.ListDelta;
import org.huimin.merchant.ShopList;
import org.huimin.merchant.WorkingList;
import org.huimin.merchant.WorkingListRegister;
import org.huimin.tasks.Desk;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The working list for those without scripts: pasted whole, or begun with the shops of an earlier programme. */
@Controller
class ListPage {

    private final Desk desk;
    private final WorkingListRegister lists;
    private final Compiling compiling;

    ListPage(Desk desk, WorkingListRegister lists, Compiling compiling) {
        this.desk = desk;
        this.lists = lists;
        this.compiling = compiling;
    }

    /** @param replace takes out what the list held before */
    @PostMapping("/desk/{id}/list/paste")
    String paste(Actor actor, @PathVariable String id, @RequestParam String text, @RequestParam(defaultValue = "false") boolean replace) {
        ShopList pasted = ShopList.parse(text);
        if (!pasted.faults().isEmpty()) {
            throw Refused.invalid(pasted.faults());
        }
        desk.during(actor, id, item -> {
            ListPlace place = ListPlace.of(item);
            WorkingList list = lists.get(place.programme(), place.unit(), place.round());
            ListDelta added = ListDelta.appending(list.version(), pasted.cells());
            List<Integer> gone = replace ? list.lines().stream().map(WorkingList.Line::id).toList() : List.of();
            return compiling.save(actor, place.programme(), place.unit(), place.round(), new ListDelta(added.base(), added.changes(), gone));
        });
        return "redirect:/desk/{id}";
    }

    @PostMapping("/desk/{id}/list/earlier")
    String carryOver(Actor actor, @PathVariable String id, @RequestParam String from) {
        desk.during(actor, id, item -> {
            ListPlace place = ListPlace.of(item);
            return compiling.carryOver(actor, place.programme(), place.unit(), place.round(), from);
        });
        return "redirect:/desk/{id}";
    }
}
