package org.huimin.portal.layout;

import org.huimin.kernel.Refused;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.RequestMapping;

/** Where a request without a valid form token ends: the page was open too long, or came from somewhere else. */
@Controller
class RefusedPage {

    @RequestMapping("/refused")
    String refuse() {
        throw Refused.forbidden("page.stale", "页面停留时间过长或来源不明，本次操作没有办理。请返回上一页，刷新后再试。");
    }
}
