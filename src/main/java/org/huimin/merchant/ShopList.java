package org.huimin.merchant;

import java.util.List;
import org.huimin.kernel.Refused;

/** What somebody pasted from a sheet: the shops it names, and what is wrong with the lines that name none. */
public record ShopList(List<ShopEntry> entries, List<Refused.Reason> faults) {

    public static ShopList parse(String pasted) {
        throw new UnsupportedOperationException();
    }
}
