package org.barsrouter.catalogue.decide;

import static org.assertj.core.api.Assertions.assertThat;
import static org.barsrouter.catalogue.testkit.Plans.dos;
import static org.barsrouter.catalogue.testkit.Scene.NOW;
import static org.barsrouter.catalogue.testkit.Scene.assign;
import static org.barsrouter.catalogue.testkit.Scene.change;
import static org.barsrouter.catalogue.testkit.Scene.service;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.barsrouter.catalogue.change.Batch;
import org.barsrouter.catalogue.change.Event;
import org.barsrouter.catalogue.command.ServiceCommand.DescribeService;
import org.barsrouter.catalogue.command.TemplateCommand.SetTemplateAddress;
import org.barsrouter.catalogue.decide.Problem.Code;
import org.barsrouter.catalogue.testkit.Scene;
import org.barsrouter.routing.route.Assignment;
import org.junit.jupiter.api.Test;

class RevertTest {
    private static final Instant AT = NOW.plus(Duration.ofHours(1));

    private final Scene scene = Scene.usual();

    @Test
    void a_switch_ahead_is_undone_as_if_it_had_never_been() {
        List<Assignment> before = assignments();
        Batch done = scene.done(change("1", "new/main", AT));

        scene.reverted(done);

        assertThat(assignments()).isEqualTo(before);
    }

    @Test
    void a_switch_that_has_happened_is_switched_back_and_what_was_booked_since_drains() {
        Batch done = scene.done(change("1", "new/main", AT));
        scene.later(Duration.ofHours(2));
        Instant back = scene.now().plus(Scene.LEAD);

        scene.reverted(done);

        assertThat(scene.at("1", AT.minusMillis(1))).isEqualTo("old/main");
        assertThat(scene.at("1", AT)).isEqualTo("new/main");
        assertThat(scene.at("1", back.minusMillis(1))).isEqualTo("new/main");
        assertThat(scene.at("1", back)).isEqualTo("old/main");
        assertThat(scene.existing("1", back)).isEqualTo("new/main");
        assertThat(scene.existing("1", back.plus(Duration.ofDays(91)))).isEqualTo("old/main");
    }

    @Test
    void a_revert_can_be_reverted() {
        Batch done = scene.done(change("1", "new/main", AT));
        scene.later(Duration.ofHours(2));
        Batch back = scene.reverted(done);
        scene.later(Duration.ofHours(1));

        scene.reverted(back);

        assertThat(scene.at("1", scene.now().plusSeconds(60))).isEqualTo("new/main");
    }

    @Test
    void an_address_goes_back() {
        Batch done = scene.done(new SetTemplateAddress("old/main", "https://moved.example", AT));
        scene.later(Duration.ofHours(2));

        scene.reverted(done);

        var addresses = scene.catalogue().template("old/main").orElseThrow().endpoint().addresses();
        assertThat(addresses)
                .extracting(address -> address.url().getHost())
                .containsExactly("old.example", "moved.example", "old.example");
        assertThat(assignments().getFirst().endpoint().addresses()).isEqualTo(addresses);
    }

    @Test
    void what_a_change_set_made_takes_no_part_afterwards() {
        Batch done = scene.done(service("2"), assign("2", "new/main", 1));
        scene.later(Duration.ofHours(2));

        scene.reverted(done);

        assertThat(scene.at("2", scene.now())).isEqualTo("new/main");
        assertThat(scene.at("2", scene.now().plusSeconds(60))).isEqualTo("SERVICE_INACTIVE");
    }

    @Test
    void what_was_changed_since_is_not_overwritten() {
        Batch done = scene.done(change("1", "new/main", AT));
        scene.done(new DescribeService(dos("1"), "Another name", null));

        assertThat(scene.refusedRevert(done))
                .extracting(Problem::code)
                .containsExactly(Code.CONFLICT);
    }

    private List<Assignment> assignments() {
        return scene.catalogue().service(dos("1")).orElseThrow().service().assignments();
    }

    @Test
    void the_events_of_a_change_are_one_chain() {
        Batch done = scene.done(service("2"), assign("2", "new/main", 1));

        Event first = done.events().getFirst();
        Event second = done.events().get(1);
        assertThat(second.previousHash()).isEqualTo(first.hash());
        assertThat(second.content().before()).isEqualTo(first.content().after());
    }
}
