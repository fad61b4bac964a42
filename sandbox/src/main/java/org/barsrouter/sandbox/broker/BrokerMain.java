package org.barsrouter.sandbox.broker;

import java.io.IOException;
import java.io.OutputStream;
import org.barsrouter.sandbox.log.ProcessLogging;
import picocli.CommandLine;

/// The embedded broker as a process of its own. When it serves, it prints one line: `broker ready`,
/// its bootstrap address and its cluster id. It ends on SIGTERM.
public final class BrokerMain {
    private BrokerMain() {}

    public static void main(String[] args) throws IOException {
        ProcessLogging.quieten();
        CommandLine line = new CommandLine(BrokerOptions.class);
        try {
            if (!CommandLine.printHelpIfRequested(line.parseArgs(args))) {
                run(line.getCommand());
            }
        } catch (CommandLine.ParameterException
                | IllegalArgumentException
                | BrokerRefusedException e) {
            refuse(e);
        }
    }

    private static void run(BrokerOptions options) throws IOException {
        EmbeddedBroker broker = EmbeddedBroker.start(settings(options));
        Runtime.getRuntime().addShutdownHook(new Thread(broker::close, "broker-close"));
        System.out.printf("broker ready %s %s%n", broker.bootstrapServers(), broker.clusterId());
        if (options.endsWithStdin()) {
            System.in.transferTo(OutputStream.nullOutputStream());
            System.exit(0);
        }
        broker.awaitEnd();
    }

    static BrokerSettings settings(BrokerOptions options) {
        BrokerSettings alone =
                BrokerSettings.alone(options.data(), options.environment(), options.port());
        String controllers = options.controllers();
        return controllers == null
                ? alone
                : alone.in(
                        new Quorum.Member(
                                options.nodeId(),
                                options.clusterId(),
                                Voter.parseAll(controllers)));
    }

    private static void refuse(RuntimeException e) {
        System.err.println(e.getMessage());
        System.exit(2);
    }
}
