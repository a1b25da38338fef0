package org.huimin.rehearsal;

import java.io.ByteArrayInputStream;
import java.text.Normalizer;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.huimin.document.Attachments;
import org.huimin.kernel.Actor;
import org.huimin.kernel.CaseRef;
import org.huimin.kernel.Period;
import org.huimin.ledger.FileKind;
import org.huimin.merchant.Compiling;
import org.huimin.merchant.DeliveryId;
import org.huimin.merchant.DeliveryRegister;
import org.huimin.merchant.DeliveryRegister.DeliveredShop;
import org.huimin.merchant.Judging;
import org.huimin.merchant.ListDelta;
import org.huimin.merchant.MerchantDirectory;
import org.huimin.merchant.RecommendationRegister;
import org.huimin.merchant.ReviewDesk;
import org.huimin.merchant.WorkingList;
import org.huimin.merchant.WorkingListRegister;
import org.huimin.programme.ProgrammeRegister;
import org.huimin.programme.ProgrammeSpec;
import org.huimin.settlement.RefundView;
import org.huimin.settlement.SettlementRegister;
import org.huimin.settlement.StatementView;
import org.huimin.tasks.TaskForms;
import org.huimin.tasks.WorkItem;
import org.springframework.stereotype.Component;

/** What simulated people answer, task by task: what a diligent colleague would, from what the pages show. */
class SimulatedAnswers {

    private static final String AGREED = "同意。";

    private final Sources sources;
    private final long seed;
    private final CaseRef programme;
    private final PlatformBooks books;
    private final SyntheticShops shops;
    private final Incidents incidents;

    /** Where answers are read up, as on the pages. */
    @Component
    record Sources(ProgrammeRegister programmes, RecommendationRegister recommendations, WorkingListRegister lists, Compiling compiling,
                   DeliveryRegister deliveries, Judging judging, MerchantDirectory directory, SettlementRegister settlements,
                   Attachments attachments, TaskForms forms, SimulatedSelection selection, SimulatedPanel panel, SimulatedApplicants applicants,
                   Clock clock) { }

    /** @param closures shops that leave the directory in this rehearsal */
    SimulatedAnswers(Sources sources, CaseRef programme, long seed, Incidents incidents, Supplier<List<Closure>> closures) {
        this.seed = seed;
        this.sources = sources;
        this.programme = programme;
        this.incidents = incidents;
        this.books = new PlatformBooks(programme, sources.programmes(), sources.directory(), sources.settlements(), seed, closures);
        this.shops = SyntheticShops.of(sources.programmes().spec(programme), seed);
    }

