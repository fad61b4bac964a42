package org.barsrouter.catalogue.promote;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.barsrouter.catalogue.testkit.Plans.dos;

import java.net.URI;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.barsrouter.catalogue.certify.Check;
import org.barsrouter.catalogue.certify.Evidence;
import org.barsrouter.catalogue.certify.Finding;
import org.barsrouter.catalogue.certify.Report;
import org.barsrouter.catalogue.certify.Subject;
import org.barsrouter.catalogue.certify.Subject.Takes;
import org.barsrouter.catalogue.certify.Subject.Uses;
import org.barsrouter.catalogue.certify.Verdict;
import org.barsrouter.catalogue.promote.PromotionPlan.Offer;
import org.barsrouter.catalogue.promote.PromotionPlan.Terms;
import org.barsrouter.catalogue.targets.AddressRules;
import org.barsrouter.catalogue.targets.Deployment;
import org.barsrouter.schemas.id.ServiceId;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class PromotionTest {
    private static final Instant NOW = Instant.parse("2026-07-01T09:00:00Z");
    private static final URI PRODUCTION = URI.create("https://bars.supplier.thirdparty.nhs.uk/R4");
    private static final Item.Product PRODUCT =
            new Item.Product("Product-A", "main", "hl7-fhir-rest", "bars");
    private static final Overlay OVERLAY =
            Overlay.read(
                    """
                    product,instance,address,liveFrom
                    Product-A,main,%s/,2026-08-01T08:00:00Z
                    """
                            .formatted(PRODUCTION));
    private static final Verdict FAILED = new Verdict.Failed("It is wrong.", "Mend it.");

    private final Map<ServiceId, Report> certified = new HashMap<>();
    private final Map<ServiceId, URI> routed = new HashMap<>();

    @Test
    void only_what_is_certified_leaves_and_the_rest_is_work() {
        Export export =
                Export.of(
                        List.of(
                                route("3", null),
                                route("2", report("2", FAILED)),
                                route("1", report("1", Verdict.passed()))),
                        Map.of(dos("1"), new Evidence("SCAL-1", null, null, null, null)));

        assertThat(export.items())
                .extracting(item -> item.who().service())
                .containsExactly(dos("1"));
        assertThat(export.items().getFirst().proof().evidence().scal()).isEqualTo("SCAL-1");
        assertThat(export.remedies())
                .extracting(Remedy::service)
                .containsExactly(dos("2"), dos("3"));
        assertThat(export.remedies().getFirst().why()).contains("failed").contains("It is wrong.");
    }

    @Test
    void the_target_lays_its_own_addresses_over_and_certifies_them_itself() {
        certified.put(dos("1"), report("1", Verdict.passed()));

        PromotionPlan plan = plan(bundle("1", "2"), OVERLAY);

        assertThat(plan.refused()).isEmpty();
        assertThat(plan.planned())
                .extracting(PromotionPlan.Planned::address)
                .containsExactly(PRODUCTION);
        assertThat(plan.planned().getFirst().liveFrom())
                .isEqualTo(Instant.parse("2026-08-01T08:00:00Z"));
        assertThat(plan.remedies())
                .extracting(Remedy::why)
                .containsExactly(
                        "It is not certified at its address in PROD: ./bars catalogue certify 2 --address "
                                + PRODUCTION);
    }

    @Test
    void what_failed_in_the_target_is_work() {
        certified.put(dos("1"), report("1", FAILED));

        assertThat(plan(bundle("1"), OVERLAY).remedies()).hasSize(1);
    }

    @Test
    void what_is_routed_so_already_is_left_alone() {
        routed.put(dos("1"), PRODUCTION);

        PromotionPlan plan = plan(bundle("1"), OVERLAY);

        assertThat(plan.planned()).isEmpty();
        assertThat(plan.remedies()).isEmpty();
    }

    @Test
    void an_installation_without_an_address_of_the_target_is_work() {
        assertThat(plan(bundle("1"), new Overlay(Map.of())).remedies())
                .extracting(Remedy::why)
                .containsExactly(
                        "The overlay has no address for Product-A/main: add a line for it.");
    }

    @Test
    void an_address_of_another_environment_is_work() {
        Overlay overlay =
                new Overlay(
                        Map.of(
                                "Product-A/main",
                                new Overlay.Place("https://bars-int.supplier.nhs.uk", null)));

        assertThat(plan(bundle("1"), overlay).remedies())
                .extracting(Remedy::why)
                .first()
                .asString()
                .contains("looks like a host of another environment")
                .contains("U4");
    }

    @Test
    void a_bundle_that_was_altered_is_refused_whole() {
        Bundle sealed = bundle("1");
        Bundle altered = new Bundle(sealed.manifest(), bundle("2").items());

        assertThat(plan(altered, OVERLAY).refused())
                .hasValueSatisfying(why -> assertThat(why).contains("it was altered"));
    }

    @Test
    void a_bundle_of_production_does_not_go_back() {
        Bundle backward =
                new Seal("").seal(new Seal.Origin(Deployment.PROD, NOW, "sam"), List.of());

        assertThat(plan(backward, OVERLAY).refused())
                .contains(
                        "A bundle of PROD is not promoted to PROD: the way is SANDBOX, INT, PROD.");
    }

    @Test
    void a_shared_key_refuses_the_unsigned_and_the_signed_by_others() {
        Seal ours = new Seal("secret");

        assertThat(ours.broken(bundle("1"))).isPresent();
        assertThat(ours.broken(sealed(new Seal("other"), "1"))).isPresent();
        assertThat(ours.broken(sealed(ours, "1"))).isEmpty();
    }

    @Test
    void an_overlay_that_cannot_be_read_names_the_line() {
        assertThatThrownBy(() ->
                        Overlay.read("product,instance,address,liveFrom\nA,main,https://a,soon\n"))
                .hasMessageStartingWith("line 2 of the overlay: liveFrom is an instant");
        assertThatThrownBy(() ->
                        Overlay.read(
                                "product,instance,address,liveFrom\nA,main,https://a,\nA,main,https://b,\n"))
                .hasMessage("line 3 of the overlay: A/main is there twice");
    }

    private PromotionPlan plan(Bundle bundle, Overlay overlay) {
        return PromotionPlan.of(
                new Offer(bundle, overlay),
                new Terms(
                        Deployment.PROD,
                        new AddressRules(Deployment.PROD, List.of(".nhs.uk")),
                        new Seal("")),
                new PromotionPlan.Target() {
                    @Override
                    public Optional<Report> certification(ServiceId service, URI address) {
                        return Optional.ofNullable(certified.get(service))
                                .filter(report -> address.equals(PRODUCTION));
                    }

                    @Override
                    public Optional<URI> routed(ServiceId service) {
                        return Optional.ofNullable(routed.get(service));
                    }
                });
    }

    private static Bundle bundle(String... services) {
        return sealed(new Seal(""), services);
    }

    private static Bundle sealed(Seal seal, String... services) {
        List<Routed> routes =
                List.of(services).stream()
                        .map(service -> route(service, report(service, Verdict.passed())))
                        .toList();
        return seal.seal(
                new Seal.Origin(Deployment.INT, NOW, "sam"), Export.of(routes, Map.of()).items());
    }

    private static Routed route(String service, @Nullable Report report) {
        return new Routed(
                new Item.Who(dos(service), "ZED01", "Service " + service), PRODUCT, 1, report);
    }

    private static Report report(String service, Verdict verdict) {
        return new Report(
                "r-" + service,
                new Subject(
                        dos(service),
                        "https://bars-int.supplier.nhs.uk",
                        Deployment.INT,
                        Uses.of(Takes.REFERRALS),
                        null),
                "tester",
                NOW,
                List.of(new Finding(Check.METADATA, verdict)));
    }
}
