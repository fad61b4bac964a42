package org.barsrouter.catalogue.app;

import java.nio.charset.StandardCharsets;
import org.barsrouter.catalogue.change.Sha256;
import org.barsrouter.catalogue.change.VolumeGuard;
import org.barsrouter.catalogue.targets.ImportRules.Tests;
import org.barsrouter.catalogue.targets.TargetsJson;
import org.jspecify.annotations.Nullable;

/// An import that somebody asks for.
public record ImportCommand(
        Input input, Tests tests, Mode mode, Author author, VolumeGuard.@Nullable Ack ack) {

    /// Whether anything is written.
    public enum Mode {
        APPLY,
        DRY_RUN
    }

    /// What is handed in.
    ///
    /// @param targets file in the national format, read by [TargetsJson]
    /// @param digest SHA-256 of all of it
    public record Input(
            String fileName,
            TargetsJson.Parsed targets,
            @Nullable String providers,
            String digest) {

        /// A file whose bytes we have.
        public static Input ofBytes(String fileName, byte[] targets, @Nullable String providers) {
            return new Input(
                    fileName,
                    TargetsJson.read(targets),
                    providers,
                    digest(new String(targets, StandardCharsets.UTF_8), providers));
        }

        /// A file that came as text.
        public static Input ofText(String fileName, String targets, @Nullable String providers) {
            return new Input(
                    fileName, TargetsJson.read(targets), providers, digest(targets, providers));
        }

        private static String digest(String targets, @Nullable String providers) {
            return Sha256.start().with(targets).with(providers).hex();
        }
    }

    /// Who asks, and why.
    ///
    /// @param requestId X-Request-Id of the call
    /// @param correlationId X-Correlation-Id of the call
    public record Author(
            String actor,
            @Nullable String reason,
            @Nullable String requestId,
            @Nullable String correlationId) {}
}
