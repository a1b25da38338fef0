package org.huimin.rehearsal;

import java.util.List;
import java.util.Optional;
import org.huimin.kernel.CaseRef;
import org.huimin.panel.DrawFile;
import org.huimin.panel.DrawRegister;
import org.huimin.panel.PanelRegister;
import org.huimin.panel.Seat;
import org.huimin.programme.ProgrammeRegister;
import org.huimin.programme.ProgrammeSpec;
import org.huimin.programme.SelectionSpec.Lot;
import org.huimin.publicity.PublicityRegister;
import org.huimin.publicity.PublicityRegister.ObjectionState;
import org.huimin.publicity.PublicityRegister.ObjectionView;
import org.huimin.selection.ApplicationRegister;
import org.huimin.selection.Awarding;
import org.huimin.selection.LotCount;
import org.huimin.selection.RecordedSelection;
import org.huimin.selection.Recording;
import org.huimin.selection.TenderRegister;
import org.huimin.selection.TenderView;
import org.springframework.stereotype.Component;

/** What came of a selection, from its last call or from what another system published. */
@Component
class SelectionReporter {

    private final ProgrammeRegister programmes;
    private final TenderRegister tenders;
    private final ApplicationRegister applications;
    private final Awarding awarding;
    private final Recording recording;
    private final PanelRegister panels;
    private final DrawRegister draws;
    private final PublicityRegister publicities;

    SelectionReporter(ProgrammeRegister programmes, TenderRegister tenders, ApplicationRegister applications, Awarding awarding, Recording recording,
                      PanelRegister panels, DrawRegister draws, PublicityRegister publicities) {
        this.publicities = publicities;
        this.panels = panels;
        this.draws = draws;
        this.programmes = programmes;
        this.tenders = tenders;
        this.applications = applications;
        this.awarding = awarding;
        this.recording = recording;
    }

    /** Null where the plan designates the platforms. */
    RehearsalReport.Selection of(CaseRef programme) {
        ProgrammeSpec spec = programmes.spec(programme);
        if (!spec.selects()) {
            return null;
        }
        List<TenderView> calls = tenders.of(programme);
        Optional<RecordedSelection> recorded = recording.of(programme.child("SEL", 1).child("REC", 1));
        return new RehearsalReport.Selection(spec.selection().lots().stream().map(lot -> calls.isEmpty()
                ? recorded(spec, lot, recorded) : called(spec, lot, calls.get(calls.size() - 1).caseRef())).toList(),
                calls.isEmpty() ? null : panel(calls.get(calls.size() - 1).caseRef()), objections(programme.child("SEL", 1)));
    }

    private RehearsalReport.Objections objections(CaseRef selection) {
        List<ObjectionView> all = publicities.of(selection.root()).stream().filter(p -> p.about().value().startsWith(selection.value() + "/"))
                .flatMap(p -> publicities.objections(p.id()).stream()).toList();
        return new RehearsalReport.Objections(all.size(), (int) all.stream().filter(o -> o.state() == ObjectionState.UPHELD).count());
    }

    /** Null where nobody was asked to a panel. */
    private RehearsalReport.Panel panel(CaseRef tender) {
        List<Seat> seats = panels.seats(tender);
        List<byte[]> certificates = draws.certificates(tender);
        return seats.isEmpty() ? null : new RehearsalReport.Panel(panels.members(tender).size(), (int) seats.stream().filter(seat -> seat.state() == Seat.State.RECUSED).count(),
                certificates.isEmpty() ? null : certificates.stream().allMatch(certificate -> DrawFile.verify(certificate, null).holds()));
    }

    private RehearsalReport.Lot called(ProgrammeSpec spec, Lot lot, CaseRef tender) {
        List<LotCount> counts = tenders.counts(tender).stream().filter(c -> c.lot().equals(lot.code())).toList();
        return new RehearsalReport.Lot(lot.code(), last(counts, LotCount.Stage.RECEIVED), applications.late(tender, lot.code()),
                last(counts, LotCount.Stage.ELIGIBLE), counts.isEmpty() ? null : counts.get(counts.size() - 1).outcome().name(),
                awarding.ranking(tender).stream().filter(r -> r.lot().equals(lot.code())).map(r -> new RehearsalReport.Ranked(r.enterprise(), r.score(), r.rank())).toList(),
                awarding.current(tender).stream().filter(a -> a.lot().equals(lot.code()))
                        .map(a -> new RehearsalReport.Won(a.enterprise(), spec.platform(a.place()).orElseThrow().pool().yuan())).toList());
    }

    private static RehearsalReport.Lot recorded(ProgrammeSpec spec, Lot lot, Optional<RecordedSelection> result) {
        return new RehearsalReport.Lot(lot.code(), result.map(r -> r.received().get(lot.code())).orElse(0), 0,
                result.map(r -> r.eligible().get(lot.code())).orElse(0), result.map(r -> "RECORDED").orElse(null), List.of(),
                result.map(r -> lot.places().stream().map(place -> new RehearsalReport.Won(r.winners().get(place).enterprise(),
                        spec.platform(place).orElseThrow().pool().yuan())).toList()).orElse(List.of()));
    }

    private static int last(List<LotCount> counts, LotCount.Stage stage) {
        return counts.stream().filter(c -> c.stage() == stage).reduce((first, second) -> second).map(LotCount::applicants).orElse(0);
    }
}
