package org.barsrouter.catalogue.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.barsrouter.catalogue.change.Actor;
import org.barsrouter.catalogue.config.CatalogueProperties.Seed;
import org.barsrouter.catalogue.kafka.CatalogueWriter;
import org.barsrouter.catalogue.targets.Finding;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Fills an empty catalogue from a file at start; one that holds anything is left alone.
public final class SeedCatalogue {
    private static final Logger LOG = LoggerFactory.getLogger(SeedCatalogue.class);

    private final CatalogueWriter writer;
    private final ImportTargets imports;
    private final Optional<Seed> seed;

    public SeedCatalogue(CatalogueWriter writer, ImportTargets imports, Optional<Seed> seed) {
        this.writer = writer;
        this.imports = imports;
        this.seed = seed;
    }

    /// Seeds if there is a seed and nothing else; returns what stands in the way of service.
    public Optional<String> run() {
        if (seed.isEmpty() || !writer.catalogue().isEmpty()) {
            return Optional.empty();
        }
        try {
            return obstacle(imports.run(command(seed.get())));
        } catch (IOException e) {
            return Optional.of(
                    "the file of catalogue.seed cannot be read ("
                            + e.getClass().getSimpleName()
                            + ")");
        }
    }

    private static ImportCommand command(Seed seed) throws IOException {
        return new ImportCommand(
                ImportCommand.Input.ofBytes(
                        String.valueOf(seed.targets().getFileName()),
                        Files.readAllBytes(seed.targets()),
                        ImportCommand.Lists.providers(text(seed.providers()))),
                seed.tests(),
                ImportCommand.Mode.SEED,
                new ImportCommand.Author(
                        Actor.named("catalogue-service"), "catalogue.seed", null, null),
                null,
                ImportCommand.Extras.none());
    }

    private static @Nullable String text(@Nullable Path file) throws IOException {
        return file == null ? null : Files.readString(file);
    }

    private static Optional<String> obstacle(ImportOutcome outcome) {
        return switch (outcome) {
            case ImportOutcome.Applied(ImportReport report) -> {
                LOG.atInfo()
                        .addKeyValue("tookMillis", report.took().toMillis())
                        .log("empty catalogue seeded");
                yield Optional.empty();
            }
            case ImportOutcome.Invalid(ImportReport report) ->
                    Optional.of("the file of catalogue.seed is refused: " + first(report));
            case ImportOutcome.AckNeeded _,
                    ImportOutcome.Waits _,
                    ImportOutcome.Outdated _,
                    ImportOutcome.Forbidden _,
                    ImportOutcome.DryRun _,
                    ImportOutcome.NotWriter _,
                    ImportOutcome.NotWritten _,
                    ImportOutcome.Unknown _ ->
                    Optional.of("the file of catalogue.seed could not be written yet");
        };
    }

    private static String first(ImportReport report) {
        Finding finding = report.findings().getFirst();
        return "%s line %d: %s"
                .formatted(finding.rule(), finding.subject().place().line(), finding.what());
    }
}
