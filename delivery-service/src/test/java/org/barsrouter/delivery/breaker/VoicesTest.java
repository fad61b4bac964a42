package org.barsrouter.delivery.breaker;

import static org.assertj.core.api.Assertions.assertThat;

import org.barsrouter.delivery.breaker.Voices.Verdict;
import org.junit.jupiter.api.Test;

class VoicesTest {
    private final Voices voices = new Voices();

    @Test
    void one_loud_party_has_one_voice() {
        for (int i = 0; i < 100; i++) {
            voices.heard("loud", Verdict.FAILED);
        }

        assertThat(voices.mostFail()).isFalse();
        assertThat(voices.size()).isEqualTo(1);
    }

    @Test
    void three_of_six_are_enough_and_three_of_seven_are_not() {
        hear(3, Verdict.FAILED);
        for (String well : new String[] {"a", "b", "c"}) {
            voices.heard(well, Verdict.WORKS);
        }
        assertThat(voices.mostFail()).isTrue();

        voices.heard("d", Verdict.WORKS);

        assertThat(voices.mostFail()).isFalse();
    }

    @Test
    void a_party_that_works_again_takes_its_word_back() {
        hear(3, Verdict.FAILED);

        voices.heard("party-0", Verdict.WORKS);

        assertThat(voices.mostFail()).isFalse();
    }

    @Test
    void only_the_last_twenty_are_remembered() {
        hear(20, Verdict.FAILED);
        for (int i = 0; i < 11; i++) {
            voices.heard("new-" + i, Verdict.WORKS);
        }

        assertThat(voices.size()).isEqualTo(20);
        assertThat(voices.mostFail()).isFalse();
    }

    private void hear(int number, Verdict verdict) {
        for (int i = 0; i < number; i++) {
            voices.heard("party-" + i, verdict);
        }
    }
}
