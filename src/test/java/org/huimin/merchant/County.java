package org.huimin.merchant;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.huimin.document.Attachments;
import org.huimin.document.Papers;
import org.huimin.document.SheetReader;
import org.huimin.document.SheetWriter;
import org.huimin.kernel.Actor;
import org.huimin.kernel.CaseRef;
import org.huimin.kernel.CreditCode;
import org.huimin.kernel.LegalBasis;
import org.huimin.programme.InspectionItem;
import org.huimin.programme.ProgrammeRegister;
import org.huimin.programme.ProgrammeSpec;
import org.huimin.programme.ReferralAuthority;
import org.huimin.programme.Scheduled;
import org.huimin.testing.ModuleSlice;
import org.huimin.testing.TurnedClock;
import org.mockito.ArgumentMatchers;
import org.mockito.MockMakers;
import org.mockito.Mockito;

/** A small county with four sources, a supervising bureau and two platforms, and how its offices work. */
final class County implements AutoCloseable {

    static final LocalDateTime REPLACEMENTS = LocalDateTime.of(2023, 12, 20, 18, 0);
    static final Actor COMMERCE = actor("commerce", "officer");
    static final Actor SUPERVISOR = actor("msa", "officer");
    static final Actor ALPHA = actor("pa", "operator");
    static final Actor BETA = actor("pb", "operator");

    private static final String FILE = """
            name: 试点消费券
            sponsor: commerce
            units:
              - {code: commerce, name: 县商务局, kind: BUREAU}
              - {code: msa, name: 县市场监管局, kind: MARKET_SUPERVISION}
              - {code: t1, name: 一号乡镇, kind: TOWNSHIP}
              - {code: t2, name: 二号乡镇, kind: TOWNSHIP}
              - {code: s1, name: 一号街道, kind: SUBDISTRICT}
              - {code: pa, name: 甲平台, kind: PLATFORM}
              - {code: pb, name: 乙平台, kind: PLATFORM}
            platforms:
              - {code: alpha, name: 甲支付, unit: pa}
              - {code: beta, name: 乙支付, unit: pb}
            industries:
              - {code: MARKET, name: 商超}
              - {code: DINING, name: 餐饮}
              - {code: FUEL, name: 加油}
            merchants:
              minimum: 10
              publicity: false
              aboveThresholdFirst: true
              criteria: [经营现状, 诚信经营, 公信力]
              commitments: [保证商品质量, 无虚假宣传]
              priceSamples: 2
              sources:
                - {unit: s1, quota: 4, industries: [MARKET, DINING]}
                - {unit: t1, quota: 3, industries: [MARKET, DINING]}
                - {unit: t2, quota: 3, industries: [MARKET, DINING]}
                - {unit: commerce, quota: 2, industries: [FUEL]}
            """;

    final TurnedClock clock = new TurnedClock("2023-12-01T09:00:00");
    final ProgrammeSpec spec = spec();
    private final ModuleSlice slice;
    CaseRef programme;

    private interface Opening {
        ModuleSlice slice(String module, TurnedClock clock, Object... collaborators);
    }

