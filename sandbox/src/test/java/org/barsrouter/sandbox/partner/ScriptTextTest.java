package org.barsrouter.sandbox.partner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ScriptTextTest {

    @Test
    void reads_a_sentence() {
        assertThat(ScriptText.parse("refuse 503 twice then delay 2s then accept without-ids"))
                .isEqualTo(
                        ReceiverScript.refuse(503)
                                .twice()
                                .then(ReceiverScript.delay(Duration.ofSeconds(2)))
                                .thenAccept()
                                .withoutIds());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "accept",
                "constant after 5ms",
                "refuse 500 no-store 3 times then hang",
                "refuse 422 once then lose-answer once then drop",
                "throttle 30s twice then not-fhir 502",
                "delay 1m then refuse 503 after 20ms without-ids"
            })
    void reads_what_it_writes(String text) {
        ReceiverScript script = ScriptText.parse(text);

        assertThat(ScriptText.parse(script.toString())).isEqualTo(script);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "explode",
                "refuse",
                "refuse many",
                "refuse 200",
                "delay 2 hours",
                "accept then",
                "accept 3",
                "accept 0 times"
            })
    void what_makes_no_sense_is_refused(String text) {
        assertThatThrownBy(() -> ScriptText.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageMatching("[a-z].* .*");
    }
}
