package org.huimin.selection;

import jakarta.mail.Address;
import jakarta.mail.BodyPart;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeUtility;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import org.huimin.kernel.Refused;

/** A mail as it arrived: its subject, a digest of the one address it came from or nothing, and the files it carries, in memory alone. What was written into the mail itself is no application. */
record MailedPapers(String subject, String sender, List<Paper> papers) {

    private static final int DEEPEST = 5;

    record Paper(String name, byte[] content) { }

    /** @param largest bytes of all files together @throws Refused invalid where it is no mail, or too large */
    static MailedPapers read(InputStream mail, long largest) {
        try {
            MimeMessage message = new MimeMessage(Session.getInstance(new Properties()), mail);
            List<Paper> papers = new ArrayList<>();
            collect(message, papers, largest, 0);
            return new MailedPapers(message.getSubject(), sender(message), List.copyOf(papers));
        } catch (Refused no) {
            throw no;
        } catch (MessagingException | IOException | RuntimeException broken) { // a parser has many ways to give up
            throw Refused.invalid("mail.unreadable", "mail", "", "邮件无法读取，请重新发送。");
        }
    }

    private static String sender(MimeMessage message) throws MessagingException {
        Address[] from = message.getFrom();
        return from != null && from.length == 1 && from[0] instanceof InternetAddress one && one.getAddress() != null
                ? Receiving.digest(one.getAddress().strip().toLowerCase(Locale.ROOT).getBytes(StandardCharsets.UTF_8)) : "";
    }

    static Refused tooLarge(long largest) {
        return Refused.invalid("mail.too-large", "mail", "", "邮件附件合计超过 " + (largest >> 20) + " MB，请改用网上报名。");
    }

    private static void collect(Part part, List<Paper> papers, long largest, int depth) throws MessagingException, IOException {
        if (depth <= DEEPEST && part.isMimeType("multipart/*")) {
            Multipart parts = (Multipart) part.getContent();
            for (int i = 0; i < parts.getCount(); i++) {
                BodyPart inner = parts.getBodyPart(i);
                collect(inner, papers, largest, depth + 1);
            }
        } else if (part.getFileName() != null) {
            long before = papers.stream().mapToLong(p -> p.content().length).sum();
            try (InputStream content = part.getInputStream()) {
                byte[] bytes = content.readNBytes((int) Math.min(Integer.MAX_VALUE - 8, largest - before + 1));
                if (before + bytes.length > largest) {
                    throw tooLarge(largest);
                }
                papers.add(new Paper(MimeUtility.decodeText(part.getFileName()), bytes));
            }
        }
    }
}
