package org.huimin.stories;

import java.io.IOException;
import java.nio.file.Path;
import org.huimin.testing.MySql;
import org.huimin.testing.WholeHouse;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Lushan's winter of 2023, from the draft of the plan to the money that came back, to the fen. */
@Tag("S3.1")
class LushanStoryTest {

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
        try (WholeHouse house = WholeHouse.onMysql("huimin_story_lushan")) {
            tell(house);
        }
    }

    private void tell(WholeHouse house) throws IOException {
        Story.of(house, "lushan-2023", 2023)
                .sponsorDraftsThePlan()
                .departmentsGiveTheirOpinions(1)
                .treasuryArrangesTheFunds("1000000.00")
                .leadersDecide("2023-11-27")
                .planIsIssuedAndPublished("2023-11-28")
                .sponsorDesignatesThePlatformAndACitizenObjects()
                .townshipsRecommendTheirShops()
                .supervisionAndPlatformsReviewTheShops()
                .lateSourceFindsItsUnsentListInTheSupplement()
                .merchantsCommitAndAreListed(484)
                .officesTellThePublic()
                .departmentsCheckTheLaunch()
                .phaseRuns(1, "700000.00")
                .booksAreSentBackAndHandedInAgain(1)
                .phaseIsSettled(1, "588830.00", "7357.91", "118520.00", "7.91")
                .restRollsOver(1)
                .phaseRuns(2, "418520.00")
                .phaseIsSettled(2, "352760.00", "4451.67", "0.00", "70211.67")
                .platformsAccountForWhatIsLeft("925148.89", "4631.53", "74851.11")
                .treasuryConfirmsReceipt()
                .auditorFindsTheSame(files)
                .everythingHolds();
    }
}
