package org.barsrouter.ingress.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.barsrouter.ingress.answer.Answer;
import org.barsrouter.ingress.answer.Answer.FromReceiver;
import org.barsrouter.ingress.answer.Answer.Refused;
import org.barsrouter.ingress.caller.Credentials;
import org.barsrouter.ingress.fixture.Registered;
import org.barsrouter.ingress.room.Capacity;
import org.barsrouter.ingress.room.Room;
import org.barsrouter.schemas.header.BarsHeaders;
import org.barsrouter.schemas.refusal.Refusal;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;

class CatalogueDoorTest {
    private final AtomicReference<String> caller = new AtomicReference<>("");
    private final AtomicReference<String> received = new AtomicReference<>("");
    private HttpServer catalogue;

    @BeforeEach
    void starts() throws IOException {
        catalogue =
                HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        catalogue.createContext("/", this::answer);
        catalogue.start();
    }

    @AfterEach
    void ends() {
        catalogue.stop(0);
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            caller.set(
                    Stream.of("NHSD-End-User-Organisation-ODS", "NHSD-Product-Id", "NHSD-Client-Id")
                            .map(name -> String.valueOf(exchange.getRequestHeaders().get(name)))
                            .collect(Collectors.joining(" ")));
            received.set(
                    exchange.getRequestMethod()
                            + " "
                            + exchange.getRequestURI()
                            + " "
                            + exchange.getRequestHeaders().getFirst("If-Match")
                            + " "
                            + exchange.getRequestHeaders().getFirst("X-Forwarded-Host")
                            + " "
                            + exchange.getRequestHeaders().getFirst("Authorization")
                            + " "
                            + new String(
                                    exchange.getRequestBody().readAllBytes(),
                                    StandardCharsets.UTF_8));
            if (exchange.getRequestURI().getPath().endsWith("/silent")) {
                return;
            }
            exchange.getResponseHeaders().set("ETag", "W/\"3\"");
            exchange.sendResponseHeaders(412, 2);
            exchange.getResponseBody().write("{}".getBytes(StandardCharsets.UTF_8));
        }
    }

    @Test
    void passes_request_and_answer_on_byte_for_byte_without_credentials() {
        MockHttpServletRequest request = request("PUT", "/Endpoint/1/$template");
        request.setQueryString("a=%7C&b=c");
        request.addHeader("If-Match", "W/\"2\"");
        request.addHeader("Host", "bars.example");
        request.addHeader("Authorization", "Bearer secret");
        request.setContent("{\"a\":1}".getBytes(StandardCharsets.UTF_8));

        FromReceiver answer = (FromReceiver) through(address(), request);

        assertThat(received.get())
                .isEqualTo(
                        "PUT "
                                + BarsHeaders.BASE_PATH
                                + "/Endpoint/1/$template?a=%7C&b=c W/\"2\" bars.example null {\"a\":1}");
        assertThat(answer.status()).isEqualTo(412);
        assertThat(answer.headers()).anyMatch(field -> field.named("ETag"));
        assertThat(answer.body().remaining()).isEqualTo(2);
    }

    @Test
    void who_calls_is_what_the_token_says_and_never_what_the_caller_says() {
        MockHttpServletRequest request = request("PUT", "/Endpoint/1");
        request.addHeader("NHSD-End-User-Organisation-ODS", "X26");
        request.addHeader("NHSD-Product-Id", "product-9");
        request.addHeader("NHSD-Client-Id", "somebody");
        try (CatalogueDoor door =
                new CatalogueDoor(address(), new RequestReader(1024, Duration.ofSeconds(10)))) {
            door.answer(
                    RequestReader.call(request)
                            .by(new Credentials.Application(Registered.client())),
                    request);
        }

        assertThat(caller.get()).isEqualTo("[A1001] [product-1] [app-1]");
    }

    @Test
    void says_that_the_catalogue_is_not_served_here() {
        assertThat(refusal(through(null, request("GET", "/Endpoint"))))
                .isEqualTo(Refusal.CATALOGUE_NOT_SERVED);
    }

    @Test
    void says_that_the_catalogue_is_away_when_nothing_was_sent() throws IOException {
        URI nobody;
        try (ServerSocket closed = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            nobody = URI.create("http://127.0.0.1:" + closed.getLocalPort());
        }

        assertThat(refusal(through(nobody, request("POST", "/Endpoint"))))
                .isEqualTo(Refusal.CATALOGUE_AWAY);
    }

    @Test
    void an_answer_that_was_lost_is_unknown_for_a_write_and_nothing_for_a_read() {
        assertThat(refusal(through(address(), request("POST", "/Endpoint/silent"))))
                .isEqualTo(Refusal.CATALOGUE_UNKNOWN);
        assertThat(refusal(through(address(), request("GET", "/Endpoint/silent"))))
                .isEqualTo(Refusal.CATALOGUE_AWAY);
    }

    @Test
    void asks_for_both_ids_itself() {
        MockHttpServletRequest request =
                new MockHttpServletRequest("GET", BarsHeaders.BASE_PATH + "/Endpoint");

        assertThat(refusal(through(address(), request))).isEqualTo(Refusal.REQUEST_ID_MISSING);
        assertThat(received.get()).isEmpty();
    }

    private URI address() {
        return URI.create("http://127.0.0.1:" + catalogue.getAddress().getPort());
    }

    private static Answer through(@Nullable URI base, MockHttpServletRequest request) {
        try (CatalogueDoor door =
                new CatalogueDoor(base, new RequestReader(1024, Duration.ofSeconds(10)))) {
            return door.answer(RequestReader.call(request), request);
        }
    }

    private static Refusal refusal(Answer answer) {
        assertThat(answer).isInstanceOf(Refused.class);
        return ((Refused) answer).refusal();
    }

    private static MockHttpServletRequest request(String method, String path) {
        MockHttpServletRequest request =
                new MockHttpServletRequest(method, BarsHeaders.BASE_PATH + path);
        request.addHeader(BarsHeaders.REQUEST_ID, UUID.randomUUID().toString());
        request.addHeader(BarsHeaders.CORRELATION_ID, UUID.randomUUID().toString());
        request.setAttribute(
                RequestReader.SEAT, new Room(new Capacity(1, 1, 10_000)).enter().orElseThrow());
        return request;
    }
}
