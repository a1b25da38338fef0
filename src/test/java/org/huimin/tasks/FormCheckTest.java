package org.huimin.tasks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.huimin.kernel.Refused;
import org.huimin.kernel.Verdict;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The server asks every question of the form again. */
@Tag("check-4")
@Tag("check-5")
class FormCheckTest {

    private static final FormSchema FORM = FormSchema.parse("""
            {"components": [
              {"type": "text", "text": "说明"},
              {"type": "radio", "key": "decision", "label": "意见", "validate": {"required": true},
               "values": [{"value": "APPROVED", "label": "同意"}, {"value": "RETURNED", "label": "退回修改"}]},
              {"type": "textarea", "key": "opinion", "label": "办理意见", "validate": {"maxLength": 20}},
              {"type": "number", "key": "amount", "label": "金额", "decimalDigits": 2, "validate": {"min": 0.01, "max": 1000}},
              {"type": "datetime", "subtype": "date", "key": "paidOn", "label": "拨付日期"},
              {"type": "textfield", "key": "number", "label": "文号", "validate": {"pattern": "^[0-9]+$", "patternErrorMessage": "文号只能是数字。"}},
              {"type": "checkbox", "key": "sure", "label": "已核对", "validate": {"required": true}},
              {"type": "filepicker", "key": "claims", "label": "领券流水"},
              {"type": "textfield", "key": "why", "label": "缘由", "validate": {"required": true},
               "conditional": {"hide": "=decision = \\"APPROVED\\""}}
            ]}""");

    @Test
    void acceptsACompleteAnswer() {
        assertThat(judge(Map.of()).isYes()).isTrue();
    }

    @Test
    void refusesADecisionOnPaperWhereTheFormAsksForNone() {
        Answer.OfflineSignOff paper = new Answer.OfflineSignOff("办公会", LocalDate.of(2023, 11, 13), "局办〔2023〕21号", "scan");
        Map<String, Object> decided = Map.of("decision", "APPROVED");
        String field = "{\"components\": [{\"type\": \"radio\", \"key\": \"%s\", \"label\": \"意见\", %s \"values\": [{\"value\": \"APPROVED\", \"label\": \"同意\"}]}]}";
        assertThat(FormCheck.judge(FormSchema.parse(field.formatted("decision", "")), new Answer(decided, paper)).isYes()).isTrue();
        assertThat(FormCheck.judge(FormSchema.parse(field.formatted("decision", "\"properties\": {\"offline\": \"none\"},")), new Answer(decided, paper)).reasons())
                .extracting(r -> r.rule()).containsExactly("form.offline");
        assertThat(FormCheck.judge(FormSchema.parse(field.formatted("agree", "")), new Answer(Map.of("agree", "APPROVED"), paper)).reasons())
                .extracting(r -> r.rule()).containsExactly("form.offline");
    }

    @Test
    void refusesFieldsTheFormDoesNotShow() {
        assertThat(rules(Map.of("isAdmin", true))).containsExactly("form.unknown-field");
    }

    @Test
    void refusesWhatIsMissing() {
        assertThat(rules(Map.of("decision", ""))).contains("form.required");
        assertThat(rules(Map.of("sure", false))).containsExactly("form.required");
    }

    @Test
    void refusesAnOptionThatDoesNotExist() {
        assertThat(rules(Map.of("decision", "APPROVED_BY_ME", "why", "试"))).containsExactly("form.option");
    }

    @Test
    void refusesTextThatIsTooLongCountingCharactersNotUnits() {
        assertThat(judge(Map.of("opinion", "𠮷".repeat(20))).isYes()).isTrue();
        assertThat(rules(Map.of("opinion", "𠮷".repeat(21)))).containsExactly("form.too-long");
    }

    @Test
    void refusesControlCharacters() {
        assertThat(rules(Map.of("opinion", "好\u0007"))).containsExactly("form.control-character");
        assertThat(rules(Map.of("opinion", "好\uE000"))).containsExactly("form.control-character");
    }

    @Test
    void refusesNumbersOutsideTheirBounds() {
        assertThat(rules(Map.of("amount", "1.001"))).containsExactly("form.decimals");
        assertThat(rules(Map.of("amount", 0))).containsExactly("form.min");
        assertThat(rules(Map.of("amount", "1000.01"))).containsExactly("form.max");
        assertThat(rules(Map.of("amount", "1e309"))).containsExactly("form.type");
        assertThat(rules(Map.of("amount", "NaN"))).containsExactly("form.type");
    }

    @Test
    void refusesADateThatIsNone() {
        assertThat(rules(Map.of("paidOn", "2023-02-30"))).containsExactly("form.date");
    }

    @Test
    void saysThePatternsOwnSentence() {
        Verdict verdict = judge(Map.of("number", "十二"));

        assertThat(verdict.reasons()).extracting(Refused.Reason::message).containsExactly("文号只能是数字。");
    }

    @Test
    void takesAttachmentsByIdOnly() {
        assertThat(judge(Map.of("claims", List.of("a1b2"))).isYes()).isTrue();
        assertThat(rules(Map.of("claims", List.of("../../etc")))).containsExactly("form.type");
    }

    @Test
    void refusesAValueForAHiddenField() {
        assertThat(rules(Map.of("why", "不该有"))).containsExactly("form.hidden-field");
    }

    @Test
    void asksForAReasonWhereSomethingIsSentBack() {
        assertThat(rules(Map.of("decision", "RETURNED", "why", "差一份材料"))).containsExactly("form.opinion-required");
    }

    /** What stands under an enterprise's name on the page bears it where the page is not seen: in a receipt, in a refusal. */
    @Test
    void namesAFieldWithItsChapter() {
        FormSchema form = FormSchema.parse("""
                {"components": [{"type": "group", "label": "某企业", "components": [
                  {"type": "radio", "key": "a", "label": "许可证"}, {"type": "radio", "key": "b", "label": "某企业：执照"}]}, {"type": "textfield", "key": "c", "label": "说明"}]}""");

        assertThat(form.fields().values()).extracting(FormSchema.Field::label).containsExactly("某企业：许可证", "某企业：执照", "说明");
    }

    @Test
    void knowsNoFormItCannotCheck() {
        assertThatThrownBy(() -> FormSchema.parse("{\"components\": [{\"type\": \"dynamiclist\", \"key\": \"x\"}]}"))
                .hasMessageContaining("dynamiclist");
        assertThatThrownBy(() -> FormSchema.parse("""
                {"components": [{"type": "textfield", "key": "x", "conditional": {"hide": "=count(y) > 2"}}]}"""))
                .hasMessageContaining("count(y)");
    }

    private static Verdict judge(Map<String, Object> changed) {
        Map<String, Object> values = new HashMap<>(Map.of("decision", "APPROVED", "sure", true));
        values.putAll(changed);
        return FormCheck.judge(FORM, Answer.of(values));
    }

    private static List<String> rules(Map<String, Object> changed) {
        return judge(changed).reasons().stream().map(Refused.Reason::rule).toList();
    }
}
