package org.huimin.merchant;

import static org.assertj.core.api.Assertions.assertThat;

import org.huimin.kernel.Refused;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("S3.39")
class ShopListTest {

    @Test
    void readsWhatASheetGives() {
        ShopList list = ShopList.parse("序号\t商户名称\t统一社会信用代码\t行业\t经营地址\t是否“四上”企业\t联系电话\r\n"
                + "1\t惠民超市\t91440300708461136T\t商超\t人民路1号\t是\t0375-5050123\r\n"
                + "2\t老街饭店\t91330100799655058B\t餐饮\t老街2号\t\t\r\n");

        assertThat(list.faults()).isEmpty();
        assertThat(list.lines()).containsExactly(
                new ShopList.Line(2, new ShopCells("惠民超市", "91440300708461136T", "商超", "人民路1号", "是", "0375-5050123")),
                new ShopList.Line(3, new ShopCells("老街饭店", "91330100799655058B", "餐饮", "老街2号", "", "")));
    }

    @Test
    void findsColumnsInAnyOrderBelowATitle() {
        ShopList list = ShopList.parse("参与商户信息表（一号乡镇）\n\n地 址,行业（商超/餐饮）,*名称,统一社会信用代码:\n人民路1号,商超,惠民超市,91440300708461136T\n");

        assertThat(list.lines()).containsExactly(new ShopList.Line(4, new ShopCells("惠民超市", "91440300708461136T", "商超", "人民路1号", "", "")));
    }

    @Test
    void keepsSeparatorsAndLineBreaksInsideQuotationMarks() {
        ShopList list = ShopList.parse("名称,统一社会信用代码,行业,地址\n\"惠民,超市\",91440300708461136T,商超,\"人民路\n1号\"\n老街\"饭店\",91330100799655058B,餐饮,老街2号");

        assertThat(list.cells()).extracting(ShopCells::name).containsExactly("惠民,超市", "老街\"饭店\"");
        assertThat(list.cells()).extracting(ShopCells::address).containsExactly("人民路 1号", "老街2号");
        assertThat(list.lines()).extracting(ShopList.Line::number).containsExactly(2, 4);
    }

    @Test
    void passesOverEmptyLinesAndTotals() {
        ShopList list = ShopList.parse("名称\t统一社会信用代码\t行业\t地址\n\t\t\t\n惠民超市\t91440300708461136T\t商超\t人民路1号\n合计\t1\t\t\n");

        assertThat(list.lines()).extracting(ShopList.Line::number).containsExactly(3);
    }

    @Test
    void takesBackticksAndWideCharactersOffTheCode() {
        ShopList list = ShopList.parse("名称\t统一社会信用代码\t行业\t地址\n惠民超市\t`９１４４０３００７０８４６１１３６ｔ\t商超\t人民路1号");

        assertThat(list.cells().get(0).entry(1).creditCode()).isEqualTo("91440300708461136T");
    }

    @Test
    void namesWhatIsMissingInTheHeader() {
        assertThat(ShopList.parse("惠民超市\t91440300708461136T\t商超\t人民路1号").faults()).extracting(Refused.Reason::message)
                .singleElement().asString().contains("没有找到表头");
        assertThat(ShopList.parse("").faults()).hasSize(1);
        assertThat(ShopList.parse("名称\t行业\n惠民超市\t商超").faults()).extracting(Refused.Reason::message)
                .containsExactly("第1行表头缺少“统一社会信用代码”一列，请补齐后重新复制。", "第1行表头缺少“地址”一列，请补齐后重新复制。");
    }
}
