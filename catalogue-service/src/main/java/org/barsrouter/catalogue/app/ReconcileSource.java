package org.barsrouter.catalogue.app;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// Where the other side of the reconciliation comes from: a file, or a URL that only the operator's
/// configuration can name, never a caller of the API.
public final class ReconcileSource {
    private static final Duration CONNECT = Duration.ofSeconds(5);
    private static final Duration LONGEST = Duration.ofSeconds(60);

    private final String source;
    private final @Nullable Path providers;
    private final int largest;

    /// @param source an http(s) URL or a path
    /// @param largest most bytes that are read
    public ReconcileSource(String source, @Nullable Path providers, int largest) {
        this.source = source;
        this.providers = providers;
        this.largest = largest;
    }

    /// Reads it once.
    ///
    /// @throws IOException with a sentence, when it cannot be had
    public ImportCommand.Input read() throws IOException, InterruptedException {
        byte[] bytes =
                source.startsWith("http://") || source.startsWith("https://")
                        ? fetched(URI.create(source))
                        : file(Path.of(source));
        return ImportCommand.Input.ofBytes(
                source, bytes, ImportCommand.Lists.providers(providersText()));
    }

    private @Nullable String providersText() throws IOException {
        if (providers == null) {
            return null;
        }
        try {
            return Files.readString(providers);
        } catch (CharacterCodingException e) {
            throw new IOException("the providers file of catalogue.reconcile is not UTF-8", e);
        }
    }

    private byte[] file(Path path) throws IOException {
        if (!Files.isReadable(path)) {
            throw new IOException("the file of catalogue.reconcile.source cannot be read");
        }
        try (InputStream stream = Files.newInputStream(path)) {
            return limited(stream);
        }
    }

    private byte[] fetched(URI url) throws IOException, InterruptedException {
        try (HttpClient http =
                HttpClient.newBuilder()
                        .connectTimeout(CONNECT)
                        .followRedirects(HttpClient.Redirect.NEVER)
                        .build()) {
            HttpResponse<InputStream> answer =
                    http.send(
                            HttpRequest.newBuilder(url).timeout(LONGEST).build(),
                            HttpResponse.BodyHandlers.ofInputStream());
            try (InputStream stream = answer.body()) {
                if (answer.statusCode() != 200) {
                    throw new IOException(
                            "the URL of catalogue.reconcile.source answered "
                                    + answer.statusCode());
                }
                return limited(stream);
            }
        }
    }

    private byte[] limited(InputStream stream) throws IOException {
        byte[] bytes = stream.readNBytes(largest + 1);
        if (bytes.length > largest) {
            throw new IOException(
                    "the source of catalogue.reconcile is larger than catalogue.max-import-size");
        }
        return bytes;
    }
}
