package org.barsrouter.routetable.record;

import static org.assertj.core.api.Assertions.assertThat;

import org.barsrouter.routing.policy.Policy;
import org.barsrouter.routing.policy.PolicyOverrides;
import org.junit.jupiter.api.Test;

class PolicyRecordsTest {

    @Test
    void the_default_policy_travels_with_a_message() {
        assertThat(PolicyRecords.read(PolicyRecords.write(Policy.defaults())))
                .isEqualTo(Policy.defaults());
    }

    @Test
    void an_overridden_policy_travels_without_its_relay_deadline() {
        Policy policy = Policy.defaults().with(SampleRoutes.overrides());

        Policy read = PolicyRecords.read(PolicyRecords.write(policy));

        assertThat(read)
                .usingRecursiveComparison()
                .ignoringFields("relayDeadline")
                .isEqualTo(policy);
        assertThat(read.relayDeadline()).isEqualTo(Policy.defaults().relayDeadline());
    }

    @Test
    void nothing_overridden_stays_nothing() {
        PolicyOverrides read = PolicyRecords.read(PolicyRecords.write(PolicyOverrides.none()));

        assertThat(Policy.defaults().with(read)).isEqualTo(Policy.defaults());
    }
}
