package org.barsrouter.console.cli;

import picocli.CommandLine.Command;

/// Orders for hosts.
@Command(
        name = "hosts",
        description =
                "Lists orders in force for hosts; pauses, resumes, limits and probes them. What is down and why: ./bars why.",
        mixinStandardHelpOptions = true)
final class HostsCommand extends PlaceCommands {
    HostsCommand() {
        super("host");
    }
}
