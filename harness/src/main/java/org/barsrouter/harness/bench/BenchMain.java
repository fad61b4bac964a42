package org.barsrouter.harness.bench;

import picocli.CommandLine;

/// `./bars bench …`: every figure in the documents comes from one of these commands.
@CommandLine.Command(
        name = "bench",
        description = "Measures the system on this machine and prints tables.",
        mixinStandardHelpOptions = true,
        subcommands = {
            RelayBench.class,
            ReadsBench.class,
            IsolationBench.class,
            DrainBench.class,
            ParkedBench.class,
            CatalogueBench.class,
            JournalBench.class
        })
public final class BenchMain {
    private BenchMain() {}

    public static void main(String[] args) {
        CommandLine line = new CommandLine(new BenchMain());
        line.setExecutionExceptionHandler(BenchMain::refuse);
        System.exit(line.execute(args));
    }

    /// A wrong option is answered with a sentence; anything else is a bug.
    private static int refuse(Exception e, CommandLine line, CommandLine.ParseResult parsed)
            throws Exception {
        if (e instanceof IllegalArgumentException wrong) {
            line.getErr().println(wrong.getMessage());
            return line.getCommandSpec().exitCodeOnInvalidInput();
        }
        throw e;
    }
}
