package org.huimin.portal.noticeboard;

import com.rometools.rome.feed.synd.SyndContentImpl;
import com.rometools.rome.feed.synd.SyndEntry;
import com.rometools.rome.feed.synd.SyndEntryImpl;
import com.rometools.rome.feed.synd.SyndFeed;
import com.rometools.rome.feed.synd.SyndFeedImpl;
import com.rometools.rome.io.FeedException;
import com.rometools.rome.io.SyndFeedOutput;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import org.huimin.kernel.Invisible;
import org.huimin.portal.layout.NoticeRow;
import org.huimin.publicity.NoticeBoard;
import org.huimin.publicity.NoticeLine;
import org.springframework.context.MessageSource;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/** The latest notices for feed readers and for the county's own portal, as Atom. */
@RestController
class NoticeFeed {

    private static final int ENTRIES = 50;

    private final NoticeBoard board;
    private final MessageSource texts;

    NoticeFeed(NoticeBoard board, MessageSource texts) {
        this.board = board;
        this.texts = texts;
    }

    @GetMapping(path = "/notices.atom", produces = "application/atom+xml;charset=UTF-8")
    String feed(Locale locale) throws FeedException {
        String site = ServletUriComponentsBuilder.fromCurrentContextPath().toUriString();
        List<NoticeLine> latest = board.latest(null, ENTRIES).notices();
        SyndFeed feed = new SyndFeedImpl();
        feed.setFeedType("atom_1.0");
        feed.setEncoding("UTF-8");
        feed.setUri(site + "/notices");
        feed.setLink(site + "/notices");
        feed.setTitle(texts.getMessage("site.name", null, locale) + " " + texts.getMessage("nav.notices", null, locale));
        feed.setPublishedDate(latest.isEmpty() ? new Date(0) : Date.from(latest.get(0).publishedAt()));
        feed.setEntries(latest.stream().map(line -> entry(site, line, locale)).toList());
        return new SyndFeedOutput().outputString(feed);
    }

    SyndEntry entry(String site, NoticeLine line, Locale locale) {
        NoticeRow row = NoticeRow.of(line);
        SyndEntry entry = new SyndEntryImpl();
        entry.setUri(site + "/notices/" + row.address());
        entry.setLink(site + "/notices/" + row.address());
        entry.setTitle(Invisible.shown(line.title()));
        entry.setPublishedDate(Date.from(line.publishedAt()));
        entry.setUpdatedDate(Date.from(line.publishedAt()));
        SyndContentImpl summary = new SyndContentImpl();
        summary.setType("text");
        summary.setValue(texts.getMessage("notice.type." + line.type(), null, locale) + " " + line.number());
        entry.setDescription(summary);
        return entry;
    }
}
