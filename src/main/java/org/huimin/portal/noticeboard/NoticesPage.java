package org.huimin.portal.noticeboard;

import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.stream.Stream;
import org.huimin.portal.layout.NoticeRow;
import org.huimin.publicity.NoticeBoard.Cursor;
import org.huimin.publicity.NoticeBoard;
import org.huimin.publicity.NoticeType;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** All published notices, latest first, by kind and by words of title, number or text; the address holds where one is. */
@Controller
class NoticesPage {

    private static final int SIZE = 20;
    private static final int LONGEST_SEARCH = 60;

    private final NoticeBoard board;

    NoticesPage(NoticeBoard board) {
        this.board = board;
    }

    @GetMapping("/notices")
    String list(@RequestParam(name = "q", defaultValue = "") String words, @RequestParam(defaultValue = "") String kind,
                @RequestParam(defaultValue = "") String after, Model model) {
        String asked = words.strip();
        String searched = asked.length() > LONGEST_SEARCH ? asked.substring(0, LONGEST_SEARCH) : asked;
        Cursor from = cursor(after);
        NoticeType type = Stream.of(NoticeType.values()).filter(t -> t.name().equals(kind)).findFirst().orElse(null);
        NoticeBoard.Page page = board.search(searched, type, from, SIZE);
        model.addAttribute("words", searched);
        model.addAttribute("kind", type);
        model.addAttribute("kinds", NoticeType.values());
        model.addAttribute("notices", page.notices().stream().map(NoticeRow::of).toList());
        model.addAttribute("next", page.next() == null ? null : page.next().publishedAt() + "_" + page.next().id());
        model.addAttribute("first", from == null);
        return "noticeboard/notices";
    }

    /** An address somebody mangled begins at the top rather than failing. */
    private static Cursor cursor(String after) {
        int split = after.lastIndexOf('_');
        try {
            return split < 0 ? null : new Cursor(Instant.parse(after.substring(0, split)), Long.parseLong(after.substring(split + 1)));
        } catch (DateTimeParseException | NumberFormatException e) {
            return null;
        }
    }
}
