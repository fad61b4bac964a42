package org.barsrouter.sandbox.broker;

import java.nio.file.Path;
import org.barsrouter.schemas.avro.Environment;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// Options of a broker that runs as a process of its own.
@Command(name = "broker", description = "A Kafka broker on 127.0.0.1, durable in its directory.")
interface BrokerOptions {

    @Option(names = "--data", required = true, description = "durable directory")
    Path data();

    @Option(
            names = "--port",
            defaultValue = "0",
            description = "port for clients on 127.0.0.1, 0 for a free one")
    int port();

    @Option(names = "--environment", required = true, description = "INT, PROD or SANDBOX")
    Environment environment();

    @Option(names = "--node-id", defaultValue = "1", description = "of a cluster of several")
    int nodeId();

    @Option(
            names = "--controllers",
            description = "1@127.0.0.1:19091,2@127.0.0.1:19092,... the same for all brokers")
    @Nullable String controllers();

    @Option(
            names = "--cluster-id",
            defaultValue = "",
            description = "of a cluster of several, the same for all brokers")
    String clusterId();

    @Option(
            names = "--end-with-stdin",
            description = "end when standard input ends, as it does when a parent dies")
    boolean endsWithStdin();

    @Option(
            names = {"--help", "-h"},
            usageHelp = true,
            description = "show this help")
    boolean help();
}
