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
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.barsrouter.sandbox.app.ServicePorts;
import org.springframework.util.FileSystemUtils;

/// The sandbox as a process of its own on a data directory that is deleted afterwards, so that its
/// start and its memory can be measured from outside.
final class SandboxProcess implements AutoCloseable {
    /// As `./bars up` has it.
    static final String HEAP = "352m";

    /// The same.
    static final List<String> COLLECTOR =
            List.of(
                    "-XX:NewSize=140m",
                    "-XX:MaxNewSize=140m",
                    "-XX:SurvivorRatio=5",
                    "-XX:MaxTenuringThreshold=3",
                    "-XX:SweeperThreshold=40");

    private static final String READY = "ready: ";

    private final Process process;
    private final Path data;
    private final ServicePorts ports;
    private final Duration startTime;

    private SandboxProcess(Process process, Path data, ServicePorts ports, Duration startTime) {
        this.process = process;
        this.data = data;
        this.ports = ports;
        this.startTime = startTime;
    }

    /// Starts it and waits until it says that it is ready.
    static SandboxProcess start(List<String> arguments) throws IOException {
        return start(HEAP, arguments);
    }

    /// The same with another heap than `./bars up` gives it.
    static SandboxProcess start(String heap, List<String> arguments) throws IOException {
        Path data = Files.createTempDirectory("bars-bench");
        ServicePorts ports = ServicePorts.free();
        List<String> command = new ArrayList<>();
        command.add(ProcessHandle.current().info().command().orElse("java"));
        command.addAll(
                List.of(
                        "--enable-native-access=ALL-UNNAMED",
                        "--sun-misc-unsafe-memory-access=allow",
                        "-XX:+UseSerialGC",
                        "-XX:+UseCompactObjectHeaders",
                        "-XX:TrimNativeHeapInterval=5000",
                        "-Xmx" + heap));
        command.addAll(COLLECTOR);
        command.addAll(
                List.of(
                        "-cp",
                        System.getProperty("java.class.path"),
                        "org.barsrouter.sandbox.cli.SandboxMain",
                        "--data",
                        data.toString(),
                        "--ports",
                        ports.text(),
                        "--console-port",
                        String.valueOf(ServicePorts.free().broker())));
        command.addAll(arguments);
        long start = System.nanoTime();
        Process process =
                new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
        Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
        BufferedReader output = process.inputReader(StandardCharsets.UTF_8);
        for (String line = output.readLine(); line != null; line = output.readLine()) {
            if (line.startsWith(READY)) {
                Duration took = Duration.ofNanos(System.nanoTime() - start);
                Thread.ofVirtual().start(() -> drain(output));
                return new SandboxProcess(process, data, ports, took);
            }
        }
        throw new IOException("the sandbox ended before it was ready");
    }

    /// Arguments that give it a catalogue.
    ///
    /// @param folder for the files
    static List<String> catalogue(Path folder, String targets, String providers)
            throws IOException {
        Path json = Files.writeString(folder.resolve("targets.json"), targets);
        Path csv = Files.writeString(folder.resolve("providers.csv"), providers);
        return List.of("--targets", json.toString(), "--providers", csv.toString());
    }

    URI ingress() {
        return ports.ingressAddress();
    }

    URI journal() {
        return URI.create("http://127.0.0.1:" + ports.journal());
    }

    String bootstrapServers() {
        return "127.0.0.1:" + ports.broker();
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

    /// What its heap has in use after a collection, in bytes.
    long heapInUse() throws IOException {
        Process jcmd =
                new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin", "jcmd").toString(),
                                String.valueOf(process.pid()),
                                "GC.class_histogram")
                        .redirectError(ProcessBuilder.Redirect.INHERIT)
                        .start();
        try (BufferedReader output = jcmd.inputReader(StandardCharsets.UTF_8)) {
            return output.lines()
                    .filter(line -> line.startsWith("Total"))
                    .mapToLong(line -> Long.parseLong(line.strip().split("\\s+", -1)[2]))
                    .findFirst()
                    .orElseThrow(
                            () -> new IOException("jcmd does not say what the heap has in use"));
        }
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
        try {
            FileSystemUtils.deleteRecursively(data);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
