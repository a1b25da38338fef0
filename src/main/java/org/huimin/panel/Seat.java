package org.huimin.panel;

import java.time.Instant;

/** A person asked to a panel and what became of it. @param reason why the person does not sit; null otherwise */
public record Seat(PanelMember member, State state, Instant askedAt, Instant answeredAt, String reason) {

    /** NAMED until the choice is submitted, ASKED until the person has answered, DECLARED until the person has come to the review. */
    public enum State {
        NAMED("拟指定"), ASKED("待确认"), DECLARED("确认参加"), PRESENT("到场评审"), REFUSED("不能参加"), RECUSED("回避"), ABSENT("未到场"), LEFT("中途退出");

        private final String words;

        State(String words) {
            this.words = words;
        }

        public String words() {
            return words;
        }
    }
}
