package org.barsrouter.sandbox.partner.http;

import java.net.URI;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// Options of simulated receivers that run as a process of their own.
@Command(
        name = "receivers",
        description = {
            "The sandbox's simulated receivers on one port.",
            "PUT /_script/2000099901 with 'refuse 503 twice then accept' changes a receiver;",
            "GET /_received shows what came."
        })
interface ReceiverOptions {

    @Option(names = "--port", defaultValue = "8090", description = "port to listen on (8090)")
    int port();

    @Option(
            names = "--address",
            defaultValue = "127.0.0.1",
            description = "interface to listen on; 0.0.0.0 in a container")
    String address();

    @Option(
            names = "--ingress",
            description =
                    "base URL of the router's ingress: validation requests are answered there")
    @Nullable URI ingress();

    @Option(
            names = "--print",
            description =
                    "print targets (targets.json) or providers (CSV) for the catalogue and end")
    @Nullable Print print();

    @Option(
            names = "--tls",
            paramLabel = "DIR",
            description =
                    "serve mutual TLS with certificates made now; DIR gets root.pem and client.p12 (password changeit)")
    @Nullable Path tls();

    @Option(names = "--host", defaultValue = "127.0.0.1", description = "host name in targets")
    String host();

    @Option(
            names = {"--help", "-h"},
            usageHelp = true,
            description = "show this help")
    boolean help();

    /// What can be printed.
    enum Print {
        targets,
        providers
    }
}
