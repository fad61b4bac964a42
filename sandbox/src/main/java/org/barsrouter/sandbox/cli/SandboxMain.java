package org.barsrouter.sandbox.cli;

import picocli.CommandLine;

/// `./bars up`: the sandbox, left running until it is told to end.
public final class SandboxMain {
    private SandboxMain() {}

    public static void main(String[] args) {
        System.exit(new CommandLine(new UpCommand()).execute(args));
    }
}
