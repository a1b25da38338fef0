package org.huimin.selection;

import jakarta.mail.FetchProfile;
import jakarta.mail.Flags;
import jakarta.mail.Folder;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Store;
import java.net.URI;
import java.util.Properties;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** The mailbox that the notice names, read by IMAP; none is read unless {@code huimin.mailbox.address} names one. */
@Component
class Mailbox {

    private static final String PATIENCE = "20000";

    private final String address;
    private final String user;
    private final String password;
    private final String aside;

    /** @param address {@code imaps://mail.example.gov.cn}, with a port where it is another than 993; @param aside folder for what was not taken */
    Mailbox(@Value("${huimin.mailbox.address:}") String address, @Value("${huimin.mailbox.user:}") String user,
            @Value("${huimin.mailbox.password:}") String password, @Value("${huimin.mailbox.aside:huimin-not-taken}") String aside) {
        this.address = address;
        this.user = user;
        this.password = password;
        this.aside = aside;
    }

    /** What becomes of a mail once it was looked at: gone for good, kept where nobody of the office looks, or seen again at the next reading. */
    enum Fate { DELETED, ASIDE, SEEN_AGAIN }

    /** Looks at one mail. */
    @FunctionalInterface
    interface Reader {
        Fate read(Message mail) throws MessagingException;
    }

    boolean connected() {
        return !address.isEmpty();
    }

    /** Every mail, oldest first. @throws MessagingException where the server is away, or goes away meanwhile */
    void each(Reader reader) throws MessagingException {
        URI server = URI.create(address);
        String scheme = server.getScheme();
        Properties settings = new Properties();
        for (String patience : new String[] {"connectiontimeout", "timeout", "writetimeout"}) {
            settings.setProperty("mail." + scheme + "." + patience, PATIENCE);
        }
        settings.setProperty("mail." + scheme + ".partialfetch", "false");
        try (Store store = Session.getInstance(settings).getStore(scheme)) {
            store.connect(server.getHost(), server.getPort(), user, password);
            try (Folder inbox = store.getFolder("INBOX")) {
                inbox.open(Folder.READ_WRITE);
                Message[] mails = inbox.getMessages();
                FetchProfile heads = new FetchProfile();
                heads.add(FetchProfile.Item.ENVELOPE);
                heads.add(FetchProfile.Item.SIZE);
                inbox.fetch(mails, heads);
                for (Message mail : mails) {
                    if (!mail.isSet(Flags.Flag.DELETED)) {
                        settle(store, inbox, mail, reader.read(mail));
                    }
                }
            }
        }
    }

    private void settle(Store store, Folder inbox, Message mail, Fate fate) throws MessagingException {
        if (fate == Fate.SEEN_AGAIN) {
            return;
        }
        if (fate == Fate.ASIDE) {
            Folder folder = store.getFolder(aside);
            if (!folder.exists()) {
                folder.create(Folder.HOLDS_MESSAGES);
            }
            inbox.copyMessages(new Message[] {mail}, folder);
        }
        mail.setFlag(Flags.Flag.DELETED, true);
    }
}
