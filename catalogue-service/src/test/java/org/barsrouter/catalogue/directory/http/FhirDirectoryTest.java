package org.barsrouter.catalogue.directory.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.barsrouter.catalogue.testkit.Plans.dos;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.barsrouter.catalogue.directory.DirectoryEntry;
import org.barsrouter.catalogue.directory.DirectoryEntry.Status;
import org.barsrouter.catalogue.directory.ServiceDirectory.Listing;
import org.barsrouter.catalogue.directory.ServiceDirectory.LookUp;
import org.barsrouter.routing.identifier.IdentifierSystems;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Asks a stub of a FHIR server over HTTP.
class FhirDirectoryTest {
    private static final DirectoryEntry OPEN =
            new DirectoryEntry(dos("2000099901"), "Nowheremouth", "ZED01", Status.OPEN);

    private final Map<String, String> pages = new ConcurrentHashMap<>();
    private HttpServer server = stub();
    private URI base = URI.create("http://127.0.0.1");

    @BeforeEach
    void listens() {
        base = URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/FHIR/R4");
    }

    @AfterEach
    void ends() {
        server.stop(0);
    }

    @Test
    void a_service_is_found_by_its_identifier() {
        pages.put(
                "identifier=https%3A%2F%2Ffhir.nhs.uk%2FId%2Fdos-service-id%7C2000099901",
                bundle(service("2000099901", true), ""));

        try (FhirDirectory directory = directory()) {
            assertThat(directory.find(dos("2000099901"))).isEqualTo(new LookUp.Found(OPEN));
        }
    }

    @Test
    void a_service_that_is_not_there_is_not_there() {
        pages.put(
                "identifier=https%3A%2F%2Ffhir.nhs.uk%2FId%2Fdos-service-id%7C2000099902",
                bundle("", ""));

        try (FhirDirectory directory = directory()) {
            assertThat(directory.find(dos("2000099902"))).isEqualTo(new LookUp.NotThere());
        }
    }

    @Test
    void every_page_is_read() {
        pages.put(
                "_count=500",
                bundle(service("2000099901", true), "/FHIR/R4/HealthcareService?page=2"));
        pages.put("page=2", bundle(service("2000099902", false), ""));

        try (FhirDirectory directory = directory()) {
            assertThat(directory.all())
                    .isInstanceOfSatisfying(
                            Listing.Listed.class,
                            listed ->
                                    assertThat(listed.entries())
                                            .extracting(DirectoryEntry::status)
                                            .containsExactly(Status.OPEN, Status.CLOSED));
        }
    }

    @Test
    void a_page_on_another_server_is_not_followed() {
        pages.put(
                "_count=500", bundle(service("2000099901", true), "http://169.254.169.254/latest"));

        try (FhirDirectory directory = directory()) {
            assertThat(directory.all())
                    .isInstanceOfSatisfying(
                            Listing.Incomplete.class,
                            incomplete -> assertThat(incomplete.why()).contains("another server"));
        }
    }

    @Test
    void errors_and_nonsense_are_said_with_the_remedy() {
        pages.put("identifier=https%3A%2F%2Ffhir.nhs.uk%2FId%2Fdos-service-id%7C1", "<html/>");

        try (FhirDirectory directory = directory()) {
            assertThat(directory.find(dos("1")))
                    .isEqualTo(
                            new LookUp.Unavailable(
                                    "The directory at %s did not answer with a searchset of HealthcareServices: check joining.directory.url."
                                            .formatted(base)));
            assertThat(directory.find(dos("2")))
                    .isEqualTo(
                            new LookUp.Unavailable(
                                    "The directory at %s answered 404: check joining.directory.url."
                                            .formatted(base)));
            server.stop(0);
            assertThat(directory.find(dos("3"))).isInstanceOf(LookUp.Unavailable.class);
        }
    }

    private FhirDirectory directory() {
        return new FhirDirectory(base, Duration.ofSeconds(10), IdentifierSystems.national());
    }

    private static String bundle(String entry, String next) {
        String link = next.isEmpty() ? "" : "{\"relation\":\"next\",\"url\":\"" + next + "\"}";
        return "{\"resourceType\":\"Bundle\",\"type\":\"searchset\",\"link\":[%s],\"entry\":[%s]}"
                .formatted(link, entry);
    }

    private static String service(String value, boolean active) {
        return """
        {"resource":{"resourceType":"HealthcareService","active":%s,"name":"Nowheremouth",
        "identifier":[{"system":"https://fhir.nhs.uk/Id/dos-service-id","value":"%s"},
        {"system":"https://unknown.example/Id","value":"7"}],
        "providedBy":{"identifier":{"system":"https://fhir.nhs.uk/Id/ods-organization-code","value":"ZED01"}}}}
        """
                .formatted(active, value);
    }

    private HttpServer stub() {
        try {
            HttpServer stub =
                    HttpServer.create(
                            new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), 0), 0);
            stub.createContext(
                    "/FHIR/R4/HealthcareService",
                    exchange -> {
                        try (exchange) {
                            String page = pages.get(exchange.getRequestURI().getRawQuery());
                            byte[] body =
                                    (page == null ? "" : page).getBytes(StandardCharsets.UTF_8);
                            exchange.sendResponseHeaders(
                                    page == null ? 404 : 200, body.length == 0 ? -1 : body.length);
                            exchange.getResponseBody().write(body);
                        }
                    });
            stub.start();
            return stub;
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
