package org.huimin.selection;

import jakarta.mail.Address;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.InternetAddress;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.HexFormat;
import java.util.Optional;
import java.util.stream.Stream;
import org.huimin.kernel.Stamp;
import org.huimin.notify.Replies;
import org.huimin.notify.Rounds;
import org.huimin.selection.MailArrival.Outcome;
import org.huimin.selection.Mailbox.Fate;
import org.huimin.selection.MailIntake.Taken;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Service;

/**
 * Reads the mailbox from time to time: each mail is sealed in memory as it is found and its sender answered; then it is deleted
 * there. What is no application goes into a folder of its own, unopened. The content is not kept here, the address hidden and only until the opening is told.
 */
@Service
class MailReading implements Rounds {

    private static final Logger LOG = LoggerFactory.getLogger(MailReading.class);
    /** A mail is a third longer than the files it carries, and says something besides. */
    private static final int LONGER_BY = 3;
    /** How long a sealed mail waits in the mailbox for its receipt to go out. */
    private static final Duration RECEIPT = Duration.ofHours(24);

    private final Mailbox mailbox;
    private final MailIntake intake;
    private final MailArrivals arrivals;
    private final Receiving receiving;
    private final Replies replies;
    private final MailReplies later;
    private final Clock clock;
    private final Duration pause;
    private Instant next = Instant.MIN;

    MailReading(Mailbox mailbox, MailIntake intake, MailArrivals arrivals, Receiving receiving, Replies replies, MailReplies later, Clock clock,
                @Value("${huimin.mailbox.seconds:60}") long pause) {
        this.mailbox = mailbox;
        this.intake = intake;
        this.arrivals = arrivals;
        this.receiving = receiving;
        this.replies = replies;
        this.later = later;
        this.clock = clock;
        this.pause = Duration.ofSeconds(pause);
    }

    @Override
    public void round() {
        if (mailbox.connected() && !clock.instant().isBefore(next)) {
            next = clock.instant().plus(pause);
            read();
        }
    }

    /** Once through. A reading that breaks off is none: what it did not come to is found by the next, as if it had just arrived since the last. */
    void read() {
        Instant begun = Stamp.now(clock);
        Instant last = arrivals.readUntil().orElse(Instant.EPOCH);
        try {
            mailbox.each(mail -> take(mail, last));
            intake.readThrough(begun);
        } catch (MessagingException away) {
            LOG.warn("the mailbox could not be read: {}", Mailbox.why(away));
        }
    }

    private Fate take(Message mail, Instant last) throws MessagingException {
        Instant at = arrived(mail, last);
        byte[] whole = whole(mail);
        String digest = digest(whole != null ? whole : (String.join(" ", header(mail, "Message-ID")) + mail.getSize()).getBytes(StandardCharsets.UTF_8));
        Taken taken;
        try {
            taken = intake.take(digest, whole == null ? mail.getSize() : whole.length, at, subject(mail), whole);
        } catch (DuplicateKeyException another) {
            return Fate.SEEN_AGAIN;
        }
        boolean answered = !taken.said().isEmpty() && answer(mail, taken);
        if (taken.arrival().outcome() == Outcome.SEALED) {
            address(mail).ifPresent(address -> later.keep(taken.arrival().tender(), taken.arrival().application(), address));
        }
        if (taken.arrival().outcome() != Outcome.SEALED) {
            return Fate.ASIDE;
        }
        boolean waits = !answered && taken.arrival().answered() == null && clock.instant().isBefore(at.plus(RECEIPT));
        return waits ? Fate.SEEN_AGAIN : Fate.DELETED;
    }

    /**
     * When it arrived: as the mail server noted it, but not before the last reading that did not find it, nor after now.
     * So neither a server's wrong clock nor a mail put in with an older date makes a late one timely.
     */
    private Instant arrived(Message mail, Instant last) throws MessagingException {
        Date noted = mail.getReceivedDate();
        Instant now = Stamp.now(clock);
        Instant at = noted == null ? now : noted.toInstant();
        at = at.isBefore(last) ? last : at;
        return at.isAfter(now) ? now : at;
    }

    private byte[] whole(Message mail) throws MessagingException {
        long most = receiving.mostBytes() / LONGER_BY * (LONGER_BY + 2);
        if (mail.getSize() > most) {
            return null;
        }
        try (ByteArrayOutputStream bytes = new ByteArrayOutputStream(Math.max(0, mail.getSize()))) {
            mail.writeTo(bounded(bytes, most));
            return bytes.size() > most ? null : bytes.toByteArray();
        } catch (IOException away) {
            throw new MessagingException("reading a mail broke off", away);
        }
    }

    /** Not every server tells the size truly: what is beyond the bound is let go. */
    private static OutputStream bounded(ByteArrayOutputStream bytes, long most) {
        return new OutputStream() {
            @Override
            public void write(int one) {
                write(new byte[] {(byte) one}, 0, 1);
            }

            @Override
            public void write(byte[] some, int from, int length) {
                if (bytes.size() <= most) {
                    bytes.write(some, from, length);
                }
            }
        };
    }

    /** Not to a machine: two machines would answer each other for ever. */
    private boolean answer(Message mail, Taken taken) throws MessagingException {
        Optional<String> address = address(mail);
        if (address.isEmpty()) {
            return false;
        }
        String number = taken.arrival().application();
        boolean sent = replies.send(address.get(), taken.arrival().outcome() == Outcome.SEALED ? "报名材料回执 " + number
                : "报名邮件未被接收 " + taken.arrival().number(), taken.said());
        if (sent) {
            intake.answered(taken.arrival().digest());
        }
        return sent;
    }

    private static Optional<String> address(Message mail) throws MessagingException {
        Address[] senders = senders(mail);
        return fromMachine(mail) || senders.length != 1 || !(senders[0] instanceof InternetAddress one) ? Optional.empty() : Optional.ofNullable(one.getAddress());
    }

    private static boolean fromMachine(Message mail) throws MessagingException {
        return Stream.of(header(mail, "Auto-Submitted")).anyMatch(value -> !value.strip().equalsIgnoreCase("no")) || header(mail, "List-Id").length > 0
                || Stream.of(header(mail, "Precedence")).anyMatch(value -> value.strip().matches("(?i)bulk|junk|list"));
    }

    private static Address[] senders(Message mail) {
        try {
            Address[] from = mail.getFrom();
            return from == null ? new Address[0] : from;
        } catch (MessagingException malformed) {
            return new Address[0];
        }
    }

    private static String subject(Message mail) {
        try {
            return mail.getSubject();
        } catch (MessagingException malformed) {
            return "";
        }
    }

    private static String[] header(Message mail, String name) throws MessagingException {
        String[] values = mail.getHeader(name);
        return values == null ? new String[0] : values;
    }

    private static String digest(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
