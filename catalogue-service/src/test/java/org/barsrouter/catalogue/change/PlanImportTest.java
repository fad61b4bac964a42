package org.barsrouter.catalogue.change;

import static org.assertj.core.api.Assertions.assertThat;
import static org.barsrouter.catalogue.testkit.Plans.LEAD;
import static org.barsrouter.catalogue.testkit.Plans.NOW;
import static org.barsrouter.catalogue.testkit.Plans.PLANNER;
import static org.barsrouter.catalogue.testkit.Plans.at;
import static org.barsrouter.catalogue.testkit.Plans.dos;
import static org.barsrouter.catalogue.testkit.Plans.plan;
import static org.barsrouter.catalogue.testkit.Plans.wanted;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.barsrouter.catalogue.targets.Deployment;
import org.barsrouter.catalogue.targets.Product;
import org.barsrouter.catalogue.targets.Provider;
import org.barsrouter.routing.route.Assignment;
import org.barsrouter.routing.route.Period;
import org.barsrouter.routing.route.Route;
import org.barsrouter.schemas.id.ServiceId;
import org.junit.jupiter.api.Test;

class PlanImportTest {
    private static final String A = "https://receiver-a.example/FHIR/R4";
    private static final String B = "https://receiver-b.example:8443/bars";
    private static final String C = "https://receiver-c.example/FHIR/R4";
    private static final Instant LATER = NOW.plusSeconds(60);

    @Test
    void into_an_empty_catalogue_a_file_applies_at_once() {
        ChangeSet set = plan(Catalogue.empty(), NOW, "1", A, "2", A, "3", B);

        assertThat(set.effectiveFrom()).isEqualTo(NOW);
        assertThat(set.counts()).isEqualTo(new Counts(0, 3, 0, 0, 0, 0));
        assertThat(periods(set.result(), "1")).containsExactly(new Period(NOW, null));
    }

    @Test
    void services_of_one_url_share_one_endpoint_with_a_readable_id() {
        Catalogue catalogue = plan(Catalogue.empty(), NOW, "1", A, "2", A, "3", B).result();

        assertThat(catalogue.endpoints().keySet())
                .hasSize(2)
                .anyMatch(id -> id.matches("receiver-a\\.example-[0-9a-f]{4}"));
        assertThat(assignments(catalogue, "1").getFirst().endpoint())
                .isSameAs(assignments(catalogue, "2").getFirst().endpoint());
    }

    @Test
    void the_same_file_again_has_no_changes_and_no_events() {
        Catalogue first = plan(Catalogue.empty(), NOW, "1", A, "2", B).result();

        ChangeSet again = plan(first, LATER, "1", A, "2", B);

        assertThat(again.changes()).isEmpty();
        assertThat(again.events()).isEmpty();
        assertThat(again.counts().unchanged()).isEqualTo(2);
        assertThat(again.result()).isSameAs(first);
    }

    @Test
    void the_same_request_on_the_same_catalogue_is_the_same_change_set() {
        ChangeSet one = plan(Catalogue.empty(), NOW, "1", A);
        ChangeSet same = plan(Catalogue.empty(), NOW, "1", A);

        assertThat(same.id()).isEqualTo(one.id());
        assertThat(same.events()).isEqualTo(one.events());
    }

    @Test
    void a_move_ends_the_old_assignment_when_the_new_one_begins() {
        Catalogue first = plan(Catalogue.empty(), NOW, "1", A).result();

        ChangeSet move = plan(first, LATER, "1", B);

        Instant effective = LATER.plus(LEAD);
        assertThat(move.effectiveFrom()).isEqualTo(effective);
        assertThat(periods(move.result(), "1"))
                .containsExactly(new Period(NOW, effective), new Period(effective, null));
        assertThat(move.counts().repointed()).isEqualTo(1);
        assertThat(move.moves()).extracting(Move::services).containsExactly(1);
        assertThat(move.result().service(dos("1")).orElseThrow().version()).isEqualTo(2);
    }

