package org.huimin.merchant;

import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.huimin.kernel.Act;
import org.huimin.kernel.Actor;
import org.huimin.kernel.CaseRef;
import org.huimin.kernel.CreditCode;
import org.huimin.kernel.Refused;
import org.huimin.merchant.ShopFact.AboveThresholdConfirmed;
import org.huimin.programme.Duty;
import org.huimin.programme.ProgrammeRegister;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** 四上单位核实: a shop only says of itself that its enterprise is in the statistics library; the statistics bureau's answer has the last word. */
@Service
public class ConfirmingThreshold {

    private final Shops shops;
    private final ProgrammeRegister programmes;
    private final ApplicationEventPublisher facts;

    ConfirmingThreshold(Shops shops, ProgrammeRegister programmes, ApplicationEventPublisher facts) {
        this.shops = shops;
        this.programmes = programmes;
        this.facts = facts;
    }

    /** @param declared shops that say so themselves; @param confirmed of all shops; @param denied of those that say so */
    public record Standing(int declared, int confirmed, int denied) { }

    @Transactional(readOnly = true)
    public Standing standing(CaseRef programme) {
        return shops.threshold(programme.root());
    }

    /** Whether the person records what the statistics bureau answered. */
    public boolean mayRecord(Actor actor, CaseRef programme) {
        return actor.groups().contains(programmes.group(programme.root(), Duty.CORRECT_DIRECTORY.code(), null));
    }

    /** @throws Refused absent, in the words in which a case is absent that there is not, for whoever may not */
    public void recorder(Actor actor, CaseRef programme) {
        if (!mayRecord(actor, programme)) {
            throw Refused.absent("没有编号为“" + programme.root() + "”的事项，或者它不在您的办理范围内。");
        }
    }

    /**
     * Every shop of an enterprise on the list is confirmed; one that says so itself and is not on it is denied. Shops of the library come first
     * where the programme says so.
     *
     * @param codes  credit codes as the bureau listed them, between any blanks, commas and line ends
     * @param letter stores the bureau's answer, once all else is in order, and gives its id; null for none
     * @throws Refused absent for whoever does not keep the directory; invalid for what is no credit code, an empty list and a missing letter
     */
    @Act
    public void record(Actor actor, CaseRef programme, String codes, Supplier<String> letter) {
        CaseRef root = programme.root();
        recorder(actor, root);
        Set<String> library = Arrays.stream(codes.toUpperCase(Locale.ROOT).split("[\\s,，、;；]+")).filter(code -> !code.isEmpty())
                .collect(Collectors.toCollection(LinkedHashSet::new));
        if (library.isEmpty()) {
            throw Refused.invalid("threshold.codes", "codes", "", "请粘贴统计部门提供的四上单位的统一社会信用代码。");
        }
        List<Refused.Reason> wrong = library.stream().filter(code -> !CreditCode.holds(code)).map(code -> new Refused.Reason("threshold.code", "codes", code,
                "“" + code + "”不是统一社会信用代码，或者校验码不对，请对照统计部门的名单。")).limit(20).toList();
        if (!wrong.isEmpty()) {
            throw Refused.invalid(wrong);
        }
        if (letter == null) {
            throw Refused.invalid("threshold.letter", "letter", "", "请上传统计部门的答复。");
        }
        shops.hold(root);
        String paper = letter.get();
        Map<String, Boolean> answered = shops.answered(root, new HashSet<>(library));
        shops.aboveThreshold(root, answered, programmes.spec(root).merchants().aboveThresholdFirst());
        int confirmed = (int) answered.values().stream().filter(c -> c).count();
        facts.publishEvent(new AboveThresholdConfirmed(root, actor.account(), confirmed, answered.size() - confirmed, paper));
    }
}
