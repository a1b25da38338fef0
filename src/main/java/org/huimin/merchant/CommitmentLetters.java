package org.huimin.merchant;

import java.util.ArrayList;
import java.util.List;
import org.huimin.document.Paper;
import org.huimin.kernel.CaseRef;
import org.huimin.kernel.Refused;
import org.huimin.merchant.MerchantDirectory.Store;
import org.huimin.programme.ProgrammeRegister;
import org.huimin.programme.ProgrammeSpec;
import org.springframework.stereotype.Service;

/** Writes the commitment letters (诚信承诺书), filled in for each shop, to be printed and signed by hand. */
@Service
public class CommitmentLetters {

    private static final String NUMERALS = "一二三四五六七八九十";
    private static final String BLANK = "＿＿＿＿＿＿＿＿";

    private final Participations participations;
    private final DirectoryRows stores;
    private final ProgrammeRegister programmes;

    CommitmentLetters(Participations participations, DirectoryRows stores, ProgrammeRegister programmes) {
        this.participations = participations;
        this.stores = stores;
        this.programmes = programmes;
    }

    /** The letters of all shops of the source that have not registered one, one page each. */
    public List<Paper> ofUnit(CaseRef programme, String unit) {
        List<Store> waiting = stores.stores(programme.root(), participations.uncommitted(programme.root(), unit));
        if (waiting.isEmpty()) {
            throw Refused.absent("本单位没有待签承诺书的商户。");
        }
        ProgrammeSpec spec = programmes.spec(programme);
        return waiting.stream().map(store -> letter(programme.root(), spec, store)).toList();
    }

    /** @throws Refused (absent) for a shop that is not the source's or does not wait for its letter */
    public Paper ofShop(CaseRef programme, String unit, String storeId) {
        if (!participations.uncommitted(programme.root(), unit).contains(storeId)) {
            throw Refused.absent("商户" + storeId + "不在本单位待签承诺书的商户中。");
        }
        Store store = stores.store(programme.root(), storeId).orElseThrow();
        return letter(programme.root(), programmes.spec(programme), store);
    }

    private static Paper letter(CaseRef programme, ProgrammeSpec spec, Store store) {
        String code = Shop.caseRef(programme, store.storeId()).value();
        List<Paper.Part> parts = new ArrayList<>();
        parts.add(new Paper.Table("", List.of("商户名称", store.name()), List.of(
                List.of("统一社会信用代码", store.creditCode()), List.of("经营地址", store.address()), List.of("商户编号", code))));
        parts.add(new Paper.Paragraph(0, "本店自愿参加" + spec.name() + "，作出以下承诺："));
        List<String> clauses = spec.merchants().commitments();
        for (int i = 0; i < clauses.size(); i++) {
            parts.add(new Paper.Paragraph(0, numeral(i + 1) + "、" + clauses.get(i) + "。"));
        }
        parts.add(new Paper.Paragraph(0, "本店配套优惠：□ 无　□ 有，内容：" + BLANK + BLANK));
        parts.add(new Paper.Paragraph(0, "如有违反，愿接受取消参与资格等处理。"));
        parts.add(new Paper.Paragraph(0, "负责人签字（盖章）：" + BLANK + "　　　　年　　月　　日"));
        parts.add(new Paper.Code(code, code));
        return new Paper("", "", "诚信承诺书", sponsor(spec), parts, List.of(), "", null);
    }

    private static String sponsor(ProgrammeSpec spec) {
        return spec.sponsor() == null ? "" : spec.unit(spec.sponsor()).name();
    }

    private static String numeral(int number) {
        return number <= NUMERALS.length() ? NUMERALS.substring(number - 1, number) : String.valueOf(number);
    }
}