    Map<String, Object> to(WorkItem item, Actor actor) {
        Map<String, Object> answer = new HashMap<>(sources.forms().prefill(item));
        Optional<Map<String, Object>> selecting = sources.selection().to(item, actor, seed).or(() -> sources.panel().to(item, actor));
        answer.putAll(selecting.isPresent() ? selecting.get() : switch (item.task()) {
            case "draft-plan" -> Map.of("summary", spec().name() + "实施方案：按政策要求安排资金、券种、商户和平台，各项数量金额见附表。", "confirmed", true);
            case "give-opinion" -> Map.of("agree", "AGREE");
            case "close-consultation" -> Map.of("confirmed", true, "remark", "反馈期限届满。");
            case "arrange-funds" -> Map.of("budgetDocument", "预算安排通知（演练）");
            case "decide-plan" -> Map.of("decision", "APPROVED", "meeting", "常务会议（演练）", "meetingDate", today(), "opinion", AGREED);
            case "issue-plan" -> Map.of("documentNumber", "演练〔" + spec().planDate().getYear() + "〕1号", "issuedOn", today());
            case "admit-objection" -> Map.of("decision", "ADMITTED", "opinion", "符合受理条件。");
            case "investigate-objection" -> Map.of("findings", "经核查，公示内容与批准的方案一致，指定理由充分。");
            case "decide-objection" -> Map.of("decision", "NOT_UPHELD", "opinion", "异议理由不成立。");
            case "recommend-merchants" -> Map.of("list", listed(item, actor));
            case "confirm-recommendation" -> confirmation(item);
            case "review-merchants" -> verdicts(item, actor, SyntheticShops.Desk.SUPERVISION);
            case "verify-merchants" -> verdicts(item, actor, SyntheticShops.Desk.PLATFORM);
            case "allot-supplement" -> Map.of("remark", "按当前通过率安排补充推荐。");
            case "register-commitments" -> Map.of("attachment", List.of(letters(item, actor)));
            case "onboard-merchants" -> Map.of("numbers", numbers(item));
            case "run-outreach", "announce-online" -> outreach(item, actor);
            case "close-outreach" -> Map.of("confirmed", true, "remark", "已电话催办，请未报送的单位补做。");
            case "submit-rules" -> Map.of("rules", "领取、使用、退款、投诉规则与公布的使用细则一致。");
            case "check-launch" -> launchCheck(item);
            case "remedy-launch" -> Map.of("remedy", "已在领券页首屏公示领取、使用和退款规则。");
            case "request-drawdown" -> Map.of("budgetDocument", "预算安排通知（演练）");
            case "enter-account" -> Map.of("accountName", accountName(item), "bank", "演练银行", "accountNumber", accountNumber(item));
            case "check-account" -> Map.of("accountName", accountName(item), "accountNumber", accountNumber(item));
            case "pay-drawdown" -> payment(item, actor);
            case "submit-daily" -> Map.of("daily", List.of(daily(item, actor)));
            case "chase-daily" -> Map.of("remark", "已电话催报。");
            case "submit-ledger" -> ledger(item, actor);
            case "submit-refunds" -> lateFiles(item, actor);
            case "submit-report" -> report(item);
            case "return-funds" -> Map.of("amount", own(item).due().minus(own(item).received()).toString(), "reference", "TK-" + item.context("platform"), "returnedOn", today());
            case "confirm-receipt" -> Map.of("amount", lastTransfer(item).amount().toString(), "receiptNumber", "SJ-" + item.context("platform"),
                    "receivedOn", today());
            case "answer-opinion" -> Map.of("reply", "已按监督意见核查整改。");
            case "draft-notice", "reason-designation" -> Map.of();
            default -> Map.of("decision", "APPROVED", "opinion", AGREED);
        });
        answer.values().removeIf(value -> value instanceof String text && text.isEmpty());
        return answer;
    }

    PlatformBooks books() {
        return books;
    }

    private ProgrammeSpec spec() {
        return sources.programmes().spec(programme);
    }

    private String today() {
        return LocalDate.now(sources.clock()).toString();
    }

    /** Puts on the township's working list what is not there yet, and answers with its version. */
    private int listed(WorkItem item, Actor actor) {
        int round = Integer.parseInt(item.context("round"));
        String unit = item.context("unit");
        WorkingList list = sources.lists().get(programme, unit, round);
        List<SyntheticShops.Shop> more = more(unit, round, list.lines().size());
        sources.compiling().save(actor, programme, unit, round, ListDelta.appending(list.version(), shops.cells(more)));
        return sources.lists().version(programme, unit, round);
    }

    /** @param kept how many shops the list holds: in a supplement, what the source had not sent in time */
    private List<SyntheticShops.Shop> more(String unit, int round, int kept) {
        RecommendationRegister.RecommendationView asked = sources.recommendations().get(programme, unit, round).orElseThrow();
        if (round > 1) {
            return shops.supplement(unit, round, Math.max(0, asked.required() - kept));
        }
        List<SyntheticShops.Shop> all = shops.firstRound(unit);
        boolean unfinished = asked.state() == RecommendationRegister.State.OPEN && incidents.hasty(unit);
        int wanted = unfinished ? all.size() - 1 : all.size();
        return all.subList(Math.min(kept, wanted), wanted);
    }

