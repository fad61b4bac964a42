package org.barsrouter.tracing.http;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.barsrouter.schemas.avro.Environment;
import org.barsrouter.tracing.config.TracingProperties;
import org.barsrouter.tracing.config.TracingProperties.ToReceivers;
import org.barsrouter.tracing.context.TraceContext;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Spans of one service, and a collector on a real socket.
class TracingTest {
    private static final String TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";
    private static final String SPAN = "00f067aa0ba902b7";

    private final Queue<String> posted = new ConcurrentLinkedQueue<>();
    private final Queue<String> authorizations = new ConcurrentLinkedQueue<>();
    private HttpServer collector;

    @BeforeEach
    void a_collector_listens() throws IOException {
        collector =
                HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        collector.createContext("/v1/traces", this::take);
        collector.start();
    }

    @AfterEach
    void it_stops() {
        collector.stop(0);
    }

    private void take(HttpExchange exchange) throws IOException {
        authorizations.add(exchange.getRequestHeaders().getFirst("Authorization"));
        posted.add(new String(exchange.getRequestBody().readAllBytes(), ISO_8859_1));
        exchange.sendResponseHeaders(200, -1);
        exchange.close();
    }

    @Test
    void a_span_that_has_ended_is_posted_with_its_fields_and_its_service() {
        try (Tracing tracing = tracing(1)) {
            tracing.start(SpanName.ATTEMPT, Optional.empty())
                    .with(SpanField.DELIVERY_ID, "0196840e-0000-7000-8000-000000000001.0")
                    .with(SpanField.STATUS, 503)
                    .failed()
                    .end();
        }

        assertThat(posted)
                .hasSize(1)
                .first()
                .asString()
                .contains("attempt", "bars.delivery_id", "000000000001.0", "delivery-service");
        assertThat(authorizations).containsOnly("Bearer t");
    }

    @Test
    void a_sender_that_is_traced_is_followed_whatever_the_ratio() {
        try (Tracing tracing = tracing(0)) {
            Ongoing span = tracing.start(SpanName.CALL, parent("00-" + TRACE + "-" + SPAN + "-01"));
            span.end();

            assertThat(traceparent(span)).startsWith("00-" + TRACE + "-").endsWith("-01");
            assertThat(traceparent(span)).doesNotContain(SPAN);
        }
        assertThat(posted).hasSize(1);
    }

    @Test
    void a_sender_that_is_not_sampled_is_passed_on_and_not_recorded() {
        try (Tracing tracing = tracing(1)) {
            Ongoing span = tracing.start(SpanName.CALL, parent("00-" + TRACE + "-" + SPAN + "-00"));
            span.end();

            assertThat(traceparent(span)).startsWith("00-" + TRACE + "-").endsWith("-00");
        }
        assertThat(posted).isEmpty();
    }

    /// W3C Trace Context, section 3.2.2.
    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "nonsense",
                "00-4BF92F3577B34DA6A3CE929D0E0E4736-00f067aa0ba902b7-01",
                "00-00000000000000000000000000000000-00f067aa0ba902b7-01",
                "00-4bf92f3577b34da6a3ce929d0e0e4736-0000000000000000-01",
                "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7",
                "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01-more",
                "ff-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01",
                "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-zz",
            })
    void a_parent_that_cannot_be_read_is_ignored_and_a_new_trace_begins(String malformed) {
        try (Tracing tracing = tracing(0)) {
            Ongoing span = tracing.start(SpanName.CALL, parent(malformed));

            assertThat(traceparent(span)).matches("00-[0-9a-f]{32}-[0-9a-f]{16}-0[02]");
            assertThat(traceparent(span)).doesNotContain(TRACE);
        }
    }

    @Test
    void a_state_is_passed_on_and_one_that_cannot_be_read_is_dropped() {
        String parent = "00-" + TRACE + "-" + SPAN + "-00";
        try (Tracing tracing = tracing(0)) {
            assertThat(state(tracing, new TraceContext(parent, "a=1,b=2"))).isEqualTo("a=1,b=2");
            assertThat(state(tracing, new TraceContext(parent, "no state"))).isNull();
        }
    }

    @Test
    void a_trace_that_points_back_is_another_trace() {
        try (Tracing tracing = tracing(1)) {
            Ongoing span =
                    tracing.startAfter(
                            SpanName.ROUTE,
                            new TraceContext("00-" + TRACE + "-" + SPAN + "-01", null));
            span.end();

            assertThat(traceparent(span)).doesNotContain(TRACE);
        }
    }

    @Test
    void switched_off_it_passes_a_context_on_as_it_is_and_makes_none() {
        Tracing off = Tracing.of(TracingProperties.none(), "delivery-service", Environment.SANDBOX);
        Optional<TraceContext> parent = parent("00-" + TRACE + "-" + SPAN + "-01");

        assertThat(off.isOn()).isFalse();
        assertThat(off.tellsReceivers()).isFalse();
        assertThat(off.start(SpanName.ROUTE, parent).context()).isEqualTo(parent);
        assertThat(off.start(SpanName.ROUTE, Optional.empty())).isSameAs(Ongoing.nothing());
    }

    private static Optional<TraceContext> parent(String traceparent) {
        return Optional.of(new TraceContext(traceparent, null));
    }

    private static String traceparent(Ongoing span) {
        return span.context().orElseThrow().traceparent();
    }

    private static @Nullable String state(Tracing tracing, TraceContext parent) {
        return tracing.start(SpanName.CALL, Optional.of(parent))
                .context()
                .orElseThrow()
                .tracestate();
    }

    private Tracing tracing(double ratio) {
        return Tracing.of(
                new TracingProperties(
                        URI.create(
                                "http://127.0.0.1:"
                                        + collector.getAddress().getPort()
                                        + "/v1/traces"),
                        ratio,
                        ToReceivers.OURS,
                        "Bearer t",
                        Duration.ofSeconds(2)),
                "delivery-service",
                Environment.SANDBOX);
    }
}
