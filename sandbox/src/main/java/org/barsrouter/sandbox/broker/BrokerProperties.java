package org.barsrouter.sandbox.broker;

import java.nio.file.Path;
import java.util.Properties;
import java.util.stream.Collectors;

/// Kafka's own configuration of an embedded broker.
final class BrokerProperties {
    private static final int MB = 1024 * 1024;

    /// Larger than any record of ours: dead letters may have 8 MB, and a record has an overhead.
    private static final int LARGEST_RECORD = 9 * MB;

    private final Properties properties = new Properties();

    private BrokerProperties() {}

    static Properties of(BrokerSettings settings, Ports ports, Path logs) {
        BrokerProperties it = new BrokerProperties();
        it.network(settings.quorum(), ports);
        it.timings(settings.timings());
        it.storage(logs);
        it.copies(settings.quorum());
        it.size();
        return it.properties;
    }

    private void network(Quorum quorum, Ports ports) {
        String clients = "CLIENTS://127.0.0.1:" + ports.clients();
        String controller = "CONTROLLER://127.0.0.1:" + ports.controller();
        put("process.roles", "broker,controller");
        put("node.id", quorum.nodeId());
        put("listeners", clients + "," + controller);
        put("advertised.listeners", clients + "," + controller);
        put("listener.security.protocol.map", "CLIENTS:PLAINTEXT,CONTROLLER:PLAINTEXT");
        put("inter.broker.listener.name", "CLIENTS");
        put("controller.listener.names", "CONTROLLER");
        put("controller.quorum.voters", voters(quorum, ports));
    }

    private static String voters(Quorum quorum, Ports ports) {
        return switch (quorum) {
            case Quorum.Alone alone -> new Voter(alone.nodeId(), ports.controller()).toString();
            case Quorum.Member member ->
                    member.voters().stream().map(Voter::toString).collect(Collectors.joining(","));
        };
    }

    private void timings(BrokerTimings timings) {
        put("broker.session.timeout.ms", timings.session().toMillis());
        put("broker.heartbeat.interval.ms", timings.heartbeat().toMillis());
        put("controller.quorum.fetch.timeout.ms", timings.fetch().toMillis());
        put("controller.quorum.election.timeout.ms", timings.election().toMillis());
        put("group.initial.rebalance.delay.ms", 0);
    }

    private void storage(Path logs) {
        put("log.dirs", logs.toAbsolutePath().toString());
        put("auto.create.topics.enable", false);
        put("unclean.leader.election.enable", false);
        put("message.max.bytes", LARGEST_RECORD);
        put("replica.fetch.max.bytes", LARGEST_RECORD + MB);
        put("replica.fetch.response.max.bytes", 2 * LARGEST_RECORD);
        put("socket.request.max.bytes", 64 * MB);
    }

    private void copies(Quorum quorum) {
        put("offsets.topic.replication.factor", quorum.replicas());
        put("transaction.state.log.replication.factor", quorum.replicas());
        put("share.coordinator.state.topic.replication.factor", quorum.replicas());
        put("transaction.state.log.min.isr", quorum.inSync());
        put("share.coordinator.state.topic.min.isr", quorum.inSync());
        put("default.replication.factor", quorum.replicas());
        put("min.insync.replicas", quorum.inSync());
    }

    /// Small: one machine, a few hundred partitions.
    private void size() {
        put("offsets.topic.num.partitions", 4);
        put("transaction.state.log.num.partitions", 4);
        put("share.coordinator.state.topic.num.partitions", 1);
        put("log.cleaner.dedupe.buffer.size", 4 * MB);
        put("num.network.threads", 2);
        put("num.io.threads", 4);
        put("background.threads", 2);
    }

    private void put(String key, Object value) {
        properties.setProperty(key, value.toString());
    }
}
