package org.barsrouter.delivery.receiver;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.barsrouter.delivery.classify.AttemptResult.NotSent;
import org.barsrouter.delivery.classify.AttemptResult.Obstacle;
import org.barsrouter.schemas.avro.Environment;
import org.barsrouter.schemas.id.Lane;
import org.barsrouter.schemas.id.ServiceId;
import org.barsrouter.tracing.config.TracingProperties;
import org.barsrouter.tracing.config.TracingProperties.ToReceivers;
import org.barsrouter.tracing.context.TraceContext;
import org.barsrouter.tracing.http.Tracing;
import org.junit.jupiter.api.Test;

/// Which context of a trace a receiver gets.
class TracedReceiversTest {
    private static final String TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";
    private static final String SENDERS = "00-" + TRACE + "-00f067aa0ba902b7-00";
    private static final TraceContext ROUTERS =
            new TraceContext("00-" + TRACE + "-00f067aa0ba902b8-00", "vendor=1");

    private final List<ReceiverCall> calls = new ArrayList<>();

    @Test
    void ours_in_the_place_of_the_senders_with_all_other_headers_untouched() {
        List<HeaderField> headers = called(ToReceivers.OURS);

        assertThat(headers)
                .filteredOn(header -> !TraceContext.owns(header.name()))
                .containsExactly(new HeaderField("X-Request-Id", "1"));
        assertThat(values(headers, "traceparent"))
                .singleElement()
                .asString()
                .matches("00-" + TRACE + "-[0-9a-f]{16}-00")
                .isNotEqualTo(SENDERS)
                .isNotEqualTo(ROUTERS.traceparent());
        assertThat(values(headers, "tracestate")).containsExactly("vendor=1");
    }

    @Test
    void the_senders_as_it_came_where_that_is_configured() {
        assertThat(called(ToReceivers.SENDERS)).isEqualTo(HEADERS);
    }

    @Test
    void the_senders_as_it_came_while_no_traces_are_recorded() {
        call(Tracing.off());

        assertThat(calls.getFirst().headers()).isEqualTo(HEADERS);
    }

    private static final List<HeaderField> HEADERS =
            List.of(
                    new HeaderField("X-Request-Id", "1"),
                    new HeaderField("Traceparent", SENDERS),
                    new HeaderField("tracestate", "sender=1"));

    private List<HeaderField> called(ToReceivers receivers) {
        TracingProperties settings =
                new TracingProperties(
                        URI.create("http://127.0.0.1:9/v1/traces"),
                        0.0,
                        receivers,
                        null,
                        Duration.ofSeconds(1));
        try (Tracing tracing = Tracing.of(settings, "delivery-service", Environment.SANDBOX)) {
            call(tracing);
        }
        return calls.getFirst().headers();
    }

    private void call(Tracing tracing) {
        ReceiverClient client =
                call -> {
                    calls.add(call);
                    return Received.nothing(new NotSent(Obstacle.CONNECT));
                };
        TracedReceivers receivers = new TracedReceivers(client, tracing);
        receivers.call(
                new ReceiverCall(
                        "POST",
                        URI.create("https://receiver.example"),
                        "/$process-message",
                        null,
                        HEADERS,
                        ByteBuffer.allocate(0),
                        Duration.ofSeconds(1)),
                receivers.attempt(
                        Lane.parse("one/main#0"),
                        new ServiceId("https://fhir.nhs.uk/Id/dos-service-id", "1"),
                        Optional.of(ROUTERS)));
    }

    private static List<String> values(List<HeaderField> headers, String name) {
        return headers.stream().filter(header -> header.is(name)).map(HeaderField::value).toList();
    }
}