    private County(Opening opening) {
        ProgrammeRegister programmes = Mockito.mock(ProgrammeRegister.class, Mockito.withSettings().mockMaker(MockMakers.SUBCLASS));
        Mockito.when(programmes.spec(ArgumentMatchers.any())).thenReturn(spec);
        Mockito.when(programmes.unitsHolding(ArgumentMatchers.any(), ArgumentMatchers.eq("review-merchants"))).thenReturn(List.of("msa"));
        Mockito.when(programmes.group(ArgumentMatchers.any(), ArgumentMatchers.eq("correct-directory"), ArgumentMatchers.any())).thenReturn("commerce-officer");
        Mockito.when(programmes.referralAuthorities(ArgumentMatchers.any())).thenReturn(List.of(new ReferralAuthority("referral-crime", "县公安局", "涉嫌犯罪的",
                new LegalBasis("移送规定第三条", null, null)), new ReferralAuthority("referral-price", "县市场监管局", "变相加价的", new LegalBasis("价格规定第十七条", null, null))));
        Mockito.when(programmes.unitsHolding(ArgumentMatchers.any(), ArgumentMatchers.eq("register-commitments"))).thenReturn(List.of("s1", "t1", "t2", "commerce"));
        Mockito.when(programmes.unitsHolding(ArgumentMatchers.any(), ArgumentMatchers.eq("correct-directory"))).thenReturn(List.of("commerce"));
        Mockito.when(programmes.group(ArgumentMatchers.any(), ArgumentMatchers.eq("review-merchants"), ArgumentMatchers.any())).thenReturn("msa-officer");
        Mockito.when(programmes.inspectionItems(ArgumentMatchers.any())).thenReturn(List.of(new InspectionItem("inspection-quality", "商品和服务质量", true,
                new LegalBasis("消法第三十二条", null, null)), new InspectionItem("inspection-resale", "倒卖套现", false, new LegalBasis("处罚条例第十四条", null, null))));
        Mockito.when(programmes.rectifyDays(ArgumentMatchers.any())).thenReturn(7);
        Mockito.when(programmes.group(ArgumentMatchers.any(), ArgumentMatchers.eq("register-commitments"), ArgumentMatchers.any()))
                .thenAnswer(asked -> asked.getArgument(2) + "-officer");
        Mockito.when(programmes.schedule(ArgumentMatchers.any(), ArgumentMatchers.eq("REPLACEMENTS"))).thenReturn(new Scheduled("REPLACEMENTS",
                REPLACEMENTS, null, null, new LegalBasis("programme-file", null, null), null, true, null));
        slice = opening.slice("org.huimin.merchant", clock, programmes, new Papers(), Attachments.class, new SheetReader(), new SheetWriter());
    }

    static County onH2() {
        return new County(ModuleSlice::onH2);
    }

    static County onMySql() {
        return new County(ModuleSlice::onMySql);
    }

    /** Where time is measured. */
    static County bare(boolean mysql) {
        return new County((module, clock, collaborators) -> ModuleSlice.bare(mysql, module, clock, collaborators));
    }

