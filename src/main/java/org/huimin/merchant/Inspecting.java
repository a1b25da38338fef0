package org.huimin.merchant;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.huimin.kernel.Act;
import org.huimin.kernel.Actor;
import org.huimin.kernel.CaseRef;
import org.huimin.kernel.Period;
import org.huimin.kernel.Refused;
import org.huimin.kernel.Stamp;
import org.huimin.merchant.Inspection.State;
import org.huimin.merchant.ShopFact.InspectionSettled;
import org.huimin.merchant.ShopFact.ShopInspected;
import org.huimin.merchant.ShopFact.ShopRechecked;
import org.huimin.programme.Duty;
import org.huimin.programme.InspectionItem;
import org.huimin.programme.ProgrammeRegister;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * 巡查: the unit that recommended a shop and the desk that reviewed it visit it while it takes part. What is wrong is put
 * right by a day and looked at again, or reported to whoever keeps the directory, who deals with it by the ways there are:
 * a change of standing, a referral, or a word why none is needed.
 */
@Service
public class Inspecting {

    private static final int FOUND = 1000;
    private static final int PHOTOS = 6;

    private final Shops shops;
    private final Inspections inspections;
    private final ProgrammeRegister programmes;
    private final Clock clock;
    private final ApplicationEventPublisher facts;

    Inspecting(Shops shops, Inspections inspections, ProgrammeRegister programmes, Clock clock, ApplicationEventPublisher facts) {
        this.shops = shops;
        this.inspections = inspections;
        this.programmes = programmes;
        this.clock = clock;
        this.facts = facts;
    }

    /**
     * What somebody saw.
     *
     * @param wrong     codes of the items that are not in order
     * @param rectifyBy last day for putting it right; null for none
     */
    public record Visit(List<String> wrong, String found, LocalDate rectifyBy) { }

    /** Photos that are stored, once all else is in order. @param keep stores them and gives their ids */
    public record Photos(int count, Supplier<List<String>> keep) { }

    /** How far the shops of a unit have been visited. @param wrong visits that found something; @param pending of those, the ones that still wait */
    public record Progress(String unit, int shops, int visits, int wrong, int pending) { }

    /**
     * @return the inspection's number
     * @throws Refused absent for whoever does not inspect this shop, invalid for what is missing or does not go together,
     *                 conflict where the shop does not take part
     */
    @Act
    public String inspect(Actor actor, CaseRef programme, String storeId, Visit visit, Photos photos) {
        CaseRef root = programme.root();
        Shop shop = shops.find(root, storeId).filter(s -> inspects(actor, root, s.unit())).orElseThrow(() -> nothing(root));
        if (shop.state() != ShopState.LISTED && shop.state() != ShopState.SUSPENDED) {
            throw Refused.conflict("inspection.not-listed", "“" + shop.name() + "”不在参与商户名单中，不用巡查。");
        }
        List<InspectionItem> items = programmes.inspectionItems(root);
        List<InspectionItem> wrong = items.stream().filter(item -> visit.wrong().contains(item.code())).toList();
        if (wrong.size() != visit.wrong().stream().distinct().count()) {
            throw Refused.invalid("inspection.item", "wrong", String.join("、", visit.wrong()), "巡查内容中没有这一项，请重新选择。");
        }
        String found = wrong.isEmpty() ? FreeText.optional("巡查情况", visit.found(), FOUND) : FreeText.required("巡查情况", visit.found(), FOUND);
        Instant now = Stamp.now(clock);
        term(root, wrong, visit.rectifyBy(), now.atZone(Period.ZONE).toLocalDate());
        enough(photos, !wrong.isEmpty());
        State state = wrong.isEmpty() ? State.CLEAN : visit.rectifyBy() == null ? State.REPORTED : State.RECTIFY;
        String id = UUID.randomUUID().toString();
        List<String> codes = wrong.stream().map(InspectionItem::code).toList();
        inspections.insert(root, new Inspection(id, storeId, shop.unit(), codes, found, visit.rectifyBy(), photos.keep().get(), actor.unit(), actor.name(), now,
                state, null, null), actor.account());
        facts.publishEvent(new ShopInspected(shop.caseRef(), actor.account(), storeId, id, wrong.stream().map(InspectionItem::words).toList(), state.name(),
                visit.rectifyBy()));
        return id;
    }

    private void term(CaseRef root, List<InspectionItem> wrong, LocalDate rectifyBy, LocalDate today) {
        if (rectifyBy == null) {
            return;
        }
        if (wrong.isEmpty()) {
            throw Refused.invalid("inspection.nothing-to-rectify", "rectifyBy", rectifyBy, "没有发现问题，不用填整改期限。请勾选发现的问题，或者删去期限。");
        }
        String grave = wrong.stream().filter(item -> !item.rectifiable()).map(InspectionItem::words).collect(Collectors.joining("、"));
        if (!grave.isEmpty()) {
            throw Refused.invalid("inspection.not-rectifiable", "rectifyBy", rectifyBy, "“" + grave + "”不能以限期整改了结，请删去整改期限，交主办单位处理。");
        }
        int most = programmes.rectifyDays(root);
        if (!rectifyBy.isAfter(today) || rectifyBy.isAfter(today.plusDays(most))) {
            throw Refused.invalid("inspection.term", "rectifyBy", rectifyBy, "整改期限应在明天（" + Period.words(today.plusDays(1)) + "）到"
                    + Period.words(today.plusDays(most)) + "之间，现为" + Period.words(rectifyBy) + "。");
        }
    }

