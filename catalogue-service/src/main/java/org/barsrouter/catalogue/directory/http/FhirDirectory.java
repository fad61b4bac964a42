package org.barsrouter.catalogue.directory.http;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.barsrouter.catalogue.directory.DirectoryEntry;
import org.barsrouter.catalogue.directory.DirectoryPage;
import org.barsrouter.catalogue.directory.ServiceDirectory;
import org.barsrouter.routing.identifier.IdentifierSystems;
import org.barsrouter.schemas.id.ServiceId;
import org.jspecify.annotations.Nullable;

/// A directory that is a FHIR R4 server: services are its HealthcareServices, searched by
/// identifier. Its pages are followed only on the server that was configured.
public final class FhirDirectory implements ServiceDirectory, AutoCloseable {
    private static final int PAGE = 500;
    private static final int MOST_PAGES = 1_000;
    private static final int LARGEST_PAGE = 16_000_000;

    private final URI base;
    private final Duration timeout;
    private final IdentifierSystems systems;
    private final HttpClient http;

    /// @param base FHIR base URL, without a slash at its end
    /// @param timeout of one call
    public FhirDirectory(URI base, Duration timeout, IdentifierSystems systems) {
        this.base = base;
        this.timeout = timeout;
        this.systems = systems;
        this.http =
                HttpClient.newBuilder()
                        .version(HttpClient.Version.HTTP_1_1)
                        .followRedirects(HttpClient.Redirect.NEVER)
                        .connectTimeout(timeout)
                        .build();
    }

    /// A page, or the sentence that says why there is none.
    private record Fetched(@Nullable DirectoryPage page, String why) {}

    @Override
    public LookUp find(ServiceId id) {
        Fetched fetched =
                fetch(
                        URI.create(
                                base
                                        + "/HealthcareService?identifier="
                                        + URLEncoder.encode(id.key(), StandardCharsets.UTF_8)));
        DirectoryPage page = fetched.page();
        if (page == null) {
            return new LookUp.Unavailable(fetched.why());
        }
        return page.entries().stream()
                .filter(entry -> entry.id().equals(id))
                .findFirst()
                .<LookUp>map(LookUp.Found::new)
                .orElseGet(LookUp.NotThere::new);
    }

    @Override
    public Listing all() {
        List<DirectoryEntry> entries = new ArrayList<>();
        URI next = URI.create(base + "/HealthcareService?_count=" + PAGE);
        for (int i = 0; i < MOST_PAGES; i++) {
            Fetched fetched = fetch(next);
            DirectoryPage page = fetched.page();
            if (page == null) {
                return new Listing.Incomplete(fetched.why());
            }
            entries.addAll(page.entries());
            Optional<URI> following = page.next();
            if (following.isEmpty()) {
                return new Listing.Listed(entries);
            }
            next = base.resolve(following.get());
            if (!isOurs(next)) {
                return new Listing.Incomplete(
                        "The directory's next page is on another server, which is not followed: have its links corrected.");
            }
        }
        return new Listing.Incomplete(
                "The directory has more than " + MOST_PAGES + " pages: its links go round.");
    }

    private boolean isOurs(URI next) {
        return base.getScheme().equals(next.getScheme())
                && base.getRawAuthority().equals(next.getRawAuthority());
    }

    private Fetched fetch(URI url) {
        try {
            HttpResponse<InputStream> answer =
                    http.send(
                            HttpRequest.newBuilder(url)
                                    .header("Accept", "application/fhir+json")
                                    .timeout(timeout)
                                    .build(),
                            HttpResponse.BodyHandlers.ofInputStream());
            try (InputStream in = answer.body()) {
                if (answer.statusCode() != 200) {
                    return failed("answered " + answer.statusCode());
                }
                byte[] body = in.readNBytes(LARGEST_PAGE);
                return DirectoryPage.read(new String(body, StandardCharsets.UTF_8), systems)
                        .map(page -> new Fetched(page, ""))
                        .orElseGet(() ->
                                failed("did not answer with a searchset of HealthcareServices"));
            }
        } catch (IOException e) {
            return failed("did not answer");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return failed("was not waited for");
        }
    }

    private Fetched failed(String what) {
        return new Fetched(
                null, "The directory at %s %s: check joining.directory.url.".formatted(base, what));
    }

    @Override
    public void close() {
        http.shutdownNow();
    }
}
