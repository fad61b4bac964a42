package org.barsrouter.sandbox.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class QuorumTest {
    private static final List<Voter> THREE =
            List.of(new Voter(1, 19_091), new Voter(2, 19_092), new Voter(3, 19_093));

    @Test
    void three_brokers_keep_three_copies_and_wait_for_two() {
        Quorum quorum = new Quorum.Member(2, "cluster", THREE);

        assertThat(quorum.replicas()).isEqualTo(3);
        assertThat(quorum.inSync()).isEqualTo(2);
    }

    @Test
    void a_broker_alone_keeps_one_copy() {
        Quorum quorum = new Quorum.Alone();

        assertThat(quorum.replicas()).isEqualTo(1);
        assertThat(quorum.inSync()).isEqualTo(1);
    }

    @Test
    void a_member_must_be_one_of_the_controllers() {
        assertThatThrownBy(() -> new Quorum.Member(4, "cluster", THREE))
                .hasMessageContaining("node id 4");
    }

    @Test
    void members_need_the_id_of_their_cluster() {
        assertThatThrownBy(() -> new Quorum.Member(1, "", THREE))
                .hasMessageContaining("cluster id");
    }
}
