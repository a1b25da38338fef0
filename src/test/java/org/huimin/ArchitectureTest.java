package org.huimin;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.syntax.ArchRuleDefinition;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.springframework.modulith.ApplicationModule;
import org.springframework.modulith.core.ApplicationModules;

/** The house as sentences that can fail: the river's order, the doors, and who alone may know which library. */
class ArchitectureTest {

    /** A module may use only modules further up. */
    private static final List<String> RIVER = List.of("kernel", "calendar", "identity", "document", "oversight", "notify", "tasks",
            "publicity", "programme", "selection", "panel", "scoring", "merchant", "ledger", "campaign", "settlement", "supervision",
            "workflow", "rehearsal", "portal", "console");

    private static final Map<String, String> QUARANTINE = Map.of(
            "org.camunda..", "workflow",
            "org.docx4j..", "document",
            "org.springframework.mail..", "notify",
            "com.google.zxing..", "document",
            "org.springframework.security..", "identity",
            "org.duckdb..", "ledger",
            "org.bouncycastle..", "selection",
            "org.springframework.web.bind.annotation..", "portal",
            "picocli..", "console");

    private static final Set<String> WHOLE_PROGRAMME = Set.of("Inbox.past", "Inbox.open", "Inbox.timeline", "Deadlines.ofProgramme", "ProcessProgress.runs",
            "Referring.of");

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS).importPackages("org.huimin");

    @Test
    void modulesKeepToTheirDoors() {
        ApplicationModules.of(HuiminApplication.class).verify();
    }

    @Test
    void everyModuleHasItsPlaceInTheRiver() {
        assertThat(CLASSES.stream().map(ArchitectureTest::module).filter(m -> !m.isEmpty())).allMatch(RIVER::contains);
    }

    @Test
    void theRiverFlowsOneWay() {
        Map<String, Set<String>> used = used();

        used.forEach((module, others) -> others.forEach(other -> assertThat(RIVER.indexOf(other))
                .as("%s may not use %s, which lies below it", module, other).isLessThan(RIVER.indexOf(module))));
    }

    @Test
    void modulesListWhatTheyUseAndNothingElse() throws Exception {
        Map<String, Set<String>> used = used();
        for (String module : RIVER) {
            if (CLASSES.stream().noneMatch(c -> module(c).equals(module))) {
                continue;
            }
            ApplicationModule door = Class.forName("org.huimin." + module + ".package-info").getAnnotation(ApplicationModule.class);
            assertThat(door).as("%s has a door", module).isNotNull();
            Set<String> listed = new TreeSet<>();
            for (String entry : door.allowedDependencies()) {
                listed.add(entry.split(" :: ")[0].strip());
            }
            assertThat(listed).as("what %s lists against what it uses", module).isEqualTo(used.getOrDefault(module, Set.of()));
        }
    }

    @Test
    void oneRoomAloneKnowsEachGreatLibrary() {
        QUARANTINE.forEach((library, module) -> ArchRuleDefinition.noClasses().that()
                .resideOutsideOfPackage("org.huimin." + module + "..").should().dependOnClassesThat().resideInAPackage(library)
                .because("only " + module + " knows " + library).allowEmptyShould(false).check(CLASSES));
    }

    @Test
    void oneClassAloneKnowsWhosePrimitivesSealApplications() {
        ArchRuleDefinition.noClasses().that().doNotHaveFullyQualifiedName("org.huimin.selection.seal.Primitives")
                .should().dependOnClassesThat().resideInAPackage("org.bouncycastle..").check(CLASSES);
    }

    @Test
    void onlyTheEnginesOwnRoomUsesItsServices() {
        ArchRuleDefinition.noClasses().that().resideInAPackage("org.huimin.workflow..").and()
                .resideOutsideOfPackages("org.huimin.workflow.engine..", "org.huimin.workflow")
                .should().dependOnClassesThat().haveNameMatching("org\\.camunda\\.bpm\\.engine\\.[A-Za-z]+Service")
                .check(CLASSES);
    }

    /** Pages that read what happens in a programme past the one class that asks who may know would show secret cases to everybody. */
    @Test
    void pagesOfTheWorkbenchReadAProgrammesCasesThroughOneClassAlone() {
        ArchRuleDefinition.noClasses().that().resideInAPackage("org.huimin.portal..").and().resideOutsideOfPackage("org.huimin.portal.supervision..")
                .and().doNotHaveFullyQualifiedName("org.huimin.portal.workbench.CaseReading")
                .should().callMethodWhere(new DescribedPredicate<>("it reads cases of a whole programme") {
                    @Override
                    public boolean test(JavaMethodCall call) {
                        return WHOLE_PROGRAMME.contains(call.getTargetOwner().getSimpleName() + "." + call.getName());
                    }
                }).check(CLASSES);
        assertThat(CLASSES.get("org.huimin.portal.workbench.CaseReading").getMethodCallsFromSelf()).extracting(c -> c.getTargetOwner().getSimpleName() + "." + c.getName())
                .containsAll(WHOLE_PROGRAMME);
    }

    private static Map<String, Set<String>> used() {
        Map<String, Set<String>> used = new TreeMap<>();
        for (JavaClass type : CLASSES) {
            String module = module(type);
            if (module.isEmpty()) {
                continue;
            }
            type.getDirectDependenciesFromSelf().forEach(d -> {
                String other = module(d.getTargetClass().getBaseComponentType());
                if (!other.isEmpty() && !other.equals(module)) {
                    used.computeIfAbsent(module, m -> new TreeSet<>()).add(other);
                }
            });
        }
        return used;
    }

    private static String module(JavaClass type) {
        String rest = type.getPackageName().startsWith("org.huimin.") ? type.getPackageName().substring("org.huimin.".length()) : "";
        return rest.contains(".") ? rest.substring(0, rest.indexOf('.')) : rest;
    }
}