    @Test
    void a_removal_ends_the_assignment_and_keeps_the_record() {
        Catalogue first = plan(Catalogue.empty(), NOW, "1", A, "2", A).result();

        ChangeSet removal = plan(first, LATER, "2", A);

        assertThat(removal.counts().removed()).isEqualTo(1);
        assertThat(periods(removal.result(), "1"))
                .containsExactly(new Period(NOW, LATER.plus(LEAD)));
    }

    @Test
    void a_removed_service_that_returns_gets_a_new_assignment() {
        Catalogue first = plan(Catalogue.empty(), NOW, "1", A, "2", A).result();
        Catalogue removed = plan(first, LATER, "2", A).result();

        ChangeSet back = plan(removed, LATER.plusSeconds(60), "1", A, "2", A);

        assertThat(back.counts().added()).isEqualTo(1);
        assertThat(periods(back.result(), "1")).hasSize(2);
        assertThat(back.events().getFirst().content().type()).isEqualTo("AssignmentScheduled");
    }

    @Test
    void a_move_that_has_not_begun_is_replaced_without_a_gap() {
        Catalogue first = plan(Catalogue.empty(), NOW, "1", A).result();
        Catalogue moved = plan(first, LATER, "1", B).result();

        Catalogue back = plan(moved, LATER.minusSeconds(1), "1", A).result();

        Instant effective = LATER.plus(LEAD);
        assertThat(periods(back, "1"))
                .containsExactly(new Period(NOW, effective), new Period(effective, null));
        assertThat(assignments(back, "1").getLast().endpoint().id()).startsWith("receiver-a");
    }

    @Test
    void a_scheduled_switch_survives_the_import_of_a_file_that_knows_nothing_of_it() {
        Instant switching = LATER.plusSeconds(86_400);
        Catalogue first = plan(Catalogue.empty(), NOW, "1", A).result();
        Catalogue scheduled = plan(first, switching.minus(LEAD), "1", B).result();

        ChangeSet same = plan(scheduled, LATER, "1", A);
        ChangeSet moved = plan(scheduled, LATER, "1", C);

        assertThat(same.changes()).isEmpty();
        assertThat(moved.counts().repointed()).isEqualTo(1);
        assertThat(periods(moved.result(), "1"))
                .containsExactlyInAnyOrder(
                        new Period(NOW, LATER.plus(LEAD)),
                        new Period(LATER.plus(LEAD), switching),
                        new Period(switching, null));
    }

    @Test
    void a_service_that_is_scheduled_to_begin_later_is_not_removed() {
        Catalogue first = plan(Catalogue.empty(), NOW, "1", A).result();
        Catalogue scheduled = plan(first, LATER.plusSeconds(86_400), "1", A, "2", B).result();

        ChangeSet without = plan(scheduled, LATER, "1", A);
        ChangeSet sooner = plan(scheduled, LATER, "1", A, "2", A);

        assertThat(without.changes()).isEmpty();
        assertThat(periods(sooner.result(), "2"))
                .contains(new Period(LATER.plus(LEAD), LATER.plusSeconds(86_400).plus(LEAD)));
    }

    @Test
    void a_list_of_products_names_the_endpoints_that_are_registered() {
        Wanted wanted =
                new Wanted(
                        wanted("1", A).targets(),
                        Map.of(),
                        Map.of(URI.create(A), new Product("product-a", "ZZ901", "north")),
                        Wanted.Scope.ALL);

        ChangeSet set = PLANNER.plan(Catalogue.empty(), wanted, at(NOW));

        assertThat(assignments(set.result(), "1").getFirst().endpoint())
                .satisfies(endpoint -> {
                    assertThat(endpoint.productId()).isEqualTo("product-a");
                    assertThat(endpoint.instance()).isEqualTo("north");
                    assertThat(endpoint.managingOrganisation()).isEqualTo("ZZ901");
                });
    }

