package org.barsrouter.harness.bench.receiver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.ConnectException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import javax.net.ssl.SSLException;
import org.barsrouter.harness.bench.scenario.Manner;
import org.barsrouter.harness.bench.tally.Book;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

class ReceiversTest {
    private static final int RUN = 3;
    private static final HttpClient HTTP =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();

    /// As long as it is waited for one that hangs.
    private static final Duration NEVER = Duration.ofSeconds(1);

    private static final Receivers RECEIVERS = opened();

    private final Book book = new Book(4);

    @AfterAll
    static void close() throws IOException {
        RECEIVERS.close();
    }

    @Test
    void a_healthy_one_takes_a_message_once_and_calls_the_next_a_duplicate() throws Exception {
        HttpResponse<String> first = send(0, Manner.HEALTHY);
        HttpResponse<String> second = send(0, Manner.HEALTHY);

        assertThat(first.statusCode()).isEqualTo(200);
        assertThat(first.headers().firstValue("X-Request-Id")).contains(id(0));
        assertThat(second.statusCode()).isEqualTo(409);
        assertThat(second.body()).contains("duplicate");
        assertThat(book.accepted()).isEqualTo(1);
        assertThat(book.repeats(0)).isEqualTo(1);
    }

    @Test
    void a_gateway_answers_503_with_a_page_and_takes_nothing() throws Exception {
        HttpResponse<String> answer = send(1, Manner.UNAVAILABLE);

        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.body()).isEqualTo("<h1>back soon</h1>");
        assertThat(book.accepted()).isZero();
        assertThat(book.faultyCalls()).isEqualTo(1);
    }

    @Test
    void one_that_hangs_never_answers() {
        assertThatThrownBy(() -> send(2, Manner.HANGS)).isInstanceOf(HttpTimeoutException.class);
    }

    @Test
    void at_a_refusing_port_nobody_listens() {
        assertThatThrownBy(() -> send(3, Manner.REFUSES)).isInstanceOf(ConnectException.class);
    }

    @Test
    void bad_tls_is_no_tls() {
        assertThatThrownBy(() -> send(3, Manner.BAD_TLS))
                .satisfiesAnyOf(
                        e -> assertThat(e).isInstanceOf(SSLException.class),
                        e -> assertThat(e).hasRootCauseInstanceOf(SSLException.class));
    }

    private HttpResponse<String> send(int service, Manner manner)
            throws IOException, InterruptedException {
        RECEIVERS.keep(RUN, book);
        book.send(1, service, 1);
        RECEIVERS.treat(service, manner);
        return HTTP.send(
                HttpRequest.newBuilder(RECEIVERS.address(service, manner))
                        .timeout(manner == Manner.HANGS ? NEVER : Duration.ofSeconds(30))
                        .header("X-Request-Id", id(service))
                        .header("X-Correlation-Id", "a conversation")
                        .POST(HttpRequest.BodyPublishers.ofString("{}"))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    private static String id(int service) {
        return new MessageNumber(RUN, service, 0).requestId().toString();
    }

    private static Receivers opened() {
        try {
            return Receivers.open(4);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
