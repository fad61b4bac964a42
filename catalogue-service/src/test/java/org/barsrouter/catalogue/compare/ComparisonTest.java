package org.barsrouter.catalogue.compare;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.barsrouter.catalogue.compare.Compared.Difference;
import org.barsrouter.routing.identifier.IdentifierSystems;
import org.barsrouter.schemas.id.ServiceId;
import org.junit.jupiter.api.Test;

class ComparisonTest {
    private static final ServiceId ONE = dos("2000099901");
    private static final Stated A = at("https://receiver-a.example/FHIR/R4");

    @Test
    void the_same_is_a_match() {
        assertThat(compare(Map.of(ONE, A), Map.of(ONE, A)).isClean()).isTrue();
    }

    @Test
    void every_field_that_differs_is_named_with_both_sides() {
        Comparison comparison =
                compare(
                        Map.of(ONE, at("https://receiver-a.example:8443/FHIR")),
                        Map.of(ONE, at("https://receiver-b.example/FHIR")));

        assertThat(comparison.services())
                .singleElement()
                .satisfies(service -> {
                    assertThat(service.verdict()).isEqualTo(Verdict.MISMATCH);
                    assertThat(service.differences())
                            .containsExactly(
                                    new Difference(
                                            "address.host",
                                            "receiver-a.example",
                                            "receiver-b.example"),
                                    new Difference("address.port", "8443", "default"));
                });
    }

    @Test
    void a_path_is_compared_with_its_case() {
        Comparison comparison =
                compare(
                        Map.of(ONE, at("https://receiver-a.example/FHIR")),
                        Map.of(ONE, at("https://receiver-a.example/fhir")));

        assertThat(comparison.counts()).containsEntry(Verdict.MISMATCH, 1);
    }

    @Test
    void what_one_side_does_not_say_is_not_compared() {
        Stated withProvider =
                Stated.at(
                        URI.create("https://receiver-a.example/FHIR/R4"),
                        Map.of("providedBy", "ZZ1"));

        assertThat(compare(Map.of(ONE, withProvider), Map.of(ONE, A)).isClean()).isTrue();
    }

    @Test
    void a_service_that_is_not_routed_here_is_missing_with_the_reason() {
        Comparison comparison =
                compare(Map.of(ONE, Stated.unrouted("its endpoint is suspended")), Map.of(ONE, A));

        assertThat(comparison.services())
                .containsExactly(
                        new Compared(
                                ONE, Verdict.MISSING_HERE, "its endpoint is suspended", List.of()));
    }

    @Test
    void what_neither_side_routes_is_not_counted() {
        assertThat(compare(Map.of(ONE, Stated.unrouted("it has ended")), Map.of()).services())
                .isEmpty();
    }

    @Test
    void
            every_service_of_both_sides_is_counted_once_and_swapping_the_sides_swaps_what_is_missing() {
        long seed = System.nanoTime();
        SplittableRandom random = new SplittableRandom(seed);
        for (int story = 0; story < 200; story++) {
            Map<ServiceId, Stated> here = random(random);
            Map<ServiceId, Stated> there = random(random);

            Map<Verdict, Integer> counts = compare(here, there).counts();
            Map<Verdict, Integer> swapped = compare(there, here).counts();

            Map<ServiceId, Stated> all = new LinkedHashMap<>(here);
            all.putAll(there);
            assertThat(counts.values().stream().mapToInt(Integer::intValue).sum())
                    .as("seed " + seed)
                    .isEqualTo(all.size());
            assertThat(swapped)
                    .as("seed " + seed)
                    .containsEntry(Verdict.MATCH, counts.get(Verdict.MATCH))
                    .containsEntry(Verdict.MISMATCH, counts.get(Verdict.MISMATCH))
                    .containsEntry(Verdict.MISSING_HERE, counts.get(Verdict.MISSING_THERE))
                    .containsEntry(Verdict.MISSING_THERE, counts.get(Verdict.MISSING_HERE));
        }
    }

