package org.huimin.merchant;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Finds places for lines put between others, and moves the others aside only where there is no room. */
final class LineOrder {

    private final Map<Integer, Long> before;
    private final Map<Integer, Integer> next = new HashMap<>();
    private final Map<Integer, Integer> previous = new HashMap<>();
    private final Set<Integer> put = new HashSet<>();
    private int last;

    /** @param places id → place, in order */
    LineOrder(Map<Integer, Long> places) {
        before = places;
        places.keySet().forEach(id -> link(last, id));
    }

    /** @param after id of a line that is there, or 0 for the beginning; where there is none such, at the end */
    void put(int id, int after) {
        unlink(id);
        link(after == 0 || previous.containsKey(after) ? after : last, id);
        put.add(id);
    }

    void append(int id) {
        put(id, last);
    }

    /** Id → place of every line now. */
    Map<Integer, Long> places() {
        List<Integer> order = order();
        Map<Integer, Long> places = new LinkedHashMap<>();
        long at = 0;
        for (int i = 0; i < order.size(); i++) {
            int id = order.get(i);
            if (put.contains(id)) {
                int ahead = i;
                while (ahead < order.size() && put.contains(order.get(ahead))) {
                    ahead++;
                }
                long step = ahead == order.size() ? WorkingLists.GAP : (before.get(order.get(ahead)) - at) / (ahead - i + 1);
                if (step < 1) {
                    return spread(order);
                }
                for (; i < ahead; i++) {
                    at += step;
                    places.put(order.get(i), at);
                }
                i--;
            } else {
                at = before.get(id);
                places.put(id, at);
            }
        }
        return places;
    }

    /** Lines that had a place and must give it up, without the new ones. */
    Map<Integer, Long> movedAside(Collection<Integer> fresh) {
        Map<Integer, Long> moved = new LinkedHashMap<>(places());
        moved.entrySet().removeIf(p -> fresh.contains(p.getKey()) || p.getValue().equals(before.get(p.getKey())));
        return moved;
    }

    private static Map<Integer, Long> spread(List<Integer> order) {
        Map<Integer, Long> places = new LinkedHashMap<>();
        order.forEach(id -> places.put(id, (places.size() + 1) * WorkingLists.GAP));
        return places;
    }

    private List<Integer> order() {
        List<Integer> order = new ArrayList<>();
        for (Integer id = next.get(0); id != null; id = next.get(id)) {
            order.add(id);
        }
        return order;
    }

    private void link(int after, int id) {
        Integer follower = next.get(after);
        next.put(after, id);
        previous.put(id, after);
        if (follower == null) {
            next.remove(id);
            last = id;
        } else {
            next.put(id, follower);
            previous.put(follower, id);
        }
    }

    private void unlink(int id) {
        Integer ahead = previous.remove(id);
        if (ahead == null) {
            return;
        }
        Integer follower = next.remove(id);
        if (follower == null) {
            next.remove(ahead);
            last = ahead;
        } else {
            next.put(ahead, follower);
            previous.put(follower, ahead);
        }
    }
}
