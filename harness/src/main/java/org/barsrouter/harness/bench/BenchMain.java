package org.barsrouter.harness.bench;

import picocli.CommandLine;

/// `./bars bench …`: every figure in the documents comes from one of these commands.
@CommandLine.Command(
        name = "bench",
        description = "Measures the system on this machine and prints tables.",
        mixinStandardHelpOptions = true,
        subcommands = {RelayBench.class, ParkedBench.class, CatalogueBench.class})
public final class BenchMain {
    private BenchMain() {}

    public static void main(String[] args) {
        System.exit(new CommandLine(new BenchMain()).execute(args));
    }
}
