package org.barsrouter.sandbox.broker;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(180)
class BrokerMainIT {
    @TempDir Path data;

    @Test
    void a_killed_broker_comes_back_with_everything_it_acknowledged() throws Exception {
        List<String> values = Log.numbered("record ", 100);
        try (ChildBroker broker = ChildBroker.start(data)) {
            Log log = new Log(broker.awaitReady());
            log.create(1);
            log.append(values);
            broker.kill();
        }

        try (ChildBroker broker = ChildBroker.start(data)) {
            assertThat(new Log(broker.awaitReady()).read(100)).isEqualTo(values);
        }
    }

    @Test
    void a_refused_start_ends_with_a_sentence() throws Exception {
        try (ChildBroker broker = ChildBroker.start(data, "--controllers", "1@elsewhere:1")) {
            assertThat(broker.process().waitFor()).isEqualTo(2);
        }
    }

    @Test
    @Tag("full")
    void three_brokers_lose_nothing_when_one_is_killed() throws Exception {
        String voters = voters();
        List<ChildBroker> brokers = new ArrayList<>();
        try {
            for (int id = 1; id <= 3; id++) {
                brokers.add(member(id, voters));
            }
            String bootstrap = brokers.get(0).awaitReady() + "," + brokers.get(1).awaitReady();
            Log log = new Log(bootstrap + "," + brokers.get(2).awaitReady());
            log.create(3);
            log.append(Log.numbered("before ", 100));
            brokers.getFirst().kill();
            log.append(Log.numbered("after ", 100));

            assertThat(log.read(200))
                    .containsAll(Log.numbered("before ", 100))
                    .containsAll(Log.numbered("after ", 100));
        } finally {
            brokers.forEach(ChildBroker::close);
        }
    }

    private ChildBroker member(int id, String voters) throws Exception {
        return ChildBroker.start(
                data.resolve(Integer.toString(id)),
                "--node-id",
                Integer.toString(id),
                "--cluster-id",
                "4L6g3nShT-eMCtK--X86sw",
                "--controllers",
                voters);
    }

    private static String voters() {
        Ports first = Ports.claim(0, 0);
        Ports second = Ports.claim(0, 0);
        return Stream.of(
                        new Voter(1, first.clients()),
                        new Voter(2, first.controller()),
                        new Voter(3, second.clients()))
                .map(Voter::toString)
                .collect(Collectors.joining(","));
    }
}
