package org.huimin.selection;

import jakarta.mail.FetchProfile;
import jakarta.mail.Flags;
import jakarta.mail.Folder;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Store;
import java.net.URI;
import java.security.cert.CertificateException;
import java.util.Properties;
import javax.net.ssl.SSLException;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.ssl.SslBundle;
import org.springframework.boot.ssl.pem.PemSslStoreBundle;
import org.springframework.boot.ssl.pem.PemSslStoreDetails;
import org.springframework.stereotype.Component;

/** The mailbox that the notice names, read by IMAP; none is read unless {@code huimin.mailbox.address} names one. */
@Component
class Mailbox {

    private static final String PATIENCE = "20000";

    private final String address;
    private final String user;
    private final String password;
    private final String aside;
    private final String trust;

    /**
     * @param address {@code imaps://mail.example.gov.cn}, with a port where it is another than 993
     * @param aside   folder for what was not taken
     * @param trust   file with the certificate, PEM, of whoever vouches for the server; empty where the machine knows it
     */
    Mailbox(@Value("${huimin.mailbox.address:}") String address, @Value("${huimin.mailbox.user:}") String user,
            @Value("${huimin.mailbox.password:}") String password, @Value("${huimin.mailbox.aside:huimin-not-taken}") String aside,
            @Value("${huimin.mailbox.trust:}") String trust) {
        this.address = address;
        this.user = user;
        this.password = password;
        this.aside = aside;
        this.trust = trust;
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
        settings.setProperty("mail." + scheme + ".ssl.checkserveridentity", "true");
        if (!trust.isEmpty()) {
            settings.put("mail." + scheme + ".ssl.socketFactory", SslBundle.of(new PemSslStoreBundle(null, PemSslStoreDetails.forCertificate("file:" + trust)))
                    .createSslContext().getSocketFactory());
        }
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

    /** Why a mailbox could not be read, for whoever runs the house. */
    static String why(MessagingException away) {
        for (Throwable cause = away; cause != null; cause = cause.getCause()) {
            if (cause instanceof SSLException || cause instanceof CertificateException) {
                return "the certificate of its server is not trusted, or is another server's; where the machine does not know who vouches for it, huimin.mailbox.trust names"
                        + " a file with the certificate";
            }
        }
        return away.getClass().getSimpleName();
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
