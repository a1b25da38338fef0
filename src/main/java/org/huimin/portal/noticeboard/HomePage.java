package org.huimin.portal.noticeboard;

import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/** The front door for everybody. */
@Controller
class HomePage {

    @GetMapping("/")
    String show() {
        return "noticeboard/home";
    }
}
