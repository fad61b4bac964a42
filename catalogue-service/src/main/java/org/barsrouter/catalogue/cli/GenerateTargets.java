package org.barsrouter.catalogue.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import org.barsrouter.catalogue.synthetic.SyntheticFiles;
import org.barsrouter.catalogue.synthetic.SyntheticTargets;
import org.barsrouter.catalogue.synthetic.SyntheticTargets.Row;

/// Writes a made-up national file; the same seed gives the same file.
public final class GenerateTargets {
    private static final Set<String> OPTIONS =
            Set.of("--services", "--out", "--seed", "--providers", "--products");
    private static final String USAGE =
            "usage: GenerateTargets --out FILE [--services 10284] [--seed 1] [--providers FILE] [--products FILE]";

    private GenerateTargets() {}

    public static void main(String[] args) throws IOException {
        try {
            System.out.println(run(args));
        } catch (IllegalArgumentException e) {
            System.err.println(e.getMessage());
            System.exit(4);
        }
    }

    /// Writes the files and says what they hold.
    ///
    /// @throws IllegalArgumentException when an option is wrong, with the usage
    static String run(String... args) throws IOException {
        Map<String, String> options = options(args);
        String out = options.get("--out");
        if (out == null) {
            throw new IllegalArgumentException("--out is missing\n" + USAGE);
        }
        int services = number(options, "--services", SyntheticTargets.NATIONAL);
        int seed = number(options, "--seed", 1);
        List<Row> rows = new SyntheticTargets(new SplittableRandom(seed)).rows(services);
        Files.writeString(Path.of(out), SyntheticFiles.targets(rows));
        String providers = options.get("--providers");
        if (providers != null) {
            Files.writeString(Path.of(providers), SyntheticFiles.providers(rows));
        }
        String products = options.get("--products");
        if (products != null) {
            Files.writeString(Path.of(products), SyntheticFiles.products());
        }
        return "%d services and 2 test targets written to %s (seed %d)"
                .formatted(rows.size(), out, seed);
    }

    private static Map<String, String> options(String... args) {
        Map<String, String> options = new HashMap<>();
        for (int i = 0; i < args.length; i += 2) {
            if (!OPTIONS.contains(args[i]) || i + 1 == args.length) {
                throw new IllegalArgumentException(
                        args[i] + " is no option, or lacks its value\n" + USAGE);
            }
            options.put(args[i], args[i + 1]);
        }
        return options;
    }

    private static int number(Map<String, String> options, String name, int otherwise) {
        try {
            return Integer.parseInt(options.getOrDefault(name, Integer.toString(otherwise)));
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(name + " is not a number\n" + USAGE);
        }
    }
}
