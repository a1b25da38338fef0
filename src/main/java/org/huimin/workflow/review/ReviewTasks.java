package org.huimin.workflow.review;

import java.util.List;
import java.util.Map;
import org.huimin.kernel.Refused;
import org.huimin.merchant.DeliveryId;
import org.huimin.merchant.ReviewDesk;
import org.huimin.merchant.Reviewing;
import org.huimin.merchant.ShopVerdict;
import org.huimin.workflow.engine.Answering;
import org.huimin.workflow.engine.Lines;
import org.springframework.stereotype.Component;

/** What the reviewing desks answer: all agreed, except these. */
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
                "review-merchants", work -> review(work, ReviewDesk.SUPERVISION),
                "verify-merchants", work -> review(work, ReviewDesk.platform(work.context("platform"))));
    }

    private Map<String, Object> review(Work work, ReviewDesk desk) {
        boolean all = work.text("conclusion").equals("ALL");
        List<ShopVerdict> exceptions = Lines.complete("exceptions", work.text("exceptions"), "不予核准的理由").stream()
                .map(line -> ShopVerdict.refused(line.code(), line.rest())).toList();
        if (all != exceptions.isEmpty()) {
            throw Refused.invalid("review.conclusion", "exceptions", work.text("exceptions"), all
                    ? "结论为“全部同意”，但列出了" + exceptions.size() + "家不同意的商户，请改选“除下列商户外全部同意”或清空名单。"
                    : "结论为“除下列商户外全部同意”，请逐行填写不同意的店铺编号和理由。");
        }
        reviewing.review(work.actor(), new DeliveryId(work.context("delivery")), desk, exceptions);
        return Map.of();
    }
}
