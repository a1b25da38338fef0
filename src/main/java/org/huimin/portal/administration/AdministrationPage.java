package org.huimin.portal.administration;

import org.huimin.identity.Administration;
import org.huimin.kernel.Actor;
import org.huimin.kernel.Refused;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/** Where an administrator begins: each of the three at their own pages. */
@Controller
class AdministrationPage {

    @GetMapping("/administration")
    String begin(Actor actor) {
        return Administration.of(actor).map(office -> "redirect:" + switch (office) {
            case SYSTEM -> "/administration/incidents";
            case SECURITY -> "/administration/accounts";
            case AUDIT -> "/administration/trail";
        }).orElseThrow(() -> Refused.absent("没有这个管理页面，或者它不属于您的岗位。系统、安全、审计三类管理页面各由一名管理员使用。"));
    }
}
