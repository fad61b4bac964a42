package org.barsrouter.console.http;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/// What stands at a URL that the person at the command line named.
public sealed interface Fetched {

    /// Its text.
    record Text(String text) implements Fetched {}

    /// Nothing of use.
    ///
    /// @param why a sentence
    record Nothing(String why) implements Fetched {}

    int LARGEST = 64 * 1024 * 1024;

    /// Fetches it; redirects are not followed.
    static Fetched from(String url) {
        try (HttpClient http =
                HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build()) {
            HttpResponse<InputStream> answer =
                    http.send(
                            HttpRequest.newBuilder(URI.create(url))
                                    .timeout(Duration.ofSeconds(60))
                                    .build(),
                            HttpResponse.BodyHandlers.ofInputStream());
            try (InputStream body = answer.body()) {
                return answer.statusCode() == 200
                        ? text(body.readNBytes(LARGEST + 1))
                        : new Nothing(
                                "The source answered %d: check the URL."
                                        .formatted(answer.statusCode()));
            }
        } catch (IllegalArgumentException e) {
            return new Nothing("The source is no URL that can be fetched: check its spelling.");
        } catch (IOException e) {
            return new Nothing("The source does not answer: check the URL and the network.");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Nothing("Interrupted while fetching the source.");
        }
    }

    private static Fetched text(byte[] bytes) {
        if (bytes.length > LARGEST) {
            return new Nothing("The source is larger than any targets.json: check the URL.");
        }
        try {
            return new Text(
                    StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString());
        } catch (CharacterCodingException e) {
            return new Nothing("The source is not UTF-8 text: check the URL.");
        }
    }
}
