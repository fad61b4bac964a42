package org.barsrouter.ingress.header;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class ForwardedHeadersTest {

    @Test
    void keeps_what_a_receiver_needs_in_order_and_in_the_standards_spelling() {
        RequestHeaders headers =
                headers(
                        "x-request-id: 1",
                        "accept: application/fhir+json",
                        "nhsd-target-identifier: e30=",
                        "x-own: a",
                        "x-own: b",
                        "traceparent: 00-1-2-01");

        assertThat(ForwardedHeaders.of(headers))
                .containsExactly(
                        new HeaderField("X-Request-Id", "1"),
                        new HeaderField("Accept", "application/fhir+json"),
                        new HeaderField("NHSD-Target-Identifier", "e30="),
                        new HeaderField("x-own", "a"),
                        new HeaderField("x-own", "b"),
                        new HeaderField("traceparent", "00-1-2-01"));
    }

    @Test
    void keeps_back_the_connections_the_credentials_and_our_own() {
        RequestHeaders headers =
                headers(
                        "Host: router",
                        "Connection: close, X-Private , keep-alive",
                        "X-Private: 1",
                        "Keep-Alive: 5",
                        "TE: trailers",
                        "Trailer: X",
                        "Transfer-Encoding: chunked",
                        "Upgrade: h2c",
                        "Proxy-Authorization: x",
                        "Content-Length: 2",
                        "Authorization: Bearer x",
                        "apikey: x",
                        "Cookie: a=b",
                        "Prefer: respond-async",
                        "Expect: 100-continue",
                        "Accept-Encoding: gzip",
                        "X-Forwarded-For: 10.0.0.1",
                        "x-forwarded-proto: https",
                        "Forwarded: for=10.0.0.1");

        assertThat(ForwardedHeaders.of(headers)).isEmpty();
    }

    @Test
    void no_connection_header_takes_away_what_a_receiver_needs() {
        RequestHeaders headers =
                headers("Connection: X-Correlation-Id, content-type", "X-Correlation-Id: 1");

        assertThat(ForwardedHeaders.of(headers))
                .containsExactly(new HeaderField("X-Correlation-Id", "1"));
    }

    private static RequestHeaders headers(String... lines) {
        return new RequestHeaders(
                Arrays.stream(lines)
                        .map(line -> line.split(": ", 2))
                        .map(pair -> new HeaderField(pair[0], pair[1]))
                        .toList());
    }
}
