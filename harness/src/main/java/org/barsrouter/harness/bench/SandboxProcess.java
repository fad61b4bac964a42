package org.barsrouter.harness.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/// The sandbox as a process of its own on a data directory that is deleted afterwards, so that its
/// start and its memory can be measured from outside.
final class SandboxProcess implements AutoCloseable {
    private static final String READY = "ready: ";

    private final Process process;
    private final Path data;
    private final URI ingress;
    private final Duration startTime;

    private SandboxProcess(Process process, Path data, URI ingress, Duration startTime) {
        this.process = process;
        this.data = data;
        this.ingress = ingress;
        this.startTime = startTime;
    }

    /// Starts it and waits until it says that it is ready.
    static SandboxProcess start(List<String> arguments) throws IOException {
        Path data = Files.createTempDirectory("bars-bench");
        List<String> command = new ArrayList<>();
        command.add(ProcessHandle.current().info().command().orElse("java"));
        command.addAll(
                List.of(
                        "--enable-native-access=ALL-UNNAMED",
                        "--sun-misc-unsafe-memory-access=allow",
                        "-XX:+UseSerialGC",
                        "-XX:+UseCompactObjectHeaders",
                        "-XX:TrimNativeHeapInterval=5000",
                        "-Xmx320m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        "org.barsrouter.sandbox.cli.SandboxMain",
                        "--data",
                        data.toString(),
                        "--any-port"));
        command.addAll(arguments);
        long start = System.nanoTime();
        Process process =
                new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
        BufferedReader output = process.inputReader(StandardCharsets.UTF_8);
        for (String line = output.readLine(); line != null; line = output.readLine()) {
            if (line.startsWith(READY)) {
                Duration took = Duration.ofNanos(System.nanoTime() - start);
                Thread.ofVirtual().start(() -> drain(output));
                return new SandboxProcess(
                        process, data, URI.create(line.substring(READY.length())), took);
            }
        }
        throw new IOException("the sandbox ended before it was ready");
    }

    URI ingress() {
        return ingress;
    }

    /// Its data directory.
    Path data() {
        return data;
    }

    Duration startTime() {
        return startTime;
    }

    /// Resident memory in megabytes, as the kernel counts it.
    long residentMegabytes() throws IOException {
        return Files.readAllLines(Path.of("/proc/" + process.pid() + "/status")).stream()
                .filter(line -> line.startsWith("VmRSS:"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) / 1024)
                .findFirst()
                .orElseThrow();
    }

    /// Processor time used so far.
    Duration processorTime() {
        return process.toHandle().info().totalCpuDuration().orElse(Duration.ZERO);
    }

    private static void drain(BufferedReader output) {
        try {
            output.transferTo(java.io.Writer.nullWriter());
        } catch (IOException e) {
            // The process has ended: there is nothing more to read.
        }
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(30, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        try (Stream<Path> files = Files.walk(data)) {
            files.sorted(Comparator.reverseOrder()).forEach(SandboxProcess::delete);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
