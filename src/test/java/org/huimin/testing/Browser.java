package org.huimin.testing;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.Request;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A real browser before the doors of a {@link WholeHouse}. Each visit has cookies of its own; what its page complains
 * about on the console, asks other hosts for, or cannot load is remembered and fails {@link Visit#looksRight}.
 */
public final class Browser implements AutoCloseable {

    public static final int WIDE = 1440;
    public static final int PHONE = 390;

    /** Milliseconds; a busy machine is no fault of the page. */
    private static final int PATIENCE = 60_000;
    /** Milliseconds. */
    private static final int BETWEEN_LOOKS = 30;
    private static final Path SCREENSHOTS = Path.of("target/screenshots");
    private static final Path AXE = Path.of("src/main/frontend/node_modules/axe-core/axe.min.js");
    private static final Set<String> PARTS = Set.of("stylesheet", "script", "image", "font");
    private static final String SERIOUS = """
            async () => (await axe.run(document, {resultTypes: ['violations']})).violations
              .filter(v => ['serious', 'critical'].includes(v.impact))
              .map(v => v.id + ': ' + v.help + ' ' + v.nodes.map(n => n.html + ' — ' + n.failureSummary).join(' | '))""";
    private static final String SIDEWAYS = """
            () => document.documentElement.scrollWidth <= document.documentElement.clientWidth ? [] :
              [...document.querySelectorAll('body *')].filter(e => e.getBoundingClientRect().right > document.documentElement.clientWidth + 1)
                .map(e => e.tagName + '.' + e.className).slice(0, 8)""";

    /** A link without a slash leads on from wherever the page happens to lie. */
    private static final String ASTRAY = """
            () => [...document.querySelectorAll('a[href]')].map(a => a.getAttribute('href')).filter(h => !/^([/#?]|[a-z]+:)/.test(h))""";

    private final WholeHouse house;
    private final List<String> sites;
    private final Playwright playwright;
    private final com.microsoft.playwright.Browser chromium;
    private final String axe;

    private Browser(WholeHouse house, String... sites) {
        PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE);
        this.house = house;
        this.sites = Stream.concat(Stream.of("data:", "blob:"), Stream.of(sites)).toList();
        this.playwright = Playwright.create(new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        this.chromium = playwright.chromium().launch(new BrowserType.LaunchOptions().setExecutablePath(Path.of("/usr/bin/chromium"))
                .setArgs(List.of("--no-sandbox")));
        try {
            this.axe = Files.readString(AXE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static Browser before(WholeHouse house) {
        return new Browser(house, house.address());
    }

    /** Before no house at all, for scripts on a page of their own. */
    public static Browser alone() {
        return new Browser(null);
    }

    /** The same where pages lead on to other sites, and are meant to. @param further how their addresses begin */
    public static Browser before(WholeHouse house, String... further) {
        return new Browser(house, Stream.concat(Stream.of(house.address()), Stream.of(further)).toArray(String[]::new));
    }

    /** An empty page that belongs to no house. */
    public Page blank() {
        return chromium.newPage();
    }

    /** Somebody who has not signed in. @param width of the window in pixels */
    public Visit visitor(int width) {
        return visitor(width, true);
    }

    /** The same with scripts switched off. What is evaluated in a page by the test still runs. */
    public Visit visitorWithoutScripts(int width) {
        return visitor(width, false);
    }

    private Visit visitor(int width, boolean scripts) {
        BrowserContext context = chromium.newContext(new com.microsoft.playwright.Browser.NewContextOptions()
                .setBaseURL(house.address()).setViewportSize(width, height(width)).setLocale("zh-CN").setTimezoneId("Asia/Shanghai"));
        context.setDefaultTimeout(PATIENCE);
        Page page = context.newPage();
        Visit visit = new Visit(page, width, scripts ? null : context.newCDPSession(page));
        visit.scripts(false);
        return visit;
    }

    private static int height(int width) {
        return width < 800 ? 844 : 900;
    }

    /** Signs in on the sign-in page. @param account e.g. {@code commerce-officer} */
    public Visit signIn(String account, int width) {
        Visit visit = visitor(width).go("/login");
        visit.page().locator(".offices button[value='" + account + "']").click();
        visit.page().waitForURL(Pattern.compile(".*/(desk|administration|apply)\\b.*"));
        return visit;
    }

    @Override
    public void close() {
        playwright.close();
    }

    /** One window of one person. */
    public final class Visit implements AutoCloseable {

        private final Page page;
        private final CDPSession scripting;
        private final List<String> complaints = new ArrayList<>();
        /** Without the site's icon: the browser never tells that it has it. */
        private final Set<Request> underWay = new HashSet<>();
        private int width;

        /** @param scripting turns scripts on and off; null where they stay on */
        private Visit(Page page, int width, CDPSession scripting) {
            this.page = page;
            this.width = width;
            this.scripting = scripting;
            page.onPageError(error -> complaints.add("script error: " + error));
            page.onDialog(dialog -> {
                complaints.add("dialog: " + dialog.message());
                dialog.dismiss();
            });
            page.onConsoleMessage(message -> {
                if (message.type().equals("error") && !message.text().startsWith("Failed to load resource")) {
                    complaints.add("console: " + message.text());
                }
            });
            page.onRequest(request -> {
                if (!request.resourceType().equals("other")) {
                    underWay.add(request);
                }
                if (sites.stream().noneMatch(request.url()::startsWith)) {
                    complaints.add("asks another host: " + request.url());
                }
            });
            page.onFrameNavigated(frame -> {
                // what the page before had asked for may never be told of again
                if (frame.equals(page.mainFrame())) {
                    underWay.clear();
                }
            });
            page.onRequestFinished(underWay::remove);
            page.onRequestFailed(underWay::remove);
            page.onResponse(response -> {
                if (broken(response)) {
                    complaints.add(response.status() + " " + response.url());
                }
            });
        }

        private static boolean broken(Response response) {
            return response.status() >= 500 || response.status() >= 400 && PARTS.contains(response.request().resourceType());
        }

        /** Playwright's own page, for typing and clicking. */
        public Page page() {
            return page;
        }

        /** Opens a page and waits until its scripts have asked for all they want at first: nothing under way at two looks. */
        public Visit go(String path) {
            page.navigate(path);
            for (int still = 0, looks = 0; still < 2; looks++) {
                assertThat(looks).as("looks until nothing is under way: %s", underWay).isLessThan(PATIENCE / BETWEEN_LOOKS);
                page.waitForTimeout(BETWEEN_LOOKS);
                still = underWay.isEmpty() ? still + 1 : 0;
            }
            return this;
        }

        /** The same page in English. */
        public Visit inEnglish() {
            return go(withLanguage("en"));
        }

        public Visit inChinese() {
            return go(withLanguage("zh-CN"));
        }

        private String withLanguage(String language) {
            String url = page.url().replaceAll("[?&]lang=[a-zA-Z-]+", "").replaceAll("#.*", "");
            return url + (url.contains("?") ? "&" : "?") + "lang=" + language;
        }

        /** Submits a task's form, says yes where the answers are shown once more, and waits until it is done. */
        public Visit submit() {
            page.locator("#submit").click();
            page.waitForFunction("() => document.getElementById('confirm')?.checkVisibility() || document.querySelector('main').innerText.includes('已办理')");
            if (page.locator("#confirm").count() > 0 && page.locator("#confirm").isVisible()) {
                page.locator("#confirm").click();
            }
            PlaywrightAssertions.assertThat(page.locator("main")).containsText("已办理");
            return this;
        }

        /** What a reader sees in the page's main part. */
        public String text() {
            return page.locator("main").innerText();
        }

        /** Keeps the whole page as {@code target/screenshots/NAME-WIDTH.png} where the run was asked for pictures: {@code mvn -Dscreenshots test}. */
        public Visit screenshot(String name) {
            if (System.getProperty("screenshots") != null) {
                keep(name);
            }
            return this;
        }

        private void keep(String name) {
            page.screenshot(new Page.ScreenshotOptions().setPath(SCREENSHOTS.resolve(name + "-" + width + ".png")).setFullPage(true));
        }

        /** Nothing serious for axe, nothing that scrolls sideways or glides, and no complaint so far; a screenshot of a page that fails, and of any where pictures were asked for. */
        public Visit looksRight(String name) {
            screenshot(name);
            try {
                judged(name);
                return quiet();
            } catch (AssertionError wrong) {
                keep(name);
                throw wrong;
            }
        }

        /** The same page in a wide window and on a telephone, without a second visit. */
        public Visit looksRightOnEveryWidth(String name) {
            looksRight(name);
            int own = width;
            resize(own == WIDE ? PHONE : WIDE);
            looksRight(name);
            resize(own);
            return this;
        }

        private void resize(int to) {
            width = to;
            page.setViewportSize(to, height(to));
        }

        private void judged(String name) {
            scripts(true);
            assertThat(page.content()).as("a text without words on " + page.url()).doesNotContainPattern("\\?\\?[\\w.-]+_(zh_CN|en)\\?\\?");
            page.evaluate("document.fonts.ready.then(() => true)");
            page.evaluate(axe);
            assertThat(list(page.evaluate(SERIOUS))).as("axe on " + page.url() + ", " + name).isEmpty();
            assertThat(list(page.evaluate(SIDEWAYS))).as("scrolls sideways at " + width + " on " + page.url()).isEmpty();
            assertThat(list(page.evaluate(ASTRAY))).as("leads astray on " + page.url()).isEmpty();
            assertThat(page.evaluate("getComputedStyle(document.documentElement).scrollBehavior")).as("glides under the finger").isEqualTo("auto");
            scripts(false);
        }

        /** For the examiner's own scripts only; the page's were passed over when it was loaded. */
        private void scripts(boolean run) {
            if (scripting != null) {
                JsonObject value = new JsonObject();
                value.addProperty("value", !run);
                scripting.send("Emulation.setScriptExecutionDisabled", value);
            }
        }

        /** No script error, dialog, blocked or missing part, request to another host, or server failure so far. */
        public Visit quiet() {
            assertThat(complaints).as("complaints until " + page.url()).isEmpty();
            return this;
        }

        @SuppressWarnings("unchecked")
        private static List<String> list(Object evaluated) {
            return (List<String>) evaluated;
        }

        @Override
        public void close() {
            page.context().close();
        }
    }
}
