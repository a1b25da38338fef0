package org.huimin.workflow.review;

import java.util.Map;
import org.huimin.merchant.DeliveryId;
import org.huimin.merchant.ReviewDesk;
import org.huimin.merchant.Reviewing;
import org.huimin.workflow.engine.Answering;
import org.springframework.stereotype.Component;

/** What the reviewing desks answer: the verdicts they noted in the grid are theirs. */
@Component
class ReviewTasks implements Answering {

    private final Reviewing reviewing;

    ReviewTasks(Reviewing reviewing) {
        this.reviewing = reviewing;
    }

    @Override
    public String process() {
        return "review";
    }

    @Override
    public Map<String, Handler> handlers() {
        return Map.of(
                "review-merchants", work -> submit(work, ReviewDesk.SUPERVISION),
                "verify-merchants", work -> submit(work, ReviewDesk.platform(work.context("platform"))));
    }

    private Map<String, Object> submit(Work work, ReviewDesk desk) {
        reviewing.submit(work.actor(), new DeliveryId(work.context("delivery")), desk);
        return Map.of();
    }
}
