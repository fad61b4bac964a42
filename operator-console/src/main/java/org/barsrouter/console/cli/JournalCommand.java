package org.barsrouter.console.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/// Looks after the journal itself.
@Command(
        name = "journal",
        description = "Looks after the journal itself.",
        mixinStandardHelpOptions = true,
        subcommands = {JournalRebuildCommand.class})
final class JournalCommand implements Runnable {
    @Spec private CommandSpec spec = CommandSpec.create();

    @Override
    public void run() {
        spec.commandLine().usage(spec.commandLine().getOut());
    }
}
