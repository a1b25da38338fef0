package org.huimin.notify;

import jakarta.mail.internet.MimeMessage;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.mail.javamail.MimeMessageHelper;
import org.springframework.stereotype.Component;

/** Mail, where the county named a server ({@code spring.mail.host}). */
@Component
class MailChannel implements Channel {

    /** A receiver that got it twice can tell by this. */
    static final String ID = "X-Huimin-Id";

    private final ObjectProvider<JavaMailSender> sender;
    private final String from;

    MailChannel(ObjectProvider<JavaMailSender> sender, @Value("${huimin.mail-from:huimin@localhost}") String from) {
        this.sender = sender;
        this.from = from;
    }

    @Override
    public String code() {
        return "mail";
    }

    @Override
    public boolean reaches(Preference person) {
        return person.byMail() && !person.mail().isEmpty() && sender.getIfAvailable() != null;
    }

    @Override
    public void deliver(Preference person, Message message, String link) throws Exception {
        JavaMailSender server = sender.getObject();
        MimeMessage mail = server.createMimeMessage();
        MimeMessageHelper letter = new MimeMessageHelper(mail, "UTF-8");
        letter.setFrom(from);
        letter.setTo(person.mail());
        letter.setSubject(message.subject());
        letter.setText(message.subject() + "\n\n请登录系统查看：" + link + "\n");
        mail.setHeader(ID, message.id());
        server.send(mail);
    }
}
