package org.barsrouter.catalogue.app;

import java.nio.charset.StandardCharsets;
import org.barsrouter.catalogue.change.Actor;
import org.barsrouter.catalogue.change.Sha256;
import org.barsrouter.catalogue.intake.ImportGuard;
import org.barsrouter.catalogue.targets.ImportRules.Tests;
import org.barsrouter.catalogue.targets.TargetsJson;
import org.jspecify.annotations.Nullable;

/// An import that somebody asks for.
public record ImportCommand(
        Input input,
        Tests tests,
        Mode mode,
        Author author,
        ImportGuard.@Nullable Ack ack,
        Extras extras) {

    /// Whoever asks, to the rest of the service.
    Caller caller() {
        return new Caller(
                author.actor(),
                "import:" + input.fileName(),
                author.requestId(),
                author.correlationId(),
                input.digest());
    }

    /// What is wanted beside the change.
    ///
    /// @param changeRef the ticket that the change belongs to
    public record Extras(@Nullable String changeRef, Log log) {

        public static Extras none() {
            return new Extras(null, Log.NONE);
        }
    }

    /// Whether every row is told of.
    public enum Log {
        NONE,
        ROWS
    }

    /// Whether anything is written.
    public enum Mode {
        APPLY,
        DRY_RUN,
        /// Written because the deployment's configuration says so: nobody else is asked.
        SEED
    }

    /// What is handed in.
    ///
    /// @param targets file in the national format, read by [TargetsJson]
    /// @param digest of all of it: the same files again are the same change-set
    /// @param sha256 of the targets file alone, as `sha256sum` prints it
    public record Input(
            String fileName,
            TargetsJson.Parsed targets,
            Lists lists,
            String digest,
            String sha256) {

        /// A file whose bytes we have.
        public static Input ofBytes(String fileName, byte[] targets, Lists lists) {
            String sha256 = Sha256.ofBytes(targets);
            return new Input(
                    fileName, TargetsJson.read(targets), lists, digest(sha256, lists), sha256);
        }

        /// A file that came as text.
        public static Input ofText(String fileName, String targets, Lists lists) {
            String sha256 = Sha256.ofBytes(targets.getBytes(StandardCharsets.UTF_8));
            return new Input(
                    fileName, TargetsJson.read(targets), lists, digest(sha256, lists), sha256);
        }

        private static String digest(String sha256, Lists lists) {
            return Sha256.start()
                    .with(sha256)
                    .with(lists.providers())
                    .with(lists.products())
                    .with(lists.retired())
                    .hex();
        }
    }

    /// The texts of the lists beside the file, each absent when there is none.
    ///
    /// @param providers who provides a service, rule E2
    /// @param products what answers at a base URL, rule E1
    /// @param retired services that may go, rule S2
    public record Lists(
            @Nullable String providers, @Nullable String products, @Nullable String retired) {

        public static Lists none() {
            return new Lists(null, null, null);
        }

        public static Lists providers(@Nullable String providers) {
            return new Lists(providers, null, null);
        }
    }

    /// Who asks, and why.
    ///
    /// @param requestId X-Request-Id of the call
    /// @param correlationId X-Correlation-Id of the call
    public record Author(
            Actor actor,
            @Nullable String reason,
            @Nullable String requestId,
            @Nullable String correlationId) {}
}