    /** A head sees that a hasty officer's list is not finished. */
    private Map<String, Object> confirmation(WorkItem item) {
        String unit = item.context("unit");
        int listed = sources.recommendations().get(programme, unit, Integer.parseInt(item.context("round"))).orElseThrow().shops();
        int missing = item.context("round").equals("1") && incidents.hasty(unit) ? shops.firstRound(unit).size() - listed : 0;
        return missing == 0 ? Map.of("decision", "APPROVED", "opinion", AGREED)
                : Map.of("decision", "RETURNED", "opinion", "名单少报" + missing + "家，请补齐后再报。");
    }

    /** A hasty officer has not got round to the last of several channels, and says so. */
    private Map<String, Object> outreach(WorkItem item, Actor actor) {
        List<ProgrammeSpec.Channel> channels = spec().channelsOf(item.unit());
        Map<String, Object> answer = new HashMap<>();
        for (int i = 0; i < channels.size(); i++) {
            String channel = channels.get(i).code();
            if (i > 0 && i == channels.size() - 1 && incidents.hasty(item.unit())) {
                answer.put("state_" + channel, "NOT_DONE");
                answer.put("reason_" + channel, "材料仍在印制，印好后即办理。");
                continue;
            }
            answer.put("state_" + channel, "DONE");
            answer.put("doneOn_" + channel, LocalDate.ofInstant(sources.clock().instant(), Period.ZONE).toString());
            answer.put("summary_" + channel, channels.get(i).task() + "。");
            answer.put("place_" + channel, spec().unit(item.unit()).shortName());
            answer.put("evidence_" + channel, List.of(store(item, actor, "outreach-" + item.unit() + "-" + channel.toLowerCase(Locale.ROOT) + ".pdf",
                    RehearsalPaper.pdf("REHEARSAL OUTREACH " + item.unit() + " " + channel))));
        }
        return answer;
    }

    private Map<String, Object> launchCheck(WorkItem item) {
        return incidents.doubts(item.context("unit"))
                ? Map.of("decision", "NOT_READY", "opinion", "领券规则的公示位置不醒目，请整改后再上线。")
                : Map.of("decision", "READY", "opinion", "已具备上线条件。");
    }

    /** Notes a refusal where the shop's sign says so, agrees to the rest, and says that this was all. */
    private Map<String, Object> verdicts(WorkItem item, Actor actor, SyntheticShops.Desk sign) {
        Map<String, String> refusals = new LinkedHashMap<>();
        spec().merchants().sources().stream().map(ProgrammeSpec.Source::unit).distinct().flatMap(u -> shops.firstRound(u).stream())
                .filter(s -> s.refusal() != null && s.refusal().desk() == sign)
                .forEach(s -> refusals.put(same(s.name(), s.address()), s.refusal().reason()));
        DeliveryId delivery = new DeliveryId(item.context("delivery"));
        ReviewDesk desk = sign == SyntheticShops.Desk.PLATFORM ? ReviewDesk.platform(item.context("platform")) : ReviewDesk.SUPERVISION;
        Set<String> noted = sources.deliveries().notes(delivery, desk).keySet();
        List<Judging.Change> changes = new ArrayList<>();
        String after = null;
        do {
            DeliveryRegister.Page page = sources.deliveries().shops(delivery, after, 1000);
            for (DeliveredShop shop : page.shops()) {
                String reason = refusals.get(same(shop.name(), shop.address()));
                if (reason != null && shop.duplicateOf() == null && !noted.contains(shop.storeId())) {
                    changes.add(new Judging.Change(shop.storeId(), false, Set.of(), false, reason, 0));
                }
            }
            after = page.next();
        } while (after != null);
        sources.judging().save(actor, delivery, desk, changes);
        sources.judging().agreeRest(actor, delivery, desk);
        return Map.of("confirmed", true);
    }

    /** As the register keeps names and addresses. */
    private static String same(String name, String address) {
        return Normalizer.normalize(name + "@" + address, Normalizer.Form.NFKC).replaceAll("\\s", "");
    }

    /** One sheet stands for the scan of all signed letters. */
    private String letters(WorkItem item, Actor actor) {
        String unit = item.context("unit");
        return store(item, actor, "commitments-" + unit + ".pdf", RehearsalPaper.pdf("REHEARSAL COMMITMENTS " + unit));
    }

