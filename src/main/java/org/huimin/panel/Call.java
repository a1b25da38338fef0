package org.huimin.panel;

/** One code called to one seat. @param seat from 1 */
public record Call(int seat, String code, Outcome outcome) {

    /** What became of it; whoever is not SEATED makes room for the next of the sequence. */
    public enum Outcome {
        SEATED("到场评审"), REFUSED("不能参加"), RECUSED("回避"), ABSENT("未到场"), REMOVED("中途退出");

        private final String words;

        Outcome(String words) {
            this.words = words;
        }

        public String words() {
            return words;
        }
    }
}
