package org.huimin.workflow.opening;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.huimin.kernel.Refused;
import org.huimin.selection.ApplicationView;
import org.huimin.selection.Stated;
import org.huimin.selection.Transcript;
import org.huimin.workflow.engine.Answering.Work;
import org.huimin.workflow.engine.Files;
import org.huimin.workflow.engine.FittedForm;
import org.huimin.workflow.engine.FittedForm.Chapter;

/** The form on which applications that came on paper or by mail are written down: set out, filled and read back. */
final class TranscriptForm {

    private TranscriptForm() { }

    /** @param offer whether the call scores the price */
    static String of(String form, List<ApplicationView> applications, boolean offer) {
        FittedForm fitted = FittedForm.of(form);
        return (offer ? fitted : fitted.without("offer")).chapters("applications", applications.stream()
                .map(a -> Chapter.about(a.number(), a.stated().enterprise() + " " + a.number())).toList()).json();
    }

    static Map<String, Object> prefill(List<ApplicationView> applications, List<Transcript> before) {
        Map<String, Transcript> by = before.stream().collect(Collectors.toMap(Transcript::application, Function.identity()));
        Map<String, Object> all = new HashMap<>();
        for (ApplicationView application : applications) {
            Transcript transcript = by.get(application.number());
            Stated s = transcript == null ? application.stated() : transcript.stated();
            Map<String, Object> own = new HashMap<>();
            own.put("enterprise", s.enterprise());
            own.put("creditCode", s.creditCode());
            own.put("registeredIn", s.registeredIn());
            own.put("legalRepresentative", s.legalRepresentative());
            own.put("headOffice", s.headOffice());
            own.put("controllers", String.join("\n", s.controllers()));
            own.put("contact", s.contact());
            own.put("phone", s.phone());
            own.put("licence", s.licence());
            own.put("licenceNumber", s.licenceNumber());
            own.put("licenceUntil", s.licenceUntil() == null ? null : s.licenceUntil().toString());
            own.put("matchingFunds", s.matchingFunds() == null ? null : s.matchingFunds().toPlainString());
            own.put("offer", s.offer() == null ? null : s.offer().toPlainString());
            own.put("scans", transcript == null || transcript.scans().isEmpty() ? null : transcript.scans());
            own.put("lacking", transcript == null ? null : transcript.lacking());
            own.forEach((field, value) -> {
                if (value != null && !"".equals(value)) {
                    all.put(FittedForm.key(field, application.number()), value);
                }
            });
        }
        return all;
    }

    static Transcript read(Work work, String application) {
        Function<String, String> text = field -> {
            String said = work.text(FittedForm.key(field, application));
            return said == null ? "" : said.strip();
        };
        Function<String, String> optional = field -> text.apply(field).isEmpty() ? null : text.apply(field);
        return new Transcript(application, new Stated(text.apply("enterprise"), text.apply("creditCode"), text.apply("registeredIn"), optional.apply("headOffice"),
                text.apply("legalRepresentative"), text.apply("controllers").lines().map(String::strip).filter(line -> !line.isEmpty()).toList(),
                text.apply("contact"), text.apply("phone"), optional.apply("licence"), optional.apply("licenceNumber"),
                optional.apply("licenceUntil") == null ? null : LocalDate.parse(text.apply("licenceUntil")), money(application, "matchingFunds", "配套资金", text), money(application, "offer", "报价", text)),
                Files.in(work.answer(), FittedForm.key("scans", application)), text.apply("lacking"));
    }

    private static BigDecimal money(String application, String field, String name, Function<String, String> text) {
        String typed = text.apply(field);
        try {
            return typed.isEmpty() ? null : new BigDecimal(typed.replace(",", ""));
        } catch (NumberFormatException no) {
            throw Refused.invalid("apply.money", FittedForm.key(field, application), typed, name + "“" + typed + "”应为金额，如 100000.00。");
        }
    }
}