    private String numbers(WorkItem item) {
        String platform = item.context("platform");
        return sources.directory().unboarded(programme, platform).stream()
                .map(s -> s.storeId() + " " + platform.toUpperCase(Locale.ROOT) + s.storeId().replaceAll("\\D", ""))
                .collect(Collectors.joining("\n"));
    }

    private String accountName(WorkItem item) {
        return spec().platform(item.context("platform")).map(p -> p.account() == null ? p.name() : p.account().name()).orElseThrow();
    }

    private static String accountNumber(WorkItem item) {
        return "6222%012d".formatted(Math.floorMod(item.context("platform").hashCode() * 7919L, 1_000_000_000_000L));
    }

    private Map<String, Object> payment(WorkItem item, Actor actor) {
        String of = item.context().getOrDefault("phase", "END") + "-" + item.context("platform");
        return Map.of("decision", "APPROVED", "voucherNumber", "PZ-" + of, "receiptNumber", "HD-" + of, "paidOn", today(),
                "receipt", List.of(store(item, actor, "receipt-" + of + ".pdf", RehearsalPaper.pdf("REHEARSAL RECEIPT HD-" + of))));
    }

    private String daily(WorkItem item, Actor actor) {
        LocalDate day = LocalDate.parse(item.context("day"));
        SyntheticDelivery delivery = books.phase(item.context("platform"), Integer.parseInt(item.context("phase")));
        String csv = SyntheticDaily.of(spec(), Integer.parseInt(item.context("phase")), delivery).csv(day);
        return store(item, actor, "daily-" + item.context("platform") + "-" + day + ".csv", csv.getBytes(java.nio.charset.StandardCharsets.UTF_8));
    }

    private Map<String, Object> ledger(WorkItem item, Actor actor) {
        SyntheticDelivery delivery = books.phase(item.context("platform"), Integer.parseInt(item.context("phase")));
        return files(item, actor, delivery, "phase" + item.context("phase"), FileKind.CLAIMS, FileKind.REDEMPTIONS, FileKind.REFUNDS, FileKind.BANK);
    }

    private Map<String, Object> lateFiles(WorkItem item, Actor actor) {
        SyntheticDelivery delivery = books.closing(item.context("platform"), sources.clock().instant());
        return files(item, actor, delivery, "closing", FileKind.REFUNDS, FileKind.BANK);
    }

    private Map<String, Object> files(WorkItem item, Actor actor, SyntheticDelivery delivery, String of, FileKind... kinds) {
        Map<String, Object> answer = new HashMap<>();
        for (FileKind kind : kinds) {
            if (kind != FileKind.REFUNDS || delivery.has(kind)) {
                answer.put(kind.code(), List.of(store(item, actor, kind.code() + "-" + item.context("platform") + "-" + of + ".csv", delivery.bytes(kind))));
            }
        }
        return answer;
    }

    private String store(WorkItem item, Actor actor, String name, byte[] content) {
        return sources.attachments().store(actor, item.caseRef(), name, new ByteArrayInputStream(content)).id();
    }

    private Map<String, Object> report(WorkItem item) {
        StatementView.OfPlatform own = own(item);
        return Map.of("paid", own.paid().toString(), "returned", own.due().toString(), "report", "各期发放、核销、退款和结余情况见所附明细。");
    }

    private StatementView.OfPlatform own(WorkItem item) {
        return sources.settlements().statement(programme).orElseThrow().platforms().stream()
                .filter(p -> p.platform().equals(item.context("platform"))).findFirst().orElseThrow();
    }

    private RefundView refund(WorkItem item) {
        return sources.settlements().refunds(programme).stream().filter(r -> r.platform().equals(item.context("platform")))
                .findFirst().orElseThrow();
    }

    private RefundView.Transfer lastTransfer(WorkItem item) {
        List<RefundView.Transfer> transfers = refund(item).transfers();
        return transfers.get(transfers.size() - 1);
    }
}
