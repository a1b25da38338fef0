package org.huimin.portal.workbench;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.huimin.identity.People;
import org.huimin.kernel.CreditCode;
import org.huimin.programme.ProgrammeRegister;
import org.huimin.rehearsal.Rehearsing;
import org.huimin.tasks.Inbox;
import org.huimin.tasks.WorkItem;
import org.huimin.testing.Browser;
import org.huimin.testing.WholeHouse;

/**
 * Prints how a township's grid bears long lists in a real browser: 5,000 rows pasted and 5,000 rows from a file, until they stand
 * on the list and are judged; and the longest pause while 2,000 rows are scrolled and filtered. A program, not a test.
 */
public final class GridBenchmark {

    private static final String PASTE = """
            text => { const given = new DataTransfer(); given.setData('text/plain', text);
              document.activeElement.dispatchEvent(new ClipboardEvent('paste', {clipboardData: given, bubbles: true, cancelable: true})); }""";
    private static final String SCROLL = """
            async () => { const box = document.querySelector('#grid .grid-scroll, #grid [role=grid]'); const frames = []; let last = performance.now();
              const scroller = [box, ...box.querySelectorAll('*')].find(e => e.scrollHeight > e.clientHeight + 100 && /auto|scroll/.test(getComputedStyle(e).overflowY)) || document.scrollingElement;
              const step = scroller.scrollHeight / 120;
              for (let i = 0; i < 120; i++) { scroller.scrollTop += step; await new Promise(requestAnimationFrame); const now = performance.now(); frames.push(now - last); last = now; }
              frames.sort((a, b) => a - b); return {median: frames[60], p95: frames[114], worst: frames[119]}; }""";
    private static final String FILTER = """
            async words => { const field = document.getElementById('grid-q'); const times = [];
              for (const word of words) { field.value = word; const start = performance.now(); field.dispatchEvent(new Event('input', {bubbles: true}));
                await new Promise(requestAnimationFrame); await new Promise(r => setTimeout(r)); times.push(performance.now() - start); }
              times.sort((a, b) => a - b); return {median: times[Math.floor(times.length / 2)], worst: times[times.length - 1]}; }""";

    private GridBenchmark() { }

    public static void main(String[] args) throws IOException {
        try (WholeHouse house = WholeHouse.openOnH2(); Browser browser = Browser.before(house)) {
            Rehearsing.Play play = house.get(Rehearsing.class).resume(house.get(ProgrammeRegister.class).list(null, 1).get(0).caseRef(), 2023);
            while (lists(house).size() < 3) {
                play.step(item -> !item.task().equals("recommend-merchants"), told -> { });
            }
            pasted(house, browser, lists(house).get(0), 5000);
            imported(house, browser, lists(house).get(1), 5000);
            scrolled(house, browser, lists(house).get(2), 2000);
        }
        System.exit(0);
    }

    private static void pasted(WholeHouse house, Browser browser, WorkItem item, int rows) {
        try (Browser.Visit officer = open(house, browser, item)) {
            Page page = officer.page();
            paste(page, rows);
            long start = System.nanoTime();
            page.reload();
            page.locator("tbody tr[data-index]").first().waitFor();
            System.out.printf("%,d rows: page opened again after %.2f s%n", rows, seconds(start));
        }
    }

    private static void paste(Page page, int rows) {
        page.locator("tbody tr[data-index]").last().locator("[data-col=name]").click();
        String text = "名称\t地址\t统一社会信用代码\t行业\n" + IntStream.rangeClosed(1, rows).mapToObj(i -> "商店" + i + "\t人民路" + i + "号\t" + code(i) + "\t餐饮")
                .collect(Collectors.joining("\n"));
        long start = System.nanoTime();
        page.evaluate(PASTE, text);
        page.waitForFunction("() => document.querySelectorAll('tbody tr[data-index]').length > 1");
        System.out.printf("%,d rows pasted: in the grid after %.2f s%n", rows, seconds(start));
        page.waitForFunction("rows => /已保存/.test(document.getElementById('grid-state')?.innerText) && document.querySelector('.grid-sums').innerText.includes(rows)",
                String.valueOf(rows));
        System.out.printf("%,d rows pasted: kept and judged after %.2f s%n", rows, seconds(start));
    }

    private static void imported(WholeHouse house, Browser browser, WorkItem item, int rows) throws IOException {
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        try (Workbook book = new Workbook(file, "bench", "1.0")) {
            Worksheet sheet = book.newWorksheet("名单");
            List<String> heading = List.of("名称", "统一社会信用代码", "行业", "地址");
            IntStream.range(0, 4).forEach(c -> sheet.value(0, c, heading.get(c)));
            for (int i = 1; i <= rows; i++) {
                sheet.value(i, 0, "商店" + i);
                sheet.value(i, 1, code(i));
                sheet.value(i, 2, "餐饮");
                sheet.value(i, 3, "人民路" + i + "号");
            }
        }
        try (Browser.Visit officer = open(house, browser, item)) {
            Page page = officer.page();
            page.locator("#import").click();
            page.locator("#file").setInputFiles(new FilePayload("名单.xlsx", "application/octet-stream", file.toByteArray()));
            long start = System.nanoTime();
            page.locator("#check").click();
            page.locator("#confirm").waitFor();
            System.out.printf("%,d rows from a file: checked after %.2f s%n", rows, seconds(start));
            start = System.nanoTime();
            page.locator("#confirm").click();
            page.locator("tbody tr[data-index]").first().waitFor();
            System.out.printf("%,d rows from a file: on the list and in the grid after %.2f s%n", rows, seconds(start));
        }
    }

    private static void scrolled(WholeHouse house, Browser browser, WorkItem item, int rows) {
        try (Browser.Visit officer = open(house, browser, item)) {
            Page page = officer.page();
            paste(page, rows);
            System.out.printf("%,d rows scrolled: ms a frame %s%n", rows, page.evaluate(SCROLL));
            Object times = page.evaluate(FILTER, List.of("1", "19", "199", "1999", "199", "19", "人民路7", "商店1", "", "商"));
            System.out.printf("%,d rows filtered: ms a keystroke %s%n", rows, times instanceof Map<?, ?> map ? map : times);
        }
    }

    private static Browser.Visit open(WholeHouse house, Browser browser, WorkItem item) {
        Browser.Visit officer = browser.signIn(house.get(People.class).inGroup(item.group()).get(0).actor().account(), Browser.WIDE);
        Page page = officer.go("/desk/" + item.id()).page();
        page.locator("#claim").click();
        page.locator("tbody tr[data-index]").first().waitFor();
        return officer;
    }

    private static String code(int number) {
        return CreditCode.complete("92410423%09d".formatted(number)).value();
    }

    private static double seconds(long start) {
        return (System.nanoTime() - start) / 1e9;
    }

    private static List<WorkItem> lists(WholeHouse house) {
        return house.get(Inbox.class).stillOpen().stream().filter(i -> i.task().equals("recommend-merchants") && !i.context("unit").equals("commerce")).toList();
    }
}