    static ProgrammeSpec spec() {
        try {
            return new ObjectMapper(new YAMLFactory()).registerModule(new JavaTimeModule()).readValue(FILE, ProgrammeSpec.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    static Actor actor(String unit, String role) {
        return new Actor(unit + "-" + role, unit, unit, Set.of(unit + "-" + role));
    }

    static Actor officer(String unit) {
        return actor(unit, "officer");
    }

    static Actor head(String unit) {
        return actor(unit, "head");
    }

    /** So many shops of a source, all different, beginning with the given number. */
    static List<ShopEntry> shops(String unit, int from, int count) {
        return IntStream.range(from, from + count).mapToObj(i -> shop(i - from + 1, unit, i)).toList();
    }

    static ShopEntry shop(int line, String unit, int number) {
        String industry = unit.equals("commerce") ? "加油" : number % 2 == 0 ? "商超" : "餐饮";
        return new ShopEntry(line, unit + "第" + number + "店", code(unit.hashCode() & 0xFFFF, number), industry,
                unit + "人民路" + number + "号", false, "0375-5050" + (100 + number));
    }

    static String code(int unit, int number) {
        return CreditCode.complete("92410423%05d%04d".formatted(unit, number)).value();
    }

    void begin() {
        programme = ModuleSlice.freshProgramme();
        clock.at("2023-12-01T09:00:00");
    }

    <T> T get(Class<T> bean) {
        return slice.get(bean);
    }

    ModuleSlice slice() {
        return slice;
    }

    Recommending recommending() {
        return get(Recommending.class);
    }

    void open(int round, String... units) {
        Map<String, Integer> quotas = new LinkedHashMap<>();
        for (String unit : units) {
            quotas.put(unit, 2);
        }
        recommending().open(Actor.SYSTEM, programme, round, quotas);
    }

    /** From submission to the list leaving the source. */
    void recommend(int round, String unit, List<ShopEntry> entries) {
        submit(round, unit, entries);
        recommending().confirm(head(unit), programme, unit, round);
        clock.pass(Duration.ofMinutes(1));
        recommending().deliver(programme, unit, round);
    }

    /** The working list holds these and nothing else, and is sent. */
    Recommending.Submitted submit(int round, String unit, List<ShopEntry> entries) {
        return recommending().submit(officer(unit), programme, unit, round, type(round, unit, entries));
    }

    /** @return the list's version then */
    int type(int round, String unit, List<ShopEntry> entries) {
        WorkingList list = get(WorkingListRegister.class).get(programme, unit, round);
        ListDelta added = ListDelta.appending(list.version(), entries.stream().map(County::cells).toList());
        return ((WorkingList.Outcome.Stored) get(Compiling.class).save(officer(unit), programme, unit, round, new ListDelta(list.version(),
                added.changes(), list.lines().stream().map(WorkingList.Line::id).toList()))).saved().version();
    }

    static ShopCells cells(ShopEntry e) {
        return new ShopCells(e.name(), e.creditCode(), e.industry(), e.address(), e.aboveThreshold() ? "是" : "否", e.phone());
    }

    DeliveryId deliver(int round) {
        return get(Deliveries.class).deliver(programme, round);
    }

    static Judging.Change refused(String storeId, String reason, String... criteria) {
        return new Judging.Change(storeId, false, Set.of(criteria), false, reason, 0);
    }

    static Judging.Change agreed(String storeId) {
        return new Judging.Change(storeId, true, Set.of(), false, "", 0);
    }

    /** Notes these, agrees to the rest and submits. */
    void review(DeliveryId delivery, Actor actor, ReviewDesk desk, Judging.Change... exceptions) {
        get(Judging.class).save(actor, delivery, desk, List.of(exceptions));
        get(Judging.class).agreeRest(actor, delivery, desk);
        get(Reviewing.class).submit(actor, delivery, desk);
    }

    /** Both platforms agree to all; supervision to all but these. */
    Tally conclude(DeliveryId delivery, Judging.Change... exceptions) {
        review(delivery, SUPERVISOR, ReviewDesk.SUPERVISION, exceptions);
        review(delivery, ALPHA, ReviewDesk.platform("alpha"));
        review(delivery, BETA, ReviewDesk.platform("beta"));
        return get(Reviewing.class).conclude(delivery);
    }

    /** Every admitted shop of the unit signs and gets a number on alpha. */
    void onboard(String unit) {
        get(Committing.class).register(officer(unit), programme, unit, List.of(), List.of(), List.of("scan"));
        Map<String, String> numbers = new LinkedHashMap<>();
        get(MerchantDirectory.class).unboarded(programme, "alpha").forEach(s -> numbers.put(s.storeId(), "2088" + s.storeId()));
        get(Onboarding.class).onboard(ALPHA, programme, "alpha", numbers);
    }

    List<RecommendationRegister.RecommendedShop> list(String unit, int round) {
        return get(RecommendationRegister.class).shops(programme, unit, round);
    }

    String idOf(String unit, int round, int index) {
        return list(unit, round).get(index).storeId();
    }

    List<DeliveryRegister.DeliveredShop> delivered(DeliveryId delivery) {
        List<DeliveryRegister.DeliveredShop> all = new ArrayList<>();
        String after = null;
        do {
            DeliveryRegister.Page page = get(DeliveryRegister.class).shops(delivery, after, 2);
            all.addAll(page.shops());
            after = page.next();
        } while (after != null);
        return all;
    }

    @Override
    public void close() {
        slice.close();
    }
}
