package org.barsrouter.sandbox.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class VoterTest {

    @Test
    void reads_what_it_prints() {
        List<Voter> voters = List.of(new Voter(1, 19_091), new Voter(2, 19_092));

        assertThat(Voter.parseAll(voters.getFirst() + "," + voters.getLast())).isEqualTo(voters);
    }

    @Test
    void refuses_any_address_but_the_loopback() {
        assertThatThrownBy(() -> Voter.parseAll("1@broker.example:19091"))
                .hasMessageContaining("node-id@127.0.0.1:port");
    }
}
