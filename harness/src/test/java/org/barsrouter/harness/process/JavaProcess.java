package org.barsrouter.harness.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// A JVM of its own on this test's class path. Its output goes to a file.
public final class JavaProcess implements AutoCloseable {
    private final Process process;
    private final String name;

    private JavaProcess(Process process, String name) {
        this.process = process;
        this.name = name;
    }

    /// Starts a main class.
    ///
    /// @param output the file that its output is appended to
    public static JavaProcess start(Class<?> main, Path output, List<String> arguments)
            throws IOException {
        List<String> command =
                new ArrayList<>(
                        List.of(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "--enable-native-access=ALL-UNNAMED",
                                "--sun-misc-unsafe-memory-access=allow",
                                "-XX:+UseSerialGC",
                                "-XX:TieredStopAtLevel=1",
                                "-Xmx320m",
                                "-cp",
                                System.getProperty("java.class.path"),
                                main.getName()));
        command.addAll(arguments);
        Process process =
                new ProcessBuilder(command)
                        .redirectErrorStream(true)
                        .redirectOutput(ProcessBuilder.Redirect.appendTo(output.toFile()))
                        .start();
        return new JavaProcess(process, main.getSimpleName());
    }

    /// Runs somebody else's program from its jar.
    ///
    /// @param properties system properties, `name=value`
    public static JavaProcess jar(Path jar, Path output, List<String> properties)
            throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-XX:+UseSerialGC", "-Xmx320m"));
        properties.forEach(property -> command.add("-D" + property));
        command.addAll(List.of("-jar", jar.toString()));
        Process process =
                new ProcessBuilder(command)
                        .redirectErrorStream(true)
                        .redirectOutput(ProcessBuilder.Redirect.appendTo(output.toFile()))
                        .start();
        return new JavaProcess(process, jar.getFileName().toString());
    }

    public boolean isAlive() {
        return process.isAlive();
    }

    /// `kill -9`: no shutdown hook runs.
    public void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    /// `SIGSTOP`: it stands still where it is, and its connections stay open.
    public void pause() {
        signal("STOP");
    }

    /// `SIGCONT`: it goes on as if no time had passed.
    public void resume() {
        signal("CONT");
    }

    private void signal(String name) {
        try {
            int status =
                    new ProcessBuilder("kill", "-" + name, Long.toString(process.pid()))
                            .start()
                            .waitFor();
            if (status != 0) {
                throw new IllegalStateException(this + " took no signal " + name);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while signalling " + this, e);
        }
    }

    /// Asks it to end, and insists after ten seconds. One that was paused wakes to hear it.
    @Override
    public void close() {
        if (process.isAlive()) {
            signal("CONT");
        }
        process.destroy();
        try {
            if (!process.waitFor(10, TimeUnit.SECONDS)) {
                process.destroyForcibly().waitFor();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            process.destroyForcibly();
        }
    }

    @Override
    public String toString() {
        return name;
    }
}
