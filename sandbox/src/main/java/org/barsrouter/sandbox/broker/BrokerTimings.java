package org.barsrouter.sandbox.broker;

import java.time.Duration;

/// How soon a dead broker is noticed. Kafka's defaults suit data centres: with them a broker that
/// was killed waits 13 s for its own old session, and a cluster of three stops for 12 s.
///
/// @param session after how long without a heartbeat a broker counts as dead
/// @param heartbeat time between heartbeats
/// @param fetch after how long without a fetch a follower of the metadata log looks for a new
///   leader
/// @param election longest wait of an election round
public record BrokerTimings(
        Duration session, Duration heartbeat, Duration fetch, Duration election) {

    /// For a broker of its own: back within about 4 s of a kill.
    public static BrokerTimings ofOne() {
        return new BrokerTimings(
                Duration.ofSeconds(2),
                Duration.ofMillis(500),
                Duration.ofSeconds(2),
                Duration.ofSeconds(1));
    }

    /// For several: about 3 s without the leader.
    public static BrokerTimings ofSeveral() {
        return new BrokerTimings(
                Duration.ofSeconds(3),
                Duration.ofMillis(500),
                Duration.ofSeconds(1),
                Duration.ofMillis(500));
    }
}
