package org.huimin.selection;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/**
 * What another system published of a selection it ran.
 *
 * @param system      what it is called, e.g. 省级政府采购网
 * @param project     number of the project there
 * @param announcedOn the day of the call
 * @param deadline    when bids had to be in; also when they were opened
 * @param resultOn    the day of the result
 * @param paper       attachment: the result as published
 * @param received    lot → bids; @param eligible lot → bids that passed
 * @param winners     place → who won it
 * @param bidders     whoever bid, in any lot
 */
public record RecordedSelection(String system, String project, LocalDate announcedOn, Instant deadline, LocalDate resultOn, String paper,
                                Map<String, Integer> received, Map<String, Integer> eligible, Map<String, Bidder> winners, List<Bidder> bidders) {

    public RecordedSelection {
        received = Map.copyOf(received);
        eligible = Map.copyOf(eligible);
        winners = Map.copyOf(winners);
        bidders = List.copyOf(bidders);
    }

    public record Bidder(String enterprise, String creditCode) { }
}
