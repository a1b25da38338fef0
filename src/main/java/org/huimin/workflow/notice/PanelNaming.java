package org.huimin.workflow.notice;

import java.util.List;
import java.util.stream.Collectors;
import org.huimin.panel.PanelMember;

/** How a notice tells who reviewed: by name where the regime's law has them published, elsewhere as they stand in the draw. */
enum PanelNaming {

    NAMES("成员名单在结果公布前保密"), CODES("成员名单保密，结果公示时公布编号");

    /** The regime's rule that says which. */
    static final String RULE = "panel-names";

    private final String promise;

    PanelNaming(String promise) {
        this.promise = promise;
    }

    /** What the call says of it beforehand. */
    String promise() {
        return promise;
    }

    String line(List<PanelMember> members) {
        return "评审小组" + (this == NAMES ? "" : members.size() + "人") + "：" + members.stream()
                .map(member -> (this == NAMES ? member.name() : member.code()) + "（" + member.kind().words() + "）").collect(Collectors.joining("、")) + "。";
    }
}
