package org.barsrouter.routing.policy;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PolicyTest {

    @Test
    void slices_of_an_endpoint_divide_what_it_allows() {
        Policy whole =
                Policy.defaults()
                        .with(
                                new PolicyOverrides.Builder()
                                        .maxInFlight(64)
                                        .ratePerSecond(20.0)
                                        .build());

        Policy slice = whole.perSlice(4);

        assertThat(slice.maxInFlight()).isEqualTo(16);
        assertThat(slice.ratePerSecond()).hasValue(5.0);
        assertThat(slice.maxAge()).isEqualTo(whole.maxAge());
    }

    @Test
    void a_slice_may_always_attempt_one() {
        Policy narrow =
                Policy.defaults().with(new PolicyOverrides.Builder().maxInFlight(2).build());

        assertThat(narrow.perSlice(8).maxInFlight()).isEqualTo(1);
        assertThat(narrow.perSlice(1)).isEqualTo(narrow);
    }
}
