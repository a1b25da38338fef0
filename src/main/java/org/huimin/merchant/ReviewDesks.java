package org.huimin.merchant;

import java.util.stream.Stream;
import org.huimin.kernel.Actor;
import org.huimin.kernel.CaseRef;
import org.huimin.kernel.Refused;
import org.huimin.programme.ProgrammeRegister;
import org.huimin.programme.ProgrammeSpec;
import org.springframework.stereotype.Component;

/** Which desks judge a programme's deliveries, and who sits at each. */
@Component
class ReviewDesks {

    private static final String SUPERVISING_DUTY = "review-merchants";

    private final ProgrammeRegister programmes;

    ReviewDesks(ProgrammeRegister programmes) {
        this.programmes = programmes;
    }

    static Stream<ReviewDesk> of(ProgrammeSpec spec) {
        return Stream.concat(Stream.of(ReviewDesk.SUPERVISION), spec.platforms().stream().map(p -> ReviewDesk.platform(p.code())));
    }

    void sitsAt(Actor actor, CaseRef programme, ProgrammeSpec spec, ReviewDesk desk) {
        boolean sits = desk.isPlatform()
                ? spec.platform(desk.platform()).map(p -> p.unit().equals(actor.unit())).orElseThrow(() -> Refused.invalid(
                        "merchant.platform", "平台", desk.platform(), "“" + desk.platform() + "”不是本次活动的发放平台。"))
                : programmes.unitsHolding(programme, SUPERVISING_DUTY).contains(actor.unit());
        if (!sits) {
            throw Refused.forbidden("merchant.other-desk", "这项研判由其他单位负责，只能由该单位人员提交意见。");
        }
    }
}
