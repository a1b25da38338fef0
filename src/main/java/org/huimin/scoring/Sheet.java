package org.huimin.scoring;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Collections;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.huimin.kernel.CaseRef;
import org.huimin.kernel.Invisible;
import org.huimin.kernel.Verdict;
import org.huimin.programme.SelectionSpec.Factor;

/**
 * What one member gave.
 *
 * @param points applicant → factor → points with two decimals, the subjective factors only
 * @param notes  applicant → what the member wrote about it; applicants without a note are missing
 */
public record Sheet(Map<String, Map<String, BigDecimal>> points, Map<String, String> notes) {

    static final String NOTE = "note";

    private static final int SALT_BYTES = 32;
    private static final int LONGEST_NOTE = 1000;
    private static final SecureRandom RANDOM = new SecureRandom();

    public Sheet {
        Map<String, Map<String, BigDecimal>> sorted = new TreeMap<>();
        points.forEach((applicant, row) -> sorted.put(applicant, Collections.unmodifiableMap(new TreeMap<>(row))));
        points = Collections.unmodifiableMap(sorted);
        notes = Collections.unmodifiableMap(new TreeMap<>(notes));
    }

    /** Every fault of what was typed. @param typed {@code applicant.factor} and {@code applicant.note} → text */
    static Verdict judge(ScoreCard card, Map<String, String> typed) {
        Verdict verdict = Verdict.yes();
        for (ScoreCard.Applicant applicant : card.applicants()) {
            for (Factor factor : card.subjective()) {
                verdict = verdict.and(Points.judge(typed.get(Points.field(applicant.code(), factor.code())), applicant, factor));
            }
            String note = typed.getOrDefault(Points.field(applicant.code(), NOTE), "");
            if (note.length() > LONGEST_NOTE) {
                verdict = verdict.and(Verdict.no("score.note", Points.field(applicant.code(), NOTE), note.length(), "对“" + applicant.name() + "”的评审意见共 "
                        + note.length() + " 字，最多 " + LONGEST_NOTE + " 字。"));
            }
            verdict = verdict.and(Invisible.judge("score.note", Points.field(applicant.code(), NOTE), "对“" + applicant.name() + "”的评审意见", note));
        }
        Set<String> cells = card.applicants().stream().flatMap(a -> card.subjective().stream().map(f -> Points.field(a.code(), f.code())))
                .collect(Collectors.toSet());
        card.applicants().forEach(a -> cells.add(Points.field(a.code(), NOTE)));
        for (String field : new TreeMap<>(typed).keySet()) {
            if (!cells.contains(field)) {
                verdict = verdict.and(Verdict.no("score.not-yours", field, "", "评分表中没有由您打分的“" + field + "”一格：客观分和价格分由系统统一计算。"));
            }
        }
        return verdict;
    }

    static Sheet of(ScoreCard card, Map<String, String> typed) {
        Map<String, Map<String, BigDecimal>> points = new HashMap<>();
        Map<String, String> notes = new HashMap<>();
        for (ScoreCard.Applicant applicant : card.applicants()) {
            Map<String, BigDecimal> row = new HashMap<>();
            card.subjective().forEach(f -> row.put(f.code(), Points.of(typed.get(Points.field(applicant.code(), f.code())))));
            points.put(applicant.code(), row);
            String note = typed.getOrDefault(Points.field(applicant.code(), NOTE), "").strip();
            if (!note.isEmpty()) {
                notes.put(applicant.code(), note);
            }
        }
        return new Sheet(points, notes);
    }

    /** What a member is bound to: SHA-256 over case, member, salt, and a line for each cell and note in order. */
    String commitment(CaseRef in, String member, String salt) {
        StringBuilder text = new StringBuilder("huimin-sheet-1\n").append(in).append('\n').append(member).append('\n').append(salt).append('\n');
        points.forEach((applicant, row) -> row.forEach((factor, points) -> text.append(applicant).append('\t').append(factor).append('\t')
                .append(points.setScale(Points.DECIMALS).toPlainString()).append('\n')));
        notes.forEach((applicant, note) -> text.append(applicant).append('\t').append(sha256(note)).append('\n'));
        return sha256(text.toString());
    }

    /** 256 bits, so that nobody finds a sheet by trying sheets. */
    static String freshSalt() {
        byte[] salt = new byte[SALT_BYTES];
        RANDOM.nextBytes(salt);
        return HexFormat.of().formatHex(salt);
    }

    private static String sha256(String text) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
