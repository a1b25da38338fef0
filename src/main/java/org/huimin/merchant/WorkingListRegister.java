package org.huimin.merchant;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.huimin.kernel.CaseRef;
import org.huimin.kernel.Refused;
import org.huimin.merchant.ShopFinding.Weight;
import org.huimin.merchant.WorkingLists.Elsewhere;
import org.huimin.merchant.WorkingLists.Head;
import org.huimin.programme.ProgrammeRegister;
import org.huimin.programme.ProgrammeSpec;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Working lists, for reading, and what the checks say about them. */
@Service
@Transactional(readOnly = true)
public class WorkingListRegister {

    /** Shops a unit had in an earlier programme and could begin with. */
    public record Earlier(CaseRef programme, int shops) { }

    private final WorkingLists lists;
    private final Recommendations recommendations;
    private final Shops shops;
    private final ProgrammeRegister programmes;

    WorkingListRegister(WorkingLists lists, Recommendations recommendations, Shops shops, ProgrammeRegister programmes) {
        this.lists = lists;
        this.recommendations = recommendations;
        this.shops = shops;
        this.programmes = programmes;
    }

    public WorkingList get(CaseRef programme, String unit, int round) {
        Head head = head(programme, unit, round);
        return new WorkingList(head.programme(), unit, round, head.version(), head.savedBy(), head.savedAt(),
                lists.lines(head.programme(), unit, round));
    }

    /** How many lines the list has. */
    public int size(CaseRef programme, String unit, int round) {
        return lists.count(head(programme, unit, round));
    }

    /** The first lines of a list. */
    public List<WorkingList.Line> first(CaseRef programme, String unit, int round, int lines) {
        return lists.first(programme.root(), unit, round, lines);
    }

    /** The list's version, which an answer names so that what was seen is what is sent. */
    public int version(CaseRef programme, String unit, int round) {
        return head(programme, unit, round).version();
    }

    /** Every check that a list must pass on its way out, and who else names the same shops. */
    public ListJudgement judge(CaseRef programme, String unit, int round) {
        Head head = head(programme, unit, round);
        CaseRef root = head.programme();
        ProgrammeSpec spec = programmes.spec(root);
        List<WorkingList.Line> lines = lists.lines(root, unit, round);
        ListCheck check = new ListCheck(spec, Recommending.source(spec, unit), Succession.delivered(shops.ofUnit(root, unit))).judge(lines);
        List<ShopFinding> findings = new ArrayList<>(check.findings());
        findings.addAll(elsewhere(head, spec, lines));
        findings.sort(Comparator.comparingInt(ShopFinding::line));
        int required = recommendations.view(root, unit, round).orElseThrow().required();
        int right = check.shops() - check.faulty();
        if (right < required) {
            findings.add(new ShopFinding(0, 0, null, "merchant.quota-short", String.valueOf(right),
                    "应推荐不少于" + required + "家，名单中符合要求的有" + right + "家，还差" + (required - right) + "家。", Weight.NOTICE));
        }
        return new ListJudgement(head.version(), check.shops(), check.faulty(), required, List.copyOf(findings));
    }

    /** Earlier programmes in which the unit had shops that took part, latest first. */
    public List<Earlier> earlier(CaseRef programme, String unit) {
        return shops.earlier(programme.root(), unit);
    }

    private static List<ShopFinding> elsewhere(List<Elsewhere> found, Map<Integer, WorkingList.Line> lines, ProgrammeSpec spec) {
        List<ShopFinding> findings = new ArrayList<>();
        java.util.Set<String> told = new java.util.HashSet<>();
        for (Elsewhere other : found) {
            WorkingList.Line line = lines.get(other.line());
            ShopEntry mine = line.cells().entry(line.line());
            SameShop.between(mine.name(), mine.address(), other.name(), other.address())
                    .filter(common -> told.add(other.line() + other.unit()))
                    .ifPresent(common -> findings.add(new ShopFinding(line.id(), line.line(), ShopColumn.NAME, "merchant.also-elsewhere",
                            other.unit(), "“" + mine.name() + "”与" + spec.unit(other.unit()).name() + (other.sent() ? "已报送的“" : "正在填报的“")
                            + other.name().strip() + "”为同一商户：" + common + "。请与该单位商定由谁推荐，都报送的以先报送的为准。", Weight.NOTICE)));
        }
        return findings;
    }

    private List<ShopFinding> elsewhere(Head head, ProgrammeSpec spec, List<WorkingList.Line> lines) {
        List<Elsewhere> found = lists.elsewhere(head);
        return found.isEmpty() ? List.of() : elsewhere(found,
                lines.stream().collect(Collectors.toMap(WorkingList.Line::id, Function.identity())), spec);
    }

    private Head head(CaseRef programme, String unit, int round) {
        return lists.find(programme.root(), unit, round).orElseThrow(() -> Refused.absent("第" + round + "批没有向该单位征集商户。"));
    }
}
