package org.barsrouter.sandbox.partner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class ReceiverScriptTest {
    private static final Behaviour ACCEPT = new Behaviour.Accept();
    private static final Behaviour BUSY = new Behaviour.Refuse(503, "transient");

    @Test
    void refuses_twice_and_then_accepts_for_ever() {
        assertThat(behaviours(ReceiverScript.refuse(503).twice().thenAccept(), 4))
                .containsExactly(BUSY, BUSY, ACCEPT, ACCEPT);
    }

    @Test
    void a_last_step_without_a_count_lasts_for_ever() {
        assertThat(behaviours(ReceiverScript.refuse(503), 3)).containsExactly(BUSY, BUSY, BUSY);
    }

    @Test
    void a_step_in_the_middle_covers_one_request() {
        assertThat(behaviours(ReceiverScript.hang().thenRefuse(503).thenAccept(), 3))
                .containsExactly(new Behaviour.Hang(), BUSY, ACCEPT);
    }

    @Test
    void accepts_when_all_counted_steps_are_used_up() {
        assertThat(behaviours(ReceiverScript.dropConnection().once(), 2))
                .containsExactly(new Behaviour.DropConnection(), ACCEPT);
    }

    @Test
    void a_delay_belongs_to_its_own_step() {
        ReceiverScript script =
                ReceiverScript.refuse(503).after(Duration.ofSeconds(2)).thenAccept();

        assertThat(script.step(0).delay()).isEqualTo(Duration.ofSeconds(2));
        assertThat(script.step(1).delay()).isEqualTo(Duration.ZERO);
    }

    @Test
    void ids_are_left_out_of_the_last_step_only() {
        ReceiverScript script = ReceiverScript.accept().once().thenAccept().withoutIds();

        assertThat(script.step(0).echo()).isEqualTo(Step.Echo.BOTH_IDS);
        assertThat(script.step(1).echo()).isEqualTo(Step.Echo.NO_IDS);
    }

    @Test
    void success_is_no_refusal() {
        assertThatThrownBy(() -> ReceiverScript.refuse(200)).hasMessageContaining("400 to 599");
    }

    private static List<Behaviour> behaviours(ReceiverScript script, int count) {
        return LongStream.range(0, count).mapToObj(n -> script.step(n).behaviour()).toList();
    }
}
