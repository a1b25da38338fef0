package org.huimin.supervision;

import java.time.LocalTime;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * From where on things are unusual; every county may say otherwise.
 *
 * @param hastySeconds  a decision taken sooner after the claim
 * @param lateDays      a decision on paper registered more plain days after it was taken
 * @param manyDuties    so many different duties performed by one person in one programme
 * @param dayBegins     office hours, Asia/Shanghai
 * @param returns       so many returns of one piece of work
 * @param refusalShare  a source's share of rejected shops, 0 to 1, that also is above the county's
 * @param refusalShops  judged from so many judged shops on
 */
@Component
record Watch(int hastySeconds, int lateDays, int manyDuties, LocalTime dayBegins, LocalTime dayEnds, int returns, double refusalShare,
             int refusalShops) {

    Watch(@Value("${huimin.supervision.hasty-seconds:15}") int hastySeconds,
          @Value("${huimin.supervision.late-days:3}") int lateDays,
          @Value("${huimin.supervision.many-duties:8}") int manyDuties,
          @Value("${huimin.supervision.day-begins:07:30}") LocalTime dayBegins,
          @Value("${huimin.supervision.day-ends:20:00}") LocalTime dayEnds,
          @Value("${huimin.supervision.returns:3}") int returns,
          @Value("${huimin.supervision.refusal-share:0.2}") double refusalShare,
          @Value("${huimin.supervision.refusal-shops:5}") int refusalShops) {
        this.hastySeconds = hastySeconds;
        this.lateDays = lateDays;
        this.manyDuties = manyDuties;
        this.dayBegins = dayBegins;
        this.dayEnds = dayEnds;
        this.returns = returns;
        this.refusalShare = refusalShare;
        this.refusalShops = refusalShops;
    }
}
