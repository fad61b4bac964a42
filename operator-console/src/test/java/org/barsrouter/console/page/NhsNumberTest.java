package org.barsrouter.console.page;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NhsNumberTest {
    @ParameterizedTest
    @ValueSource(
            strings = {"9434765919", "943 476 5919", "943-476-5919", "4505577104", "0000000000"})
    void ten_digits_with_their_check_digit_are_one(String text) {
        assertThat(NhsNumber.isLike(text)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"9434765918", "943476591", "94347659190", "X26", "", "943476591X"})
    void anything_else_is_none(String text) {
        assertThat(NhsNumber.isLike(text)).isFalse();
    }
}
