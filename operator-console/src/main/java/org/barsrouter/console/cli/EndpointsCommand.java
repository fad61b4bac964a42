package org.barsrouter.console.cli;

import picocli.CommandLine.Command;

/// Orders for endpoints.
@Command(
        name = "endpoints",
        description =
                "Lists orders in force for endpoints; pauses, resumes, limits and probes them. What is down and why: ./bars why.",
        mixinStandardHelpOptions = true)
final class EndpointsCommand extends PlaceCommands {
    EndpointsCommand() {
        super("endpoint");
    }
}
