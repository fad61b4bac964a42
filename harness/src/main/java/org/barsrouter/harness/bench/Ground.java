package org.barsrouter.harness.bench;

import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Option;

/// What the measurements of delivery-service stand on alike, as options of their commands.
final class Ground {
    @Option(
            names = "--body",
            defaultValue = "2000",
            description = "Size of a body in bytes (${DEFAULT-VALUE}).")
    private int body = 2_000;

    @Option(
            names = "--partitions",
            defaultValue = "12",
            description = "Partitions of bars.outbound (${DEFAULT-VALUE}).")
    private int partitions = 12;

    @Option(
            names = "--warmup",
            defaultValue = "60",
            description = "Seconds before measuring (${DEFAULT-VALUE}).")
    private int warmup = 60;

    @Option(
            names = "--set",
            description =
                    "Configuration of delivery-service, such as delivery.lane.max-in-flight=32.")
    private List<String> options = new ArrayList<>();

    int body() {
        return body;
    }

    int partitions() {
        return partitions;
    }

    int warmup() {
        return warmup;
    }

    List<String> options() {
        return options;
    }
}
