package org.huimin.selection;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.huimin.kernel.Invisible;
import org.huimin.kernel.Refused;
import org.huimin.programme.SelectionSpec.MailSubject;

/** Who a mail says it comes from, by the subject the notice prescribes. A part that the notice does not ask for is empty. */
record SubjectLine(String company, String contact, String phone, String lot) {

    private static final int LONGEST = 120;

    /** @throws Refused invalid where it is not as prescribed */
    static SubjectLine parse(MailSubject form, String subject) {
        String line = subject == null ? "" : subject.strip();
        if (!line.startsWith(form.prefix())) {
            throw wrong(form, line);
        }
        String rest = line.substring(form.prefix().length()).strip();
        Pattern separator = Pattern.compile("\\s*(?:" + Pattern.quote(form.separator()) + ")+\\s*");
        List<String> given = new ArrayList<>(List.of(separator.split(rest, -1)));
        if (given.size() != form.parts().size() + 1 || !given.remove(0).isEmpty() || given.stream().anyMatch(p -> p.isBlank() || p.length() > LONGEST || Invisible.inLine(p))) {
            throw wrong(form, line);
        }
        return new SubjectLine(part(form, given, "COMPANY"), part(form, given, "CONTACT"), part(form, given, "PHONE"),
                part(form, given, "LOT"));
    }

    private static String part(MailSubject form, List<String> given, String name) {
        int place = form.parts().indexOf(name);
        return place < 0 ? "" : given.get(place);
    }

    private static Refused wrong(MailSubject form, String line) {
        return Refused.invalid("mail.subject", "subject", line, "邮件主题“" + line + "”不符合公告的要求，应为“" + form.prefix() + form.separator()
                + String.join(form.separator(), form.parts().stream().map(SubjectLine::name).toList()) + "”，请改正后重新发送。");
    }

    private static String name(String part) {
        return switch (part) {
            case "COMPANY" -> "公司名称";
            case "CONTACT" -> "联系人";
            case "LOT" -> "报名类别";
            default -> "联系方式";
        };
    }
}
