package org.barsrouter.sandbox.broker;

import java.nio.file.Path;
import org.barsrouter.schemas.avro.Environment;

/// What a broker needs to know to start.
///
/// @param data its durable directory, made and formatted on the first start
/// @param environment the only environment whose directory is opened
/// @param port of the listener on 127.0.0.1; 0 picks a free one
/// @param quorum alone, or with whom
/// @param timings how soon a dead broker is noticed
public record BrokerSettings(
        Path data, Environment environment, int port, Quorum quorum, BrokerTimings timings) {

    public BrokerSettings {
        if (environment == Environment.UNSPECIFIED) {
            throw new IllegalArgumentException(
                    "a broker needs its environment: INT, PROD or SANDBOX");
        }
        if (port < 0 || port > 65_535) {
            throw new IllegalArgumentException("a broker's port is 0 (any) to 65535");
        }
    }

    /// A broker of its own.
    public static BrokerSettings alone(Path data, Environment environment, int port) {
        return new BrokerSettings(
                data, environment, port, new Quorum.Alone(), BrokerTimings.ofOne());
    }

    /// One of several brokers.
    public BrokerSettings in(Quorum.Member member) {
        return new BrokerSettings(data, environment, port, member, BrokerTimings.ofSeveral());
    }
}
