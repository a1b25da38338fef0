package org.huimin.publicity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.huimin.publicity.NoticeBody.Block;
import org.huimin.publicity.NoticeBody.Paragraph;
import org.huimin.publicity.NoticeBody.Table;
import org.junit.jupiter.api.Test;

class NoticeBodyTest {

    @Test
    void readsParagraphsAndTablesFromTypedText() {
        NoticeBody body = NoticeBody.parse("现将券种公布如下：\n\n| 行业 | 数量 |\n| 商超 | 3500 |\n| 餐饮 |\n特此公告。\r\n");

        assertThat(body).isEqualTo(NoticeBody.of(
                new Paragraph("现将券种公布如下："),
                new Table(List.of("行业", "数量"), List.of(List.of("商超", "3500"), List.of("餐饮", ""))),
                new Paragraph("特此公告。")));
    }

    @Test
    void leavesMarkupAsTheTextItIs() {
        NoticeBody body = NoticeBody.parse("<script>alert(1)</script>");

        assertThat(body.blocks()).containsExactly(new Paragraph("<script>alert(1)</script>"));
    }

    @Test
    void dropsInvisibleCharactersThatBreakPapers() {
        assertThat(NoticeBody.parse("消费\u0000券\u0007").text()).isEqualTo("消费 券\n");
    }

    @Test
    void refusesATableWithRaggedRows() {
        assertThatThrownBy(() -> new Table(List.of("行业", "数量"), List.of(List.of("商超")))).isInstanceOf(IllegalArgumentException.class);
    }

    @Property
    void readsBackWhatItWrites(@ForAll("bodies") NoticeBody body) {
        assertThat(NoticeBody.parse(body.text())).isEqualTo(body);
    }

    @Provide
    Arbitrary<NoticeBody> bodies() {
        Arbitrary<String> text = Arbitraries.strings().withChars("|\\ 券年1a<").ofMinLength(0).ofMaxLength(8);
        Arbitrary<Block> paragraph = text.filter(t -> !t.isBlank()).map(Paragraph::new);
        Arbitrary<Block> table = Arbitraries.integers().between(1, 3).flatMap(width -> text.list().ofSize(width).list()
                .ofMinSize(1).ofMaxSize(3).map(rows -> new Table(rows.get(0), rows.subList(1, rows.size()))));
        return Arbitraries.oneOf(paragraph, table).list().ofMinSize(1).ofMaxSize(6).map(NoticeBody::new);
    }
}
