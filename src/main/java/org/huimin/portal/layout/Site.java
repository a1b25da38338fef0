package org.huimin.portal.layout;

import java.net.URI;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/** What the site says of itself to portals and search engines on every page: what a county registered for it, from the configuration. */
@Component("site")
public class Site {

    private final MessageSource texts;
    private final String name;
    private final String address;
    private final String idCode;
    private final String keywords;
    private final String subjectClass;

    Site(MessageSource texts, @Value("${huimin.site.name:}") String name, @Value("${huimin.site.address:}") String address,
         @Value("${huimin.site.id-code:}") String idCode, @Value("${huimin.site.keywords:}") String keywords,
         @Value("${huimin.site.subject-class:}") String subjectClass) {
        this.texts = texts;
        this.name = name;
        this.address = address.replaceAll("/+$", "");
        this.idCode = idCode;
        this.keywords = keywords;
        this.subjectClass = subjectClass;
    }

    public String name() {
        return name.isBlank() ? texts.getMessage("site.name", null, LocaleContextHolder.getLocale()) : name;
    }

    /** Scheme and host without a slash at the end; the one that was asked for where the county has not named its own. */
    public String address() {
        return address.isEmpty() ? ServletUriComponentsBuilder.fromCurrentContextPath().toUriString() : address;
    }

    public String domain() {
        return URI.create(address()).getHost();
    }

    /** The site's ten-digit number in the national register; null where it has none. */
    public String idCode() {
        return idCode.isBlank() ? null : idCode;
    }

    public String keywords() {
        return keywords;
    }

    /** Subject class of what has none of its own. */
    public String subjectClass() {
        return subjectClass;
    }
}
