package org.barsrouter.console.cli;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/// The command line of an operator: one command per question, each thin over the services' HTTP
/// APIs.
@Command(
        name = "bars",
        description = "Looks after messages and the catalogue of a BaRS router.",
        mixinStandardHelpOptions = true,
        usageHelpAutoWidth = true,
        subcommands = {
            StatusCommand.class,
            MessagesCommand.class,
            ConversationCommand.class,
            JournalCommand.class,
            WhyCommand.class,
            EgressCommand.class,
            DeadLettersCommand.class,
            ReplayCommand.class,
            MessageCommand.class,
            EndpointsCommand.class,
            HostsCommand.class,
            AuditCommand.class,
            CatalogueCommand.class,
            UsersCommand.class
        })
public final class BarsCommand implements Runnable {
    @Spec private CommandSpec spec = CommandSpec.create();

    private BarsCommand() {}

    /// Runs one command; returns its exit code.
    ///
    /// @param out results
    /// @param err complaints
    public static int run(PrintWriter out, PrintWriter err, String... arguments) {
        return new CommandLine(new BarsCommand())
                .setOut(out)
                .setErr(err)
                .setParameterExceptionHandler((wrong, _) -> {
                    err.println(wrong.getMessage());
                    wrong.getCommandLine().usage(err);
                    return ExitCode.INVALID_INPUT.number();
                })
                .setExecutionExceptionHandler((failure, _, _) -> {
                    err.println(failure.getMessage());
                    err.flush();
                    return failure instanceof IllegalArgumentException
                            ? ExitCode.INVALID_INPUT.number()
                            : ExitCode.FAILED.number();
                })
                .execute(arguments);
    }

    @Override
    public void run() {
        spec.commandLine().usage(spec.commandLine().getOut());
    }

    public static void main(String[] arguments) {
        PrintWriter out = new PrintWriter(System.out, true, StandardCharsets.UTF_8);
        PrintWriter err = new PrintWriter(System.err, true, StandardCharsets.UTF_8);
        System.exit(run(out, err, arguments));
    }
}
