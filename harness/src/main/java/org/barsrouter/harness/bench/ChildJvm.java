package org.barsrouter.harness.bench;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Stream;

/// A part of the system as a process of its own, with the flags that `./bars` gives it.
final class ChildJvm implements AutoCloseable {
    /// Where the system can: whatever else wakes up takes the processor at once.
    static final List<String> IDLE = List.of("chrt", "--idle", "0");

    /// Elsewhere.
    static final List<String> NICE = List.of("nice", "-n", "10");

    private final Process process;

    private ChildJvm(Process process) {
        this.process = process;
    }

    /// Starts a main class on this process's class path.
    ///
    /// @param memory heap options, as in `-Xmx384m`
    /// @param lines is given each line that it prints, on a thread of its own
    static ChildJvm start(
            List<String> memory, List<String> mainAndArguments, Consumer<String> lines)
            throws IOException {
        return start(List.of(), memory, mainAndArguments, lines);
    }

    /// The same for a process that stands behind the others of this machine, as `./bars` does it
    /// with the journal.
    static ChildJvm startBehind(
            List<String> memory, List<String> mainAndArguments, Consumer<String> lines)
            throws IOException {
        return start(isThere("chrt") ? IDLE : NICE, memory, mainAndArguments, lines);
    }

    private static boolean isThere(String command) {
        return Stream.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator, -1))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, command)));
    }

    private static ChildJvm start(
            List<String> before,
            List<String> memory,
            List<String> mainAndArguments,
            Consumer<String> lines)
            throws IOException {
        List<String> command = new ArrayList<>(before);
        command.add(ProcessHandle.current().info().command().orElse("java"));
        command.addAll(
                List.of(
                        "--enable-native-access=ALL-UNNAMED",
                        "--sun-misc-unsafe-memory-access=allow",
                        "-XX:+UseSerialGC",
                        "-XX:+UseCompactObjectHeaders",
                        "-XX:TrimNativeHeapInterval=5000"));
        command.addAll(memory);
        command.addAll(List.of("-cp", System.getProperty("java.class.path")));
        command.addAll(mainAndArguments);
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().put("MALLOC_ARENA_MAX", "2");
        Process process = builder.start();
        Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
        Thread.ofPlatform().daemon().name("child-output").start(() -> follow(process, lines));
        return new ChildJvm(process);
    }

    private static void follow(Process process, Consumer<String> lines) {
        try (BufferedReader output = process.inputReader(StandardCharsets.UTF_8)) {
            output.lines().forEach(lines);
        } catch (IOException | java.io.UncheckedIOException e) {
            lines.accept("the process has ended");
        }
    }

    boolean isAlive() {
        return process.isAlive();
    }

    /// Megabytes of a line of the kernel's account of it, such as `VmRSS` or, for the most it ever
    /// had, `VmHWM`.
    long megabytes(String line) throws IOException {
        return Files.readAllLines(Path.of("/proc/" + process.pid() + "/status")).stream()
                .filter(text -> text.startsWith(line + ":"))
                .mapToLong(text -> Long.parseLong(text.replaceAll("\\D", "")) / 1024)
                .findFirst()
                .orElseThrow();
    }

    Duration processorTime() {
        return process.toHandle().info().totalCpuDuration().orElse(Duration.ZERO);
    }

    /// `kill -9`.
    void kill() {
        process.destroyForcibly();
        awaitEnd();
    }

    @Override
    public void close() {
        process.destroy();
        awaitEnd();
        process.destroyForcibly();
    }

    private void awaitEnd() {
        try {
            boolean _ = process.waitFor(20, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
