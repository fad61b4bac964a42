package org.barsrouter.harness.bench.app;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// A JVM that takes part in a measurement: started, looked at from outside, killed or ended.
public final class Participant implements AutoCloseable {
    private static final Duration START_LIMIT = Duration.ofSeconds(90);
    private static final List<String> FLAGS =
            List.of(
                    "--enable-native-access=ALL-UNNAMED",
                    "--sun-misc-unsafe-memory-access=allow",
                    "-XX:+UseSerialGC",
                    "-XX:+UseCompactObjectHeaders",
                    "-XX:TrimNativeHeapInterval=5000");

    private final Process process;
    private final Path log;

    /// What to run.
    ///
    /// @param memory heap options, such as `-Xmx256m`
    /// @param log what it prints to standard error is appended here
    public record Command(
            String classPath, String main, List<String> memory, List<String> arguments, Path log) {
        public Command {
            memory = List.copyOf(memory);
            arguments = List.copyOf(arguments);
        }
    }

    private Participant(Process process, Path log) {
        this.process = process;
        this.log = log;
    }

    public static Participant start(Command command) throws IOException {
        List<String> line = new ArrayList<>();
        line.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        line.addAll(FLAGS);
        String more = System.getProperty("bars.bench.jvm", "");
        if (!more.isBlank()) {
            line.addAll(List.of(more.strip().split(" ", -1)));
        }
        line.addAll(command.memory());
        line.addAll(List.of("-cp", command.classPath(), command.main()));
        line.addAll(command.arguments());
        ProcessBuilder builder =
                new ProcessBuilder(line)
                        .redirectError(ProcessBuilder.Redirect.appendTo(command.log().toFile()));
        builder.environment().put("MALLOC_ARENA_MAX", "2");
        Process process = builder.start();
        Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
        return new Participant(process, command.log());
    }

    /// Waits for a line that it prints and gives what follows the beginning.
    ///
    /// @throws IllegalStateException when it ends before, or takes more than 90 s; says what it
    ///   said last
    public String await(String beginning) throws IOException {
        Thread limit =
                Thread.ofVirtual()
                        .start(() -> {
                            if (!ended(START_LIMIT)) {
                                process.destroyForcibly();
                            }
                        });
        try {
            return read(beginning);
        } finally {
            limit.interrupt();
        }
    }

    /// Whether it ended within a time; an interrupt means that nobody cares any more.
    private boolean ended(Duration most) {
        try {
            return process.waitFor(most.toSeconds(), TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return true;
        }
    }

    private String read(String beginning) throws IOException {
        BufferedReader output = process.inputReader(StandardCharsets.UTF_8);
        for (String line = output.readLine(); line != null; line = output.readLine()) {
            if (line.startsWith(beginning)) {
                drain(output);
                return line.substring(beginning.length()).strip();
            }
        }
        throw new IllegalStateException(
                "a process ended before it was ready; it said: " + lastWords());
    }

    private String lastWords() throws IOException {
        List<String> said = Files.exists(log) ? Files.readAllLines(log) : List.of();
        return said.stream().filter(line -> !line.isBlank()).reduce("nothing", (_, last) -> last);
    }

    /// Reads on, so that it never waits for us.
    public void drain() {
        drain(process.inputReader(StandardCharsets.UTF_8));
    }

    private static void drain(BufferedReader output) {
        Thread.ofVirtual()
                .start(() -> {
                    try {
                        output.transferTo(Writer.nullWriter());
                    } catch (IOException e) {
                        // The process has ended: there is nothing more to read.
                    }
                });
    }

    public boolean isAlive() {
        return process.isAlive();
    }

    /// Resident memory in megabytes, as the kernel counts it; 0 when it has ended.
    public long residentMegabytes() {
        try {
            return Files.readAllLines(Path.of("/proc/" + process.pid() + "/status")).stream()
                    .filter(line -> line.startsWith("VmRSS:"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) / 1024)
                    .findFirst()
                    .orElse(0);
        } catch (IOException e) {
            return 0;
        }
    }

    /// `kill -9`.
    public void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(15, TimeUnit.SECONDS)) {
                kill();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            process.destroyForcibly();
        }
    }
}
