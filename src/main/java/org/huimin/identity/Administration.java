package org.huimin.identity;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.huimin.kernel.Actor;
import org.huimin.kernel.Refused;
import org.huimin.kernel.Verdict;

/** The three offices that keep the house running and watch each other (三权分立, GB/T 22239): nobody holds two, and none does business work. */
public enum Administration {

    /** Keeps it going: incidents, calendars, the outbox, new programmes. */
    SYSTEM("system-administrator", "系统管理员"),
    /** Sees who is who and who is in; ends sessions. */
    SECURITY("security-administrator", "安全管理员"),
    /** Reads what the two others and the sign-in did; changes nothing. */
    AUDIT("audit-administrator", "审计管理员");

    /** The unit whose only posts these are. */
    public static final String UNIT = "administration";

    private final String role;
    private final String words;

    Administration(String role, String words) {
        this.role = role;
        this.words = words;
    }

    public String role() {
        return role;
    }

    public String words() {
        return words;
    }

    public String group() {
        return new Post(UNIT, role).group();
    }

    public boolean heldBy(Actor actor) {
        return actor != null && actor.groups().contains(group());
    }

    /** @throws Refused (absent) for everybody else, in the same words as for a page that is not there */
    public void orRefuse(Actor actor) {
        if (!heldBy(actor)) {
            throw Refused.absent("没有这个管理页面，或者它不属于您的岗位。系统、安全、审计三类管理页面各由一名管理员使用。");
        }
    }

    /** The office of somebody who holds one. */
    public static Optional<Administration> of(Actor actor) {
        return Arrays.stream(values()).filter(office -> office.heldBy(actor)).findFirst();
    }

    /** Whether the roles may lie in one hand in that unit: one office at most, in its own unit, and nothing beside it. */
    static Verdict apart(String account, String unit, Collection<String> roles) {
        List<Administration> held = Arrays.stream(values()).filter(office -> roles.contains(office.role)).toList();
        String named = String.join("、", held.stream().map(Administration::words).toList());
        if (held.size() > 1) {
            return Verdict.no("person.two-administrators", "roles", named, "账号“" + account + "”同时持有" + named
                    + "：系统、安全、审计三个管理岗位须由三人分别担任，请只留一个。");
        }
        return held.isEmpty() || unit.equals(UNIT) ? Verdict.yes() : Verdict.no("person.administrator-elsewhere", "roles", named, "账号“" + account
                + "”持有" + named + "，却编在单位“" + unit + "”：管理员须编入“" + UNIT + "”，不能同时办理业务。");
    }

    /** Whether there may be such a post: these roles in this unit, and only here. */
    static boolean allows(Post post) {
        return post.unit().equals(UNIT) == Arrays.stream(values()).anyMatch(office -> office.role.equals(post.role()));
    }
}
