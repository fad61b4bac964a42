package org.barsrouter.harness.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.util.Set;

/// Pure packages decide, edge packages act; no service sees another.
@AnalyzeClasses(packages = "org.barsrouter", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
    /// Last segments of the packages that may act; a reader of any other may assume no I/O.
    private static final Set<String> EDGES =
            Set.of(
                    "app",
                    "http",
                    "kafka",
                    "topology",
                    "store",
                    "receiver",
                    "fhir",
                    "broker",
                    "cli",
                    "config",
                    "registry",
                    "serde",
                    "cluster",
                    "topic",
                    "record",
                    "demo",
                    "log",
                    "bench",
                    "avro",
                    // Calls receivers to certify them: DNS, TLS and HTTP under limits of its own.
                    "prober");

    private static final Set<String> SERVICES =
            Set.of("ingress", "router", "delivery", "catalogue", "journal", "console");

    private static final DescribedPredicate<JavaClass> PURE =
            new DescribedPredicate<>("are in a pure package") {
                @Override
                public boolean test(JavaClass type) {
                    String[] segments = type.getPackageName().split("\\.", -1);
                    boolean root = segments.length <= 3;
                    return !root && !EDGES.contains(segments[segments.length - 1]);
                }
            };

    @ArchTest
    static final ArchRule pure_packages_do_no_io =
            noClasses()
                    .that(PURE)
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage(
                            "org.apache.kafka..",
                            "org.springframework..",
                            "ca.uhn..",
                            "org.hl7..",
                            "org.apache.hc..",
                            "java.net.http..",
                            "com.sun.net..",
                            "java.nio.file..",
                            "java.sql..",
                            "jakarta..",
                            "java.util.concurrent.locks..",
                            "io.micrometer..")
                    .because(
                            "pure packages decide and edge packages act: move the call to an edge package"
                                    + " (app, http, kafka, topology, store, receiver, fhir, broker, cli, config, log, prober)"
                                    + " and pass the result in");

    @ArchTest
    static final ArchRule pure_packages_start_no_threads =
            noClasses()
                    .that(PURE)
                    .should()
                    .dependOnClassesThat()
                    .belongToAnyOf(Thread.class, java.util.concurrent.ExecutorService.class)
                    .because("what a pure package decides must not depend on who calls it when");

    @ArchTest
    static final ArchRule avro_stays_at_the_edge =
            noClasses()
                    .that(PURE)
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage("org.barsrouter.schemas.avro..", "org.apache.avro..")
                    .because("an Avro class never leaves the edge package that reads or writes it");

    @ArchTest
    static final ArchRule time_is_passed_in =
            noClasses()
                    .should()
                    .callMethod(java.time.Instant.class, "now")
                    .orShould()
                    .callMethod(java.time.LocalDateTime.class, "now")
                    .orShould()
                    .callMethod(java.time.ZonedDateTime.class, "now")
                    .orShould()
                    .callMethod(System.class, "currentTimeMillis")
                    .orShould()
                    .callMethod(Thread.class, "sleep", long.class)
                    .orShould()
                    .callMethod(Thread.class, "sleep", java.time.Duration.class)
                    .orShould()
                    .callMethod(Math.class, "random")
                    .because(
                            "take an InstantSource or a RandomGenerator as a parameter, so that a test can");

    @ArchTest
    static final ArchRule the_contract_knows_no_framework =
            noClasses()
                    .that()
                    .resideInAPackage("org.barsrouter.schemas..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage(
                            "org.springframework..", "ca.uhn..", "org.apache.kafka.streams..")
                    .because("schemas is the contract and nothing else");

    @ArchTest
    static final ArchRule routing_sees_ids_only =
            noClasses()
                    .that()
                    .resideInAPackage("org.barsrouter.routing..")
                    .should()
                    .dependOnClassesThat(
                            new DescribedPredicate<>("are of schemas but no ids") {
                                @Override
                                public boolean test(JavaClass type) {
                                    return type.getPackageName()
                                                    .startsWith("org.barsrouter.schemas")
                                            && !type.getPackageName()
                                                    .equals("org.barsrouter.schemas.id");
                                }
                            })
                    .because("the resolver is pure: records are mapped to routes in route-table");

    @ArchTest
    static final ArchRule no_service_sees_another =
            classes()
                    .that()
                    .resideInAnyPackage(
                            SERVICES.stream()
                                    .map(s -> "org.barsrouter." + s + "..")
                                    .toArray(String[]::new))
                    .should(new SeeOnlyTheirOwnService(SERVICES))
                    .because(
                            "services meet in topics and over HTTP; what two of them need is a module of its own");

    @ArchTest
    static final ArchRule names_say_what_a_thing_is =
            noClasses()
                    .should()
                    .haveNameMatching(
                            "org\\.barsrouter\\.(?!schemas\\.avro).*\\.([A-Za-z]*(Manager|Helper|Util|Utils|Impl|Base|Info)|Abstract[A-Z]\\w*|I[A-Z][a-z]\\w+)")
                    .because("these words say nothing: name what it is or does");

    @ArchTest
    static final ArchRule nothing_is_called_common =
            noClasses()
                    .should()
                    .resideInAnyPackage("..common..", "..util..", "..helper..", "..manager..")
                    .because("a package named for sharing becomes the attic: name the behaviour");
}
