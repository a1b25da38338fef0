package org.huimin.portal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.huimin.document.Attachments;
import org.huimin.identity.People;
import org.huimin.kernel.Actor;
import org.huimin.tasks.Filter;
import org.huimin.tasks.Inbox;
import org.huimin.tasks.WorkItem;
import org.huimin.testing.Caller;
import org.huimin.testing.H2;
import org.huimin.testing.WholeHouse;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/**
 * The place where files lie takes no more: it is full, or nobody may write there. The kernel itself says no: half-way in a
 * file that grows beyond what the process may write, and at once in a folder where nobody can make a file.
 */
@Tag("check-23")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class StorageAwayTest {

    private static final Path NOBODY_WRITES = Path.of("/sys/kernel");
    private static final int ROOM = 1 << 16;
    private static final byte[] SCAN = ("%PDF-1.4\n" + "x".repeat(ROOM * 2) + "\n%%EOF").getBytes();

    @TempDir
    private static Path storage;
    private WholeHouse house;
    private WorkItem item;
    private Actor actor;
    private Caller officer;

    @BeforeAll
    void openTheDoors() {
        house = WholeHouse.openAt(H2.fresh() + ";DB_CLOSE_DELAY=-1", "sa", "", "huimin.storage=" + storage, "logging.level.org.huimin=OFF");
        String group = house.sql().queryForObject("select group_code from work_item where state = 'OPEN'", String.class);
        actor = house.get(People.class).inGroup(group).get(0).actor();
        item = house.get(Inbox.class).claimable(actor, Filter.NONE, null, 1).items().get(0);
        officer = Caller.at(house).signIn(actor.account());
        officer.form("/desk/" + item.id() + "/claim", Map.of());
    }

    /** An answer of this door holds for two seconds. */
    private Caller.Reply health() throws InterruptedException {
        Thread.sleep(2_100);
        return Caller.at(house).get("/health");
    }

    @AfterAll
    void close() {
        house.close();
    }

    @Test
    void whereItIsFullTheSenderIsToldAndNothingStays() throws Exception {
        if (!limit(ROOM)) {
            assertThat(System.getenv("HUIMIN_TEST_COMPLETE")).as("the kernel's limit for one file cannot be set, and nothing may be skipped").isNotEqualTo("true");
            abort("the kernel's limit for one file cannot be set");
        }
        Caller.Reply sent;
        Caller.Reply health;
        Caller.Reply draft;
        try {
            sent = scan();
            health = health();
            draft = officer.json("PUT", "/desk/" + item.id() + "/draft", Map.of("values", Map.of("summary", "写了一半。")));
        } finally {
            limit(-1);
        }

        saidInASentence(sent);
        assertThat(health.status()).isEqualTo(503);
        assertThat(health.body()).contains("\"storage\":\"away\"", "\"database\":\"up\"");
        assertThat(draft.status()).as("what is typed needs no file").isEqualTo(200);
        assertThat(files()).isEmpty();
        worksAgain();
    }

    @Test
    void whereNobodyMayWriteTheSenderIsToldAndNothingStays() throws Exception {
        Path incoming = Files.createDirectories(storage.resolve("incoming"));
        Path aside = storage.resolve("aside");
        Files.move(incoming, aside);
        Files.createSymbolicLink(incoming, NOBODY_WRITES);
        Caller.Reply sent = scan();
        Caller.Reply health = health();
        Files.delete(incoming);
        Files.move(aside, incoming);

        saidInASentence(sent);
        assertThat(health.status()).isEqualTo(503);
        assertThat(files()).isEmpty();
        worksAgain();
    }

    private Caller.Reply scan() {
        return officer.upload("/desk/attachments", Map.of("item", item.id()), "签批件.pdf", SCAN);
    }

    private void saidInASentence(Caller.Reply reply) {
        assertThat(reply.status()).as(reply.body()).isEqualTo(503);
        assertThat(reply.rules()).containsExactly("storage.away");
        assertThat(reply.body()).contains("文件暂时无法存取，这次操作没有办理");
        assertThat(reply.headers()).containsKey("retry-after");
        assertThat(house.get(Attachments.class).ofCase(item.caseRef())).isEmpty();
    }

    /** With nothing started again; and what was handed in is not in the way of the next. */
    private void worksAgain() throws InterruptedException {
        assertThat(health().status()).isEqualTo(200);
        Caller.Reply sent = scan();
        assertThat(sent.status()).as(sent.body()).isEqualTo(200);
        house.sql().update("delete from attachment where case_ref = ?", item.caseRef().value());
        files().forEach(file -> assertThat(file.toFile().delete()).isTrue());
    }

    private List<Path> files() {
        try (Stream<Path> there = Files.walk(storage, FileVisitOption.FOLLOW_LINKS)) {
            return there.filter(Files::isRegularFile).toList();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    /** @param bytes that one file of this process may have, or −1 for no limit */
    private static boolean limit(int bytes) throws Exception {
        try {
            return new ProcessBuilder("prlimit", "--pid", String.valueOf(ProcessHandle.current().pid()),
                    "--fsize=" + (bytes < 0 ? "unlimited" : bytes) + ":unlimited").inheritIO().start().waitFor() == 0;
        } catch (IOException noSuchProgram) {
            return false;
        }
    }
}
