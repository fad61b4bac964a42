package org.barsrouter.delivery.packed;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class Key128Test {
    @Test
    void a_canonical_uuid_is_itself() {
        UUID uuid = UUID.randomUUID();

        assertThat(Key128.of(uuid.toString()))
                .isEqualTo(
                        new Key128(
                                uuid.getMostSignificantBits(),
                                uuid.getLeastSignificantBits(),
                                false));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "conversation 7",
                "C0FFEE00-0000-4000-8000-000000000000",
                "c0ffee00-0000-4000-8000-00000000000",
                "c0ffee00x0000-4000-8000-000000000000",
                "c0ffee0000000-4000-8000-000000000000"
            })
    void any_other_text_is_its_name_and_like_no_other(String text) {
        assertThat(Key128.of(text).isText()).isTrue();
        assertThat(Key128.of(text)).isEqualTo(Key128.of(text)).isNotEqualTo(Key128.of(text + " "));
    }
}
