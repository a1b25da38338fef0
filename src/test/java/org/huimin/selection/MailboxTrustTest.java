package org.huimin.selection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.Flags;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Properties;
import org.huimin.selection.Mailbox.Fate;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Applications come in the clear through the mailbox: it is read from the server that was meant, or not at all. */
@Tag("check-11")
class MailboxTrustTest {

    private static final String SECRET = "store-secret";
    @TempDir
    private static Path folder;
    private static GreenMail server;

    @BeforeAll
    static void start() throws Exception {
        Path keys = folder.resolve("keys.p12");
        keytool("-genkeypair", "-alias", "mail", "-keyalg", "EC", "-dname", "CN=localhost", "-ext", "SAN=dns:localhost", "-storetype", "PKCS12", "-keystore", keys.toString(),
                "-storepass", SECRET, "-keypass", SECRET);
        keytool("-exportcert", "-rfc", "-alias", "mail", "-keystore", keys.toString(), "-storepass", SECRET, "-file", pem());
        System.setProperty("greenmail.tls.keystore.file", keys.toString());
        System.setProperty("greenmail.tls.keystore.password", SECRET);
        server = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_IMAPS));
        server.start();
        MimeMessage mail = new MimeMessage(Session.getInstance(new Properties()));
        mail.setSubject("报名");
        mail.setText("内容");
        mail.saveChanges();
        server.getManagers().getImapHostManager().getInbox(server.setUser("box@commerce.example", "box", "box-secret")).appendMessage(mail, new Flags(), new Date());
    }

    @AfterAll
    static void stop() {
        server.stop();
        System.clearProperty("greenmail.tls.keystore.file");
        System.clearProperty("greenmail.tls.keystore.password");
    }

    @Test
    void readsNothingFromAServerNobodyVouchesForAndSaysSo() {
        List<String> read = new ArrayList<>();
        MessagingException no = catchThrowableOfType(MessagingException.class, () -> mailbox("localhost", "").each(mail -> seen(read)));

        assertThat(Mailbox.why(no)).contains("certificate of its server is not trusted", "huimin.mailbox.trust");
        assertThat(read).isEmpty();
    }

    @Test
    void readsFromTheServerThatIsVouchedForAndFromNoOtherThatShowsItsCertificate() throws Exception {
        List<String> read = new ArrayList<>();
        mailbox("localhost", pem()).each(mail -> seen(read));
        assertThat(read).hasSize(1);

        MessagingException no = catchThrowableOfType(MessagingException.class, () -> mailbox("127.0.0.1", pem()).each(mail -> seen(read)));
        assertThat(no).as("the certificate is for another name").isNotNull();
        assertThat(Mailbox.why(no)).contains("another server's");
        assertThat(read).hasSize(1);
    }

    @Test
    void otherTroubleIsNotCalledDistrust() {
        assertThat(Mailbox.why(new MessagingException("away"))).isEqualTo("MessagingException");
    }

    private static Fate seen(List<String> read) {
        read.add("one");
        return Fate.SEEN_AGAIN;
    }

    private static Mailbox mailbox(String host, String trust) {
        return new Mailbox("imaps://" + host + ":" + server.getImaps().getPort(), "box", "box-secret", "aside", trust);
    }

    private static String pem() {
        return folder.resolve("server.pem").toString();
    }

    private static void keytool(String... arguments) throws Exception {
        List<String> command = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "keytool").toString()));
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(Files.createTempFile(folder, "keytool", ".log").toFile()).start();
        assertThat(process.waitFor()).isZero();
    }
}
