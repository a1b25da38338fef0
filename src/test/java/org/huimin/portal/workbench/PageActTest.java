package org.huimin.portal.workbench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.huimin.kernel.Period;
import org.huimin.kernel.Refused;
import org.junit.jupiter.api.Test;
import org.springframework.web.servlet.mvc.support.RedirectAttributesModelMap;

/** What came of an act stands on the page where it was asked for, beside what was typed. */
class PageActTest {

    private static final Clock NOON = Clock.fixed(Instant.parse("2023-12-05T04:00:30Z"), Period.ZONE);

    private final RedirectAttributesModelMap back = new RedirectAttributesModelMap();

    @Test
    void goesBackWithWhatWasDone() {
        assertThat(PageAct.then("/desk/{id}", back, "done", Map.of("why", "因故"), () -> { })).isEqualTo("redirect:/desk/{id}");

        assertThat(flash()).isEqualTo(Map.of("told", "done"));
    }

    @Test
    void goesBackWithWhatStandsAgainstItAndWhatWasTyped() {
        Refused no = Refused.invalid("some.rule", "why", "", "请写明原因。");

        assertThat(PageAct.then("/desk/{id}", back, "done", Map.of("why", "因故"), () -> { throw no; })).isEqualTo("redirect:/desk/{id}");

        assertThat(flash()).isEqualTo(Map.of("refusedReasons", no.reasons(), "typed", Map.of("why", "因故")));
    }

    @Test
    void keepsNothingOfAPassphrase() {
        PageAct.then("/desk/{id}", back, null, Map.of(), () -> { throw Refused.invalid("seal.secret-wrong", "secret", "", "开启口令不正确。"); });

        assertThat(flash()).containsOnlyKeys("refusedReasons");
    }

    @Test
    void saysNoThereAndThenToWhoMayNotEvenAsk() {
        for (Refused no : List.of(Refused.forbidden("some.rule", "不在您的职责范围内。"), Refused.absent("没有这一项。"))) {
            assertThatThrownBy(() -> PageAct.then("/desk/{id}", back, "done", Map.of(), () -> { throw no; })).isSameAs(no);
        }
    }

    @Test
    void readsTheMinuteThatIsRunningAsNow() {
        assertThat(PageAct.minute(PageAct.minute(NOON), NOON)).contains(NOON.instant());
        assertThat(PageAct.minute("2023-12-05T11:59", NOON)).contains(Instant.parse("2023-12-05T03:59:00Z"));
        assertThat(PageAct.minute("昨天", NOON)).isEmpty();
    }

    private Map<String, Object> flash() {
        return Map.copyOf(back.getFlashAttributes());
    }
}
