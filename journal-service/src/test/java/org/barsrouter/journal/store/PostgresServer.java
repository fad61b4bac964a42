package org.barsrouter.journal.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.UserPrincipal;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.util.FileSystemUtils;

/// A real PostgreSQL server of this machine's own binaries, on a free port, with a password; tests
/// that want it are skipped where there are none.
final class PostgresServer implements AutoCloseable {
    private static final String USER = "journal";
    private static final String PASSWORD = "synthetic-password";

    private final Path folder;
    private final Process process;
    private final int port;

    private PostgresServer(Path folder, Process process, int port) {
        this.folder = folder;
        this.process = process;
        this.port = port;
    }

    static PostgresServer start() {
        Optional<Path> initdb = binary("initdb");
        Optional<Path> postgres = binary("postgres");
        assumeTrue(
                initdb.isPresent() && postgres.isPresent(),
                "initdb and postgres are not on the path: install PostgreSQL to run this test");
        assumeTrue(
                !isRoot() || binary("setpriv").isPresent(),
                "PostgreSQL does not run as root, and setpriv is not there to become somebody else");
        try {
            return start(initdb.orElseThrow(), postgres.orElseThrow());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static PostgresServer start(Path initdb, Path postgres) throws IOException {
        Path folder = Files.createTempDirectory("journal-postgres");
        Path password = Files.writeString(folder.resolve("password"), PASSWORD);
        own(folder);
        own(password);
        String data = folder.resolve("data").toString();
        Process init =
                run(
                        folder,
                        initdb.toString(),
                        "-D",
                        data,
                        "-U",
                        USER,
                        "--auth=scram-sha-256",
                        "--pwfile=" + password,
                        "-E",
                        "UTF8",
                        "--no-sync");
        assertThat(init.onExit().join().exitValue()).as("exit code of initdb").isZero();
        int port = freePort();
        Process process =
                run(
                        folder,
                        postgres.toString(),
                        "-D",
                        data,
                        "-h",
                        "127.0.0.1",
                        "-p",
                        Integer.toString(port),
                        "-k",
                        folder.toString(),
                        "-F");
        PostgresServer server = new PostgresServer(folder, process, port);
        await().atMost(Duration.ofSeconds(60)).ignoreExceptions().until(server::answers);
        return server;
    }

    /// A new, empty database.
    DatabasePlace.Server database(String name) {
        try (Connection connection = connect();
                var statement = connection.createStatement()) {
            statement.execute("create database " + name);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        return new DatabasePlace.Server(url(name), USER, PASSWORD);
    }

    private String url(String name) {
        return "jdbc:postgresql://127.0.0.1:" + port + "/" + name;
    }

    private boolean answers() throws SQLException {
        try (Connection connection = connect()) {
            return connection.isValid(1);
        }
    }

    private Connection connect() throws SQLException {
        return DriverManager.getConnection(url("postgres"), USER, PASSWORD);
    }

    private static Process run(Path folder, String... command) throws IOException {
        List<String> all = new ArrayList<>();
        if (isRoot()) {
            all.addAll(List.of("setpriv", "--reuid=nobody", "--regid=nogroup", "--clear-groups"));
        }
        all.addAll(Arrays.asList(command));
        return new ProcessBuilder(all)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
    }

    private static void own(Path path) throws IOException {
        if (isRoot()) {
            UserPrincipal nobody =
                    path.getFileSystem()
                            .getUserPrincipalLookupService()
                            .lookupPrincipalByName("nobody");
            Files.setOwner(path, nobody);
        }
    }

    private static boolean isRoot() {
        return "root".equals(System.getProperty("user.name"));
    }

    private static Optional<Path> binary(String name) {
        return Stream.of(
                        Optional.ofNullable(System.getenv("PATH"))
                                .orElse("")
                                .split(File.pathSeparator, -1))
                .map(folder -> Path.of(folder, name))
                .filter(Files::isExecutable)
                .findFirst();
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    @Override
    public void close() throws IOException {
        process.destroy();
        process.onExit().join();
        FileSystemUtils.deleteRecursively(folder);
    }
}
