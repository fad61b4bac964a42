package org.barsrouter.router.topology;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.barsrouter.router.topology.Samples.CLINIC;
import static org.barsrouter.router.topology.Samples.NOWHERE;
import static org.barsrouter.router.topology.Samples.SURGERY;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.header.Headers;
import org.barsrouter.schemas.avro.Disposition;
import org.barsrouter.schemas.avro.Environment;
import org.barsrouter.schemas.header.RecordHeaders;
import org.barsrouter.schemas.topic.Topic;
import org.barsrouter.schemas.topic.Topics;
import org.barsrouter.tracing.config.TracingProperties;
import org.barsrouter.tracing.config.TracingProperties.ToReceivers;
import org.barsrouter.tracing.context.TraceContext;
import org.barsrouter.tracing.http.Tracing;
import org.barsrouter.tracing.kafka.TraceHeaders;
import org.junit.jupiter.api.Test;

/// The context of a trace on its way through the topology.
class RouterTraceTest {
    private static final String TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";

    /// Not sampled, so that nothing is sent anywhere.
    private static final TraceContext PARENT =
            new TraceContext("00-" + TRACE + "-00f067aa0ba902b7-00", "vendor=1");

    @Test
    void while_no_traces_are_recorded_the_context_goes_through_untouched() {
        try (Rig rig = new Rig().withRoute(Samples.route(CLINIC))) {
            rig.message(Samples.relayTo(CLINIC), traced());

            assertThat(written(rig, Topics.OUTBOUND)).containsExactly(Optional.of(PARENT));
        }
    }

    @Test
    void a_message_without_a_context_gets_none_while_no_traces_are_recorded() {
        try (Rig rig = new Rig().withRoute(Samples.route(CLINIC))) {
            rig.message(Samples.relayTo(CLINIC));

            assertThat(written(rig, Topics.OUTBOUND)).containsExactly(Optional.empty());
        }
    }

    @Test
    void what_the_router_writes_belongs_to_the_trace_of_the_message_under_a_span_of_its_own() {
        try (Tracing tracing = tracing();
                Rig rig = new Rig(tracing).withRoute(Samples.route(CLINIC))) {
            rig.message(Samples.relayTo(CLINIC), traced());
            rig.message(Samples.relayTo(NOWHERE), traced());
            rig.message(Samples.deferredTo(NOWHERE), traced());

            for (Topic<?, ? extends SpecificRecord> topic :
                    List.of(
                            Topics.OUTBOUND,
                            Topics.REPLIES,
                            Topics.OUTCOMES,
                            Topics.DEAD_LETTERS)) {
                assertThat(written(rig, topic))
                        .as("%s", topic)
                        .isNotEmpty()
                        .allSatisfy(RouterTraceTest::goesOn);
            }
        }
    }

    @Test
    void a_notice_belongs_to_the_trace_of_its_outcome() {
        try (Tracing tracing = tracing();
                Rig rig = new Rig(tracing).withRoute(Samples.route(SURGERY))) {
            rig.outcome(
                    Samples.outcome()
                            .setSourceService(SURGERY.key())
                            .setDisposition(Disposition.DELIVERED)
                            .build(),
                    traced());

            assertThat(written(rig, Topics.OUTBOUND))
                    .hasSize(1)
                    .allSatisfy(RouterTraceTest::goesOn);
        }
    }

    @Test
    void a_replay_is_a_trace_of_its_own() {
        Headers replay = new org.apache.kafka.common.header.internals.RecordHeaders();
        replay.add(RecordHeaders.EARLIER_TRACE, PARENT.traceparent().getBytes(US_ASCII));
        try (Tracing tracing = tracing();
                Rig rig = new Rig(tracing).withRoute(Samples.route(CLINIC))) {
            rig.message(Samples.relayTo(CLINIC), replay);

            assertThat(written(rig, Topics.OUTBOUND))
                    .hasSize(1)
                    .allSatisfy(context ->
                            assertThat(context)
                                    .hasValueSatisfying(own ->
                                            assertThat(own.traceparent()).doesNotContain(TRACE)));
        }
    }

    private static void goesOn(Optional<TraceContext> context) {
        assertThat(context).isNotEqualTo(Optional.of(PARENT));
        assertThat(context)
                .hasValueSatisfying(own -> {
                    assertThat(own.traceparent()).startsWith("00-" + TRACE + "-").endsWith("-00");
                    assertThat(own.tracestate()).isEqualTo("vendor=1");
                });
    }

    private static Tracing tracing() {
        return Tracing.of(
                new TracingProperties(
                        URI.create("http://127.0.0.1:9/v1/traces"),
                        0.0,
                        ToReceivers.OURS,
                        null,
                        Duration.ofSeconds(1)),
                "router-streams",
                Environment.SANDBOX);
    }

    private static Headers traced() {
        Headers headers = new org.apache.kafka.common.header.internals.RecordHeaders();
        TraceHeaders.write(PARENT, headers);
        return headers;
    }

    private static <V extends SpecificRecord> List<Optional<TraceContext>> written(
            Rig rig, Topic<?, V> topic) {
        return rig.records(topic).stream()
                .map(record -> TraceHeaders.read(record.headers()))
                .toList();
    }
}