    @Test
    void a_report_says_how_many_what_by_field_and_which() {
        Map<ServiceId, Stated> here = new LinkedHashMap<>();
        Map<ServiceId, Stated> there = new LinkedHashMap<>();
        for (int i = 1; i <= 3; i++) {
            here.put(dos("200009990" + i), A);
            there.put(dos("200009990" + i), i == 3 ? A : at("https://receiver-b.example/FHIR/R4"));
        }
        here.put(dos("2000099908"), A);
        there.put(dos("2000099909"), A);
        DifferenceReport report =
                new DifferenceReport(
                        compare(here, there),
                        new DifferenceReport.Titles(
                                "the catalogue of INT",
                                "the file targets.json",
                                "2026-07-01T00:00:00Z"));

        assertThat(String.join("\n", report.lines(10)))
                .isEqualTo(
                        """
                        here:  the catalogue of INT, as it routes at 2026-07-01T00:00:00Z
                        there: the file targets.json

                                1 MATCH          both say the same
                                2 MISMATCH       both have it, and a field differs
                                1 MISSING_HERE   there has it, here does not route it
                                1 MISSING_THERE  here routes it, there lacks it

                        Fields that differ, commonest first (here -> there):
                          address.host: 2
                                  2 receiver-a.example -> receiver-b.example

                        Services that differ:
                          MISMATCH      https://fhir.nhs.uk/Id/dos-service-id|2000099901: address.host receiver-a.example -> receiver-b.example
                          MISMATCH      https://fhir.nhs.uk/Id/dos-service-id|2000099902: address.host receiver-a.example -> receiver-b.example
                          MISSING_HERE  https://fhir.nhs.uk/Id/dos-service-id|2000099909: because the catalogue does not have the service
                          MISSING_THERE https://fhir.nhs.uk/Id/dos-service-id|2000099908\
                        """);
        assertThat(report.csv())
                .isEqualTo(
                        """
                        system,value,verdict,field,here,there
                        https://fhir.nhs.uk/Id/dos-service-id,2000099901,MISMATCH,address.host,receiver-a.example,receiver-b.example
                        https://fhir.nhs.uk/Id/dos-service-id,2000099902,MISMATCH,address.host,receiver-a.example,receiver-b.example
                        https://fhir.nhs.uk/Id/dos-service-id,2000099908,MISSING_THERE,,,
                        https://fhir.nhs.uk/Id/dos-service-id,2000099909,MISSING_HERE,,the catalogue does not have the service,
                        """);
    }

    @Test
    void a_csv_runs_no_formula() {
        Stated formula =
                Stated.at(
                        URI.create("https://receiver-a.example"),
                        Map.of("name", "=cmd|' /C calc'!A0"));
        Stated plain = Stated.at(URI.create("https://receiver-a.example"), Map.of("name", "a, b"));
        DifferenceReport report =
                new DifferenceReport(
                        compare(Map.of(ONE, formula), Map.of(ONE, plain)),
                        new DifferenceReport.Titles("a", "b", "now"));

        assertThat(report.csv()).contains(",name,'=cmd|' /C calc'!A0,\"a, b\"");
    }

    private static Map<ServiceId, Stated> random(SplittableRandom random) {
        Map<ServiceId, Stated> stated = new LinkedHashMap<>();
        for (int i = 0; i < 20; i++) {
            if (random.nextInt(4) > 0) {
                stated.put(
                        dos("20000999" + (10 + i)),
                        at("https://receiver-" + random.nextInt(3) + ".example"));
            }
        }
        return stated;
    }

    private static Comparison compare(Map<ServiceId, Stated> here, Map<ServiceId, Stated> there) {
        return Comparison.of(here, there);
    }

    private static Stated at(String url) {
        return Stated.at(URI.create(url), Map.of());
    }

    private static ServiceId dos(String value) {
        return new ServiceId(IdentifierSystems.DOS_SERVICE_ID, value);
    }
}