    /**
     * Looks again at what was to be put right.
     *
     * @param rectified false: reported to whoever keeps the directory
     * @throws Refused as {@link #inspect}; conflict where no term runs
     */
    @Act
    public void recheck(Actor actor, CaseRef programme, String storeId, String id, boolean rectified, String found, Photos photos) {
        Inspection inspection = held(programme, storeId, id);
        if (!inspects(actor, programme.root(), inspection.unit())) {
            throw nothing(programme.root());
        }
        in(inspection, State.RECTIFY, "这次巡查没有等待复查的整改。");
        String seen = FreeText.required("复查情况", found, FOUND);
        enough(photos, true);
        inspections.recheck(inspection, rectified ? State.RECTIFIED : State.REPORTED, seen, photos.keep().get(), actor, Stamp.now(clock));
        facts.publishEvent(new ShopRechecked(Shop.caseRef(programme.root(), storeId), actor.account(), storeId, id, rectified));
    }

    /** @param words what was done about it, or why nothing is needed. @throws Refused absent for whoever does not keep the directory, conflict where nothing was reported */
    @Act
    public void settle(Actor actor, CaseRef programme, String storeId, String id, String words) {
        if (!settles(actor, programme.root())) {
            throw nothing(programme.root());
        }
        Inspection inspection = held(programme, storeId, id);
        in(inspection, State.REPORTED, "这次巡查没有等待处理的问题。");
        inspections.settle(inspection, FreeText.required("处理情况", words, FOUND), actor, Stamp.now(clock));
        facts.publishEvent(new InspectionSettled(Shop.caseRef(programme.root(), storeId), actor.account(), storeId, id));
    }

    private static void enough(Photos photos, boolean needed) {
        if (needed && photos.count() == 0) {
            throw Refused.invalid("inspection.photo", "evidence", "", "请上传现场照片。");
        }
        if (photos.count() > PHOTOS) {
            throw Refused.invalid("inspection.photos", "evidence", photos.count(), "照片最多" + PHOTOS + "张，现有" + photos.count() + "张。");
        }
    }

    private static void in(Inspection inspection, State expected, String otherwise) {
        if (inspection.state() != expected) {
            throw Refused.conflict("inspection.state", otherwise);
        }
    }

    private Inspection held(CaseRef programme, String storeId, String id) {
        return inspections.hold(programme.root(), id).filter(i -> i.storeId().equals(storeId)).orElseThrow(() -> nothing(programme.root()));
    }

    /** Whether the person inspects shops of the unit. */
    public boolean inspects(Actor actor, CaseRef programme, String unit) {
        return holds(actor, programme, Duty.REGISTER_COMMITMENTS, unit) || reviews(actor, programme);
    }

    /** Whether the person inspects shops of every unit. */
    public boolean reviews(Actor actor, CaseRef programme) {
        return holds(actor, programme, Duty.REVIEW_MERCHANTS, null);
    }

    /** Whether the person deals with what was reported. */
    public boolean settles(Actor actor, CaseRef programme) {
        return holds(actor, programme, Duty.CORRECT_DIRECTORY, null);
    }

    private boolean holds(Actor actor, CaseRef programme, Duty duty, String unit) {
        List<String> holding = programmes.unitsHolding(programme.root(), duty.code());
        return holding.contains(unit == null ? actor.unit() : unit)
                && actor.groups().contains(programmes.group(programme.root(), duty.code(), Objects.requireNonNullElse(unit, actor.unit())));
    }

    /** Latest first, at most 100. */
    @Transactional(readOnly = true)
    public List<Inspection> of(CaseRef programme, String storeId) {
        return inspections.ofShop(programme.root(), storeId);
    }

    /** Longest first, at most 100. @param unit whose shops; null for everybody's */
    @Transactional(readOnly = true)
    public List<Inspection> inState(CaseRef programme, State state, String unit) {
        return inspections.inState(programme.root(), state, unit);
    }

    /** Shops that take part, that a reviewer wanted to be looked at (需现场核查) and that nobody has visited; at most 100. @param unit whose shops; null for everybody's */
    @Transactional(readOnly = true)
    public List<String> wanted(CaseRef programme, String unit) {
        return inspections.wanted(programme.root(), unit);
    }

    /** By the unit whose shops they are; a unit none of whose shops was visited is left out. */
    @Transactional(readOnly = true)
    public List<Progress> progress(CaseRef programme) {
        return inspections.progress(programme.root());
    }

    /** In the words in which a case is absent that there is not. */
    private static Refused nothing(CaseRef programme) {
        return Refused.absent("没有编号为“" + programme + "”的事项，或者它不在您的办理范围内。");
    }
}