    @Test
    void a_provider_is_taken_over_and_kept_when_a_later_list_lacks_it() {
        Catalogue first = plan(Catalogue.empty(), NOW, "1", A).result();
        Wanted provided =
                new Wanted(
                        wanted("1", A).targets(),
                        Map.of(dos("1"), new Provider("ZZ123", "Ward 1", true)),
                        Wanted.Scope.ALL);

        ChangeSet set = PLANNER.plan(first, provided, at(LATER));
        ChangeSet without = plan(set.result(), LATER.plusSeconds(1), "1", A);

        assertThat(set.counts().detailed()).isEqualTo(1);
        assertThat(set.events().getFirst().content().type()).isEqualTo("ServiceDetailsChanged");
        assertThat(service(set.result(), "1").provider()).contains("ZZ123");
        assertThat(service(set.result(), "1").takesBookingResponse()).isTrue();
        assertThat(without.changes()).isEmpty();
    }

    @Test
    void a_file_without_test_targets_leaves_those_of_the_catalogue_alone() {
        Wanted withTests =
                new Wanted(
                        List.of(
                                new org.barsrouter.catalogue.targets.Target(
                                        new ServiceId("tests", "NHS0001"), URI.create(A))),
                        Map.of(),
                        Wanted.Scope.ALL);
        Catalogue first = PLANNER.plan(Catalogue.empty(), withTests, at(NOW)).result();

        ChangeSet set =
                PLANNER.plan(
                        first,
                        new Wanted(List.of(), Map.of(), Wanted.Scope.WITHOUT_TESTS),
                        at(LATER));

        assertThat(set.counts().changesNothing()).isTrue();
    }

    @Test
    void a_hot_endpoint_is_split_when_it_is_registered() {
        PlanImport planner =
                new PlanImport(
                        new PlanImport.Terms(Deployment.SANDBOX, LEAD, Map.of(URI.create(A), 8)));

        Catalogue catalogue =
                planner.plan(Catalogue.empty(), wanted("1", A, "2", B), at(NOW)).result();

        assertThat(assignments(catalogue, "1").getFirst().endpoint().slices()).isEqualTo(8);
        assertThat(assignments(catalogue, "2").getFirst().endpoint().slices()).isEqualTo(1);
    }

    @Test
    void the_events_are_one_chain_that_every_alteration_breaks() {
        ChangeSet first = plan(Catalogue.empty(), NOW, "1", A);
        ChangeSet second = plan(first.result(), LATER, "1", B);

        String previous = null;
        for (ChangeSet set : List.of(first, second)) {
            for (Event event : set.events()) {
                assertThat(event.previousHash()).isEqualTo(previous);
                assertThat(event.hash())
                        .isEqualTo(EventChain.hash(event.content(), event.context(), previous));
                previous = event.hash();
            }
        }
        Event last = second.events().getLast();
        Event.Content altered =
                new Event.Content(
                        last.content().type(), last.content().aggregateId(), 1, null, "{}");
        assertThat(EventChain.hash(altered, last.context(), last.previousHash()))
                .isNotEqualTo(last.hash());
    }

    @Test
    void events_say_what_was_before_and_after() {
        Catalogue first = plan(Catalogue.empty(), NOW, "1", A).result();

        ChangeSet move = plan(first, LATER, "1", B);

        assertThat(move.events())
                .extracting(event -> event.content().type())
                .containsExactly(
                        "EndpointRegistered", "SupplierSwitchScheduled", "ChangeSetApplied");
        Event.Content content = move.events().get(1).content();
        assertThat(content.before()).contains("receiver-a.example").doesNotContain("receiver-b");
        assertThat(content.after()).contains("receiver-b.example").contains("receiver-a.example");
    }

    private static List<Period> periods(Catalogue catalogue, String value) {
        return assignments(catalogue, value).stream().map(Assignment::period).toList();
    }

    private static List<Assignment> assignments(Catalogue catalogue, String value) {
        return service(catalogue, value).assignments();
    }

    private static Route.Service service(Catalogue catalogue, String value) {
        return catalogue.service(dos(value)).orElseThrow().service();
    }
}
