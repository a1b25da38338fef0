package org.huimin.workflow.onboarding;

import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.huimin.merchant.Committing;
import org.huimin.merchant.Onboarding;
import org.huimin.merchant.Removing;
import org.huimin.workflow.engine.Answering;
import org.huimin.workflow.engine.Files;
import org.huimin.workflow.engine.Lines;
import org.springframework.stereotype.Component;

/** What people answer between a shop's admission and its place in the directory. */
@Component
class OnboardingTasks implements Answering {

    private final Committing committing;
    private final Onboarding onboarding;
    private final Removing removing;
    private final Clock clock;

    OnboardingTasks(Committing committing, Onboarding onboarding, Removing removing, Clock clock) {
        this.committing = committing;
        this.onboarding = onboarding;
        this.removing = removing;
        this.clock = clock;
    }

    @Override
    public String process() {
        return "onboarding";
    }

    @Override
    public Map<String, Handler> handlers() {
        return Map.of(
                "register-commitments", this::commit,
                "onboard-merchants", this::onboard,
                "correct-directory", this::correct);
    }

    private Map<String, Object> commit(Work work) {
        List<Committing.Commitment> named = Lines.complete("matchingOffers", work.text("matchingOffers"), "配套优惠内容").stream()
                .map(line -> new Committing.Commitment(line.code(), line.rest(), null)).toList();
        List<Committing.Declined> declined = Lines.complete("exceptions", work.text("exceptions"), "未签署的原因").stream()
                .map(line -> new Committing.Declined(line.code(), line.rest())).toList();
        committing.register(work.actor(), work.programme(), work.context("unit"), named, declined, Files.in(work.answer(), "attachment"));
        return Map.of();
    }

    private Map<String, Object> onboard(Work work) {
        Map<String, String> numbers = new LinkedHashMap<>();
        Lines.complete("numbers", work.text("numbers"), "平台商户号").forEach(line -> numbers.put(line.code(), line.rest()));
        onboarding.onboard(work.actor(), work.programme(), work.context("platform"), numbers);
        return Map.of();
    }

    private Map<String, Object> correct(Work work) {
        Lines.complete("removals", work.text("removals"), "取消参与资格的理由")
                .forEach(line -> removing.remove(work.actor(), work.programme(), line.code(), line.rest(), clock.instant()));
        return Map.of();
    }
}
