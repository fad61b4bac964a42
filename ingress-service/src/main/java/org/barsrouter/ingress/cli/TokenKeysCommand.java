package org.barsrouter.ingress.cli;

import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import org.barsrouter.ingress.store.KeyFile;

/// `./bars token-keys FILE`: makes the keys that access tokens are signed with, or puts a new one
/// before them.
public final class TokenKeysCommand {
    private static final int USAGE = 4;
    private static final int FAILED = 1;

    private TokenKeysCommand() {}

    public static void main(String[] args) {
        System.exit(run(args));
    }

    private static int run(String[] args) {
        if (args.length != 1 || args[0].startsWith("-")) {
            System.err.println(
                    "bars token-keys FILE: makes the key file of ingress.auth.own.key-file, or puts a new key before those that are there");
            return args.length == 1 && args[0].equals("--help") ? 0 : USAGE;
        }
        try {
            List<String> ids = KeyFile.rotate(Path.of(args[0]));
            System.out.println("signs from now on: " + ids.getFirst());
            ids.stream().skip(1).map("still verifies:    "::concat).forEach(System.out::println);
            return 0;
        } catch (UncheckedIOException | IllegalArgumentException e) {
            System.err.println("bars token-keys: " + e.getMessage());
            return FAILED;
        }
    }
}
