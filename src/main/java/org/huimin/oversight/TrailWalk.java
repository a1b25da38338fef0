package org.huimin.oversight;

import org.huimin.oversight.TrailFile.Fault;
import org.huimin.oversight.TrailFile.Kind;
import org.huimin.oversight.TrailFile.Result;

/** Walks along a chain and remembers the first thing that does not hold. */
final class TrailWalk {

    private final TrailHead expected;
    private TrailHead head;
    private long lines;
    private Fault fault;

    /** @param expected a head somebody has noted down, which must be met on the way; null where nobody has */
    TrailWalk(TrailHead expected) {
        this.expected = expected;
    }

    boolean holds() {
        return fault == null;
    }

    /** The next line, with the hash that its other fields give. */
    void step(TrailLine line, String recomputed) {
        if (!holds()) {
            return;
        }
        lines++;
        judge(line, recomputed);
        if (holds()) {
            head = line.head();
        }
    }

    private void judge(TrailLine line, String recomputed) {
        String chain = head != null ? head.chain() : expected != null ? expected.chain() : line.chain();
        long seq = head == null ? 1 : head.seq() + 1;
        String prev = head == null ? TrailLine.NOTHING_BEFORE : head.hash();
        String number = "第 " + line.seq() + " 条";
        if (!chain.equals(line.chain())) {
            fail(Kind.OTHER_CHAIN, line.seq(), number + "属于 " + line.chain() + "，不属于 " + chain + "。");
        } else if (line.seq() > seq) {
            fail(Kind.GAP, line.seq(), "应为第 " + seq + " 条，却是" + number + "：中间缺少记录。");
        } else if (line.seq() < seq) {
            fail(Kind.ORDER, line.seq(), "应为第 " + seq + " 条，却是" + number + "：记录重复或顺序不对。");
        } else if (!line.hash().equals(recomputed)) {
            fail(Kind.ALTERED, line.seq(), number + "的内容与其校验值不符：记录被改动过。");
        } else if (!prev.equals(line.prev())) {
            fail(Kind.BROKEN_LINK, line.seq(), number + "与上一条接不上：上一条或这一条被换过。");
        } else if (expected != null && expected.seq() == seq && !expected.hash().equals(line.hash())) {
            fail(Kind.REWRITTEN, line.seq(), number + "的校验值与当时公布的不同：这一条或之前的记录被整体改写过。");
        }
    }

    /** Whether the content kept inside is still the one whose digest was published. */
    void content(TrailEntry entry) {
        if (holds() && !entry.contentDigest().equals(
                TrailEntry.digestOf(entry.salt(), entry.about(), entry.actor(), entry.content()))) {
            fail(Kind.CONTENT, entry.seq(), "第 " + entry.seq() + " 条留存的内容与公布的摘要不符：内容被改动过。");
        }
    }

    void unreadable(String why) {
        lines++;
        fail(Kind.UNREADABLE, 0, why);
    }

    private void fail(Kind kind, long seq, String message) {
        fault = new Fault(kind, lines, seq, "第 " + lines + " 行：" + message);
    }

    Result end() {
        long reached = head == null ? 0 : head.seq();
        if (holds() && expected != null && reached < expected.seq()) {
            fault = new Fault(Kind.TRUNCATED, lines, reached, "到第 " + reached + " 条为止，应到第 " + expected.seq()
                    + " 条：末尾缺少 " + (expected.seq() - reached) + " 条记录。");
        }
        return new Result(lines, head, fault);
    }
}
