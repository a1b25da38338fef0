package org.huimin.selection;

import java.util.ArrayList;
import java.util.List;
import org.huimin.document.Paper;
import org.huimin.kernel.Quoted;
import org.huimin.programme.SelectionSpec.Material;
import org.huimin.programme.SelectionSpec.Stamped;

/** What an applicant takes away to start a paper from: the headings that the call asks for, each with room beneath. */
public final class Outline {

    private Outline() { }

    public static Paper paper(TenderView tender, Material material) {
        List<String> lines = new ArrayList<>(List.of("报名事项：" + Quoted.of(tender.subject()) + "遴选（公告" + tender.notice() + "）", "报名企业（盖章）：", "统一社会信用代码：",
                "联系人和电话："));
        for (int i = 0; i < material.template().size(); i++) {
            lines.add(AgreementText.numeral(i + 1) + "、" + material.template().get(i));
            lines.add("（请填写）");
        }
        if (material.stamped() != Stamped.NONE) {
            lines.add("打印后" + (material.stamped() == Stamped.EVERY_PAGE ? "每页" : "首页") + "加盖公章，扫描为" + String.join("、", material.types()) + "上传。");
        }
        return new Paper("", "", material.name(), "", Paper.paragraphs(String.join("\n", lines)), List.of(), "", null);
    }
}
