package org.huimin.stories;

import java.io.IOException;
import java.nio.file.Path;
import org.huimin.testing.MySql;
import org.huimin.testing.WholeHouse;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Another county, another sponsor, two platforms, three phases, vouchers that flow back: the same life from a file alone. */
@Tag("check-6")
@Tag("check-7")
class LanwanStoryTest {

    @TempDir
    private Path files;

    @Test
    void goesFromThePlanToTheRefundOnH2() throws IOException {
        try (WholeHouse house = WholeHouse.onH2()) {
            tell(house);
        }
    }

    @Test
    void goesFromThePlanToTheRefundOnMySql() throws IOException {
        MySql.needed();
        try (WholeHouse house = WholeHouse.onMysql("huimin_story_lanwan")) {
            tell(house);
        }
    }

    private void tell(WholeHouse house) throws IOException {
        Story.of(house, "lanwan-2025", 1)
                .sponsorDraftsThePlan()
                .departmentsGiveTheirOpinions(1)
                .treasuryArrangesTheFunds("120000.00")
                .leadersDecide("2025-09-04")
                .planIsIssuedAndPublished("2025-09-05")
                .sponsorDesignatesThePlatformAndACitizenObjects()
                .townshipsRecommendTheirShops()
                .supervisionAndPlatformsReviewTheShops()
                .lateSourceFindsItsUnsentListInTheSupplement()
                .merchantsCommitAndAreListed(60)
                .officesTellThePublic()
                .departmentsCheckTheLaunch()
                .phaseRuns(1, "50000.00")
                .phaseIsSettled(1, "42160.00", "749.67", "8580.00", "9.67")
                .restRollsOver(1)
                .phaseRuns(2, "48580.00")
                .phaseIsSettled(2, "40010.00", "679.29", "9240.00", "9.29")
                .restRollsOver(2)
                .phaseRuns(3, "39240.00")
                .phaseIsSettled(3, "32540.00", "880.60", "0.00", "7580.60")
                .platformsAccountForWhatIsLeft("110200.82", "2199.62", "9799.18")
                .treasuryConfirmsReceipt()
                .auditorFindsTheSame(files)
                .nothingCanBeDoneAgain()
                .everythingHolds();
    }
}
