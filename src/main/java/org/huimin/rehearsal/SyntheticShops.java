package org.huimin.rehearsal;

import java.util.List;
import org.huimin.programme.ProgrammeSpec;

/** Shops that townships recommend in a rehearsal: made up from a seed, valid in every field, some bound to be refused. */
final class SyntheticShops {

    /** The desk that refuses a shop: the supervising authority, or every platform. */
    enum Desk { SUPERVISION, PLATFORM }

    record Refusal(Desk desk, String reason) { }

    /**
     * @param source   unit that recommends it
     * @param industry code of the programme's industry
     * @param refusal  what a desk will say; null where all agree
     */
    record Shop(String source, String name, String creditCode, String industry, String address, boolean aboveThreshold, String phone,
                Refusal refusal) { }

    static SyntheticShops of(ProgrammeSpec spec, long seed) {
        throw new UnsupportedOperationException();
    }

    /** What a source sends in the first round: its quota and something beyond. */
    List<Shop> firstRound(String unit) {
        throw new UnsupportedOperationException();
    }

    /** As many further shops of a source as are asked for, nobody's refused; {@code round} counts from 2. */
    List<Shop> supplement(String unit, int round, int count) {
        throw new UnsupportedOperationException();
    }

    /** As it is pasted from a sheet: 名称, 统一社会信用代码, 行业, 地址, 是否四上, 联系电话, tab between, header first. */
    String text(List<Shop> shops) {
        throw new UnsupportedOperationException();
    }
}
