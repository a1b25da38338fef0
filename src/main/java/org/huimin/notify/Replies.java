package org.huimin.notify;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.mail.MailException;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.mail.javamail.MimeMessageHelper;
import org.springframework.stereotype.Service;

/** Answers a mail that came in, at once and past the outbox: its sender's address is not to stay in the house. */
@Service
public class Replies {

    private static final Logger LOG = LoggerFactory.getLogger(Replies.class);

    private final ObjectProvider<JavaMailSender> sender;
    private final String from;

    Replies(ObjectProvider<JavaMailSender> sender, @Value("${huimin.mail-from:huimin@localhost}") String from) {
        this.sender = sender;
        this.from = from;
    }

    /** Outside any transaction. @return false where it could not be handed over, or no mail server is named */
    public boolean send(String to, String subject, String text) {
        JavaMailSender server = sender.getIfAvailable();
        if (server == null) {
            return false;
        }
        try {
            MimeMessage mail = server.createMimeMessage();
            MimeMessageHelper letter = new MimeMessageHelper(mail, "UTF-8");
            letter.setFrom(from);
            letter.setTo(to);
            letter.setSubject(subject);
            letter.setText(text);
            mail.setHeader("Auto-Submitted", "auto-replied");
            server.send(mail);
            return true;
        } catch (MessagingException | MailException outage) {
            LOG.warn("a reply could not be handed over: {}", outage.getClass().getSimpleName());
            return false;
        }
    }
}
