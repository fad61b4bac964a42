package org.barsrouter.sandbox.broker;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// A broker in a JVM of its own, which a test may kill.
record ChildBroker(Process process) implements AutoCloseable {

    static ChildBroker start(Path data, String... options) throws IOException {
        List<String> command =
                new ArrayList<>(
                        List.of(
                                ProcessHandle.current().info().command().orElseThrow(),
                                "-XX:+UseSerialGC",
                                "-XX:TieredStopAtLevel=1",
                                "-Xmx256m",
                                "-cp",
                                System.getProperty("java.class.path"),
                                BrokerMain.class.getName(),
                                "--environment",
                                "SANDBOX",
                                "--end-with-stdin",
                                "--data",
                                data.toString()));
        command.addAll(List.of(options));
        return new ChildBroker(
                new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start());
    }

    /// Blocks until it serves; the bootstrap address.
    String awaitReady() throws IOException {
        BufferedReader lines = process.inputReader(StandardCharsets.UTF_8);
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            if (line.startsWith("broker ready ")) {
                return line.split(" ", -1)[2];
            }
        }
        throw new AssertionError("the child broker has ended before it was ready");
    }

    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
