package org.barsrouter.harness.fault;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.barsrouter.harness.architecture.Sources;

/// A copy of the sources in which faults can be planted and taken out again.
final class CopiedRepository {
    private final Path root;

    private CopiedRepository(Path root) {
        this.root = root;
    }

    static CopiedRepository into(Path folder) throws IOException {
        Path source = Sources.root();
        try (Stream<Path> walk = Files.walk(source)) {
            for (Path file : walk.filter(CopiedRepository::counts).toList()) {
                Path target = folder.resolve(source.relativize(file).toString());
                Files.createDirectories(target.getParent());
                Files.copy(file, target);
            }
        }
        return new CopiedRepository(folder);
    }

    private static boolean counts(Path file) {
        Path relative = Sources.root().relativize(file);
        return Files.isRegularFile(file)
                && Stream.of("target", ".git", "data").noneMatch(name -> contains(relative, name));
    }

    private static boolean contains(Path path, String name) {
        for (Path part : path) {
            if (part.toString().equals(name)) {
                return true;
            }
        }
        return false;
    }

    /// Plants a fault until closed.
    Planted replace(String file, String sound, String faulty) throws IOException {
        Path path = root.resolve(file);
        String before = Files.readString(path);
        assertThat(before).as("the place for the fault in " + file).contains(sound);
        Files.writeString(path, before.replace(sound, faulty));
        return () -> {
            try {
                Files.writeString(path, before);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        };
    }

    /// Builds one module and what it needs; the build must fail. Gives what it printed.
    String build(String module, String... arguments) throws IOException, InterruptedException {
        List<String> command =
                new ArrayList<>(
                        List.of(
                                "mvn",
                                "--batch-mode",
                                "--offline",
                                "-Dstyle.color=never",
                                "-Dsurefire.failIfNoSpecifiedTests=false",
                                "-pl",
                                module,
                                "-am"));
        command.addAll(List.of(arguments));
        ProcessBuilder builder =
                new ProcessBuilder(command).directory(root.toFile()).redirectErrorStream(true);
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        Process process = builder.start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as("the build must fail:\n%s", output).isNotZero();
        return output;
    }

    /// A fault that is there until closed.
    interface Planted extends AutoCloseable {
        @Override
        void close();
    }
}
