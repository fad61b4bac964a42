package org.barsrouter.harness.bench.app;

import java.time.Duration;
import org.barsrouter.harness.bench.kafka.Letters;
import org.barsrouter.harness.bench.scenario.Scenario;

/// Something that can be measured, and how it is set up.
public interface Product {
    /// One word.
    String word();

    /// How it is set up, in a sentence.
    String description();

    /// The command that runs it.
    ///
    /// @param callTime total time of a call to a receiver
    Participant.Command command(Cluster cluster, Duration callTime);

    /// Whether it prints `ready` when it has started.
    boolean saysReady();

    /// How messages are written for it.
    Letters letters(byte[] body, Scenario scenario);
}
