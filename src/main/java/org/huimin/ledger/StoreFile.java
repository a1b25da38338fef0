package org.huimin.ledger;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.huimin.kernel.Refused;

/** Reads a directory of shops. It is ours, not the platform's: a row that cannot be read makes the whole file unusable. */
public final class StoreFile {

    private StoreFile() { }

    /** @throws Refused naming line, column and value of the first row that cannot be read */
    public static List<StoreInterval> read(FileSource source) {
        List<StoreInterval> stores = new ArrayList<>();
        try (DeliveredFile file = DeliveredFile.open(FileKind.STORES, source, Set.of())) {
            while (file.next()) {
                if (!file.sound()) {
                    throw file.refusedHere("ledger.stores", "", "", "不是完整的一行（列数不符、引号不配对或不是UTF-8）");
                }
                stores.add(new StoreInterval(id(file), industry(file), time(file, "admitted_at"),
                        file.text("removed_at").isEmpty() ? null : time(file, "removed_at")));
            }
        }
        return stores;
    }

    private static String id(DeliveredFile file) {
        if (!file.at(0) || !Grammar.id(file.bytes(), file.from(), file.to())) {
            throw wrong(file, "store_id", "1至64个可见ASCII字符");
        }
        return file.text(0);
    }

    private static String industry(DeliveredFile file) {
        String industry = file.text("industry");
        if (industry.isEmpty() || industry.chars().anyMatch(c -> c < ' ' || c == 0x7F)) {
            throw wrong(file, "industry", "方案中的行业代码");
        }
        return industry;
    }

    private static Instant time(DeliveredFile file, String column) {
        byte[] text = file.text(column).getBytes(java.nio.charset.StandardCharsets.UTF_8);
        long micros = Grammar.time(text, 0, text.length);
        if (micros == Grammar.NO) {
            throw wrong(file, column, "带时区的时间，如 2023-12-11T00:00:00+08:00");
        }
        return Grammar.instant(micros);
    }

    private static Refused wrong(DeliveredFile file, String column, String expected) {
        return file.refusedHere("ledger.stores", column, file.text(column), "的" + column + "为“" + file.text(column) + "”，应为" + expected);
    }
}
