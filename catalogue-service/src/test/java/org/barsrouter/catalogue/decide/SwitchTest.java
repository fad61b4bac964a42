package org.barsrouter.catalogue.decide;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.barsrouter.catalogue.testkit.Plans.dos;
import static org.barsrouter.catalogue.testkit.Scene.NOW;
import static org.barsrouter.catalogue.testkit.Scene.assign;
import static org.barsrouter.catalogue.testkit.Scene.change;
import static org.barsrouter.catalogue.testkit.Scene.template;

import java.time.Duration;
import java.time.Instant;
import org.barsrouter.catalogue.change.Batch;
import org.barsrouter.catalogue.command.ServiceCommand.CancelSwitch;
import org.barsrouter.catalogue.command.ServiceCommand.Gap;
import org.barsrouter.catalogue.command.ServiceCommand.GrantManagement;
import org.barsrouter.catalogue.command.ServiceCommand.SwitchSupplier;
import org.barsrouter.catalogue.command.ServiceCommand.Terms;
import org.barsrouter.catalogue.command.TemplateCommand.SuspendTemplate;
import org.barsrouter.catalogue.decide.Problem.Code;
import org.barsrouter.catalogue.testkit.Scene;
import org.junit.jupiter.api.Test;

class SwitchTest {
    private static final Instant AT = NOW.plus(Duration.ofHours(1));

    private final Scene scene = Scene.usual();

    @Test
    void a_switch_happens_at_its_instant_without_a_write_then() {
        Batch batch = scene.done(change("1", "new/main", AT));

        assertThat(scene.at("1", AT.minusMillis(1))).isEqualTo("old/main");
        assertThat(scene.at("1", AT)).isEqualTo("new/main");
        assertThat(batch.events()).hasSize(1);
        assertThat(batch.events().getFirst().content().type()).isEqualTo("SupplierSwitchScheduled");
        assertThat(batch.events().getFirst().context().effectiveFrom()).isEqualTo(AT);
    }

    @Test
    void existing_bookings_drain_to_the_old_supplier() {
        scene.done(change("1", "new/main", AT));

        assertThat(scene.existing("1", AT.plusSeconds(1))).isEqualTo("old/main");
        assertThat(scene.existing("1", AT.plus(Duration.ofDays(90)))).isEqualTo("new/main");
    }

    @Test
    void without_an_instant_it_happens_as_soon_as_every_router_can_have_it() {
        scene.done(change("1", "new/main", null));

        Instant earliest = scene.now().plus(Scene.LEAD);
        assertThat(scene.at("1", earliest.minusMillis(1))).isEqualTo("old/main");
        assertThat(scene.at("1", earliest)).isEqualTo("new/main");
    }

    @Test
    void the_past_is_not_altered() {
        assertThat(scene.refused(change("1", "new/main", scene.now())))
                .extracting(Problem::code, Problem::field)
                .containsExactly(tuple(Code.TOO_EARLY, "at"));
    }

    @Test
    void a_switch_from_an_endpoint_that_it_does_not_have_is_refused_and_says_which_it_has() {
        SwitchSupplier wrong =
                new SwitchSupplier(
                        dos("1"),
                        "new/main",
                        "old/main",
                        new Terms(AT, Duration.ZERO, Gap.REFUSED));

        assertThat(scene.refused(wrong))
                .singleElement()
                .satisfies(problem -> {
                    assertThat(problem.code()).isEqualTo(Code.CONFLICT);
                    assertThat(problem.what()).contains("has old/main, not new/main");
                });
    }

    @Test
    void a_gap_is_refused_unless_it_is_allowed() {
        scene.done(new SuspendTemplate("new/main", AT.minusSeconds(9), null, "not ready"));

        assertThat(scene.refused(change("1", "new/main", AT)))
                .extracting(Problem::code)
                .containsExactly(Code.GAP);
        scene.done(
                new SwitchSupplier(
                        dos("1"), null, "new/main", new Terms(AT, Duration.ZERO, Gap.ALLOWED)));
        assertThat(scene.at("1", AT)).isEqualTo("TEMPLATE_SUSPENDED");
    }

    @Test
    void a_second_switch_waits_until_the_first_is_cancelled() {
        scene.done(change("1", "new/main", AT));

        assertThat(scene.refused(change("1", "new/main", AT.minusSeconds(60))))
                .extracting(Problem::code)
                .containsExactly(Code.CONFLICT);
    }

    @Test
    void a_cancelled_switch_never_happens() {
        scene.done(new GrantManagement(dos("1"), "old"));
        scene.done(change("1", "new/main", AT));
        assertThat(granted()).containsExactly("new");

        scene.done(new CancelSwitch(dos("1")));

        assertThat(scene.at("1", AT)).isEqualTo("old/main");
        assertThat(scene.existing("1", AT.plusSeconds(1))).isEqualTo("old/main");
        assertThat(granted()).containsExactly("old");
    }

    private Iterable<String> granted() {
        return scene.catalogue().service(dos("1")).orElseThrow().service().grantedProducts();
    }

    @Test
    void a_switch_that_has_happened_cannot_be_cancelled() {
        scene.done(change("1", "new/main", AT));
        scene.later(Duration.ofHours(2));

        assertThat(scene.refused(new CancelSwitch(dos("1"))))
                .extracting(Problem::code)
                .containsExactly(Code.CONFLICT);
    }

    @Test
    void routes_of_other_protocols_are_never_touched() {
        scene.done(template("cc/main", Scene.CARECONNECT, "asid:200000000001"));
        scene.done(assign("1", "cc/main", 1));
        var before = careConnect();

        scene.done(change("1", "new/main", AT));
        scene.later(Duration.ofHours(2));
        scene.done(change("1", "old/main", null));

        assertThat(careConnect()).isEqualTo(before);
    }

    private Object careConnect() {
        return scene.catalogue().service(dos("1")).orElseThrow().service().assignments().stream()
                .filter(a -> a.endpoint().id().equals("cc/main"))
                .toList();
    }
}
