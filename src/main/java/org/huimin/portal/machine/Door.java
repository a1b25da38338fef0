package org.huimin.portal.machine;

import java.util.Arrays;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.huimin.identity.Machine;
import org.huimin.kernel.Actor;
import org.huimin.kernel.CaseRef;
import org.huimin.kernel.Refused;
import org.huimin.programme.ProgrammeRegister;
import org.huimin.programme.ProgrammeSpec.Platform;
import org.huimin.tasks.Inbox;
import org.huimin.tasks.WorkItem;
import org.springframework.stereotype.Component;

/** Who comes in as what, and what may be asked twice. */
@Component
class Door {

    private static final Pattern KEY = Pattern.compile("[0-9A-Za-z-]{8,64}");

    private final ProgrammeRegister programmes;
    private final Inbox inbox;

    Door(ProgrammeRegister programmes, Inbox inbox) {
        this.programmes = programmes;
        this.inbox = inbox;
    }

    /** @param actor as which the machine does its platform's work, and no other */
    record Visitor(CaseRef programme, Platform platform, Actor actor) {

        boolean owns(WorkItem item) {
            return item.root().equals(programme) && PlatformWork.of(item.task()).isPresent() && platform.code().equals(item.context("platform"));
        }
    }

    /** @throws Refused absent: another's programme or platform is as absent as one that does not exist */
    Visitor enter(Machine machine, String code, String platform) {
        if (!machine.programme().equals(code) || !machine.platform().equals(platform)) {
            throw nothing();
        }
        CaseRef programme = programmes.find(code).orElseThrow(Door::nothing);
        Platform its = programmes.spec(programme).platform(platform).orElseThrow(Door::nothing);
        return new Visitor(programme, its, new Actor(machine.account(), its.name() + "（数据接口）", its.unit(), Arrays.stream(PlatformWork.values())
                .map(work -> programmes.group(programme, work.task(), its.unit())).collect(Collectors.toSet())));
    }

    private static Refused nothing() {
        return Refused.absent("没有这个活动或平台，或者本令牌不能用于它。");
    }

    /**
     * Hands in once what a machine may send several times under one number of its own.
     *
     * @param its   whether work done under the number is what is meant now
     * @param again takes a repeated request well, or refuses other content
     */
    void once(Visitor visitor, String key, Predicate<WorkItem> its, Runnable first, Consumer<WorkItem> again) {
        if (key == null || !KEY.matcher(key).matches()) {
            throw Refused.invalid("delivery.key", "Idempotency-Key", key, "请在请求头 Idempotency-Key 中给出本次报送的编号：8至64位字母、数字或连字符，重试时不变。");
        }
        if (!repeated(visitor, key, its, again)) {
            try {
                first.run();
            } catch (Refused overtaken) {
                if (overtaken.kind() != Refused.Kind.CONFLICT || !repeated(visitor, key, its, again)) {
                    throw overtaken;
                }
            }
        }
    }

    private boolean repeated(Visitor visitor, String key, Predicate<WorkItem> its, Consumer<WorkItem> again) {
        Optional<WorkItem> before = inbox.submittedUnder(visitor.actor(), key);
        before.ifPresent(item -> {
            if (!its.test(item)) {
                throw Refused.invalid("delivery.key-reused", "Idempotency-Key", key, "这个编号已用于另一项报送，本次没有办理。请换一个编号。");
            }
            again.accept(item);
        });
        return before.isPresent();
    }
}
