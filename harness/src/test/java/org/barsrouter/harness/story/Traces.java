package org.barsrouter.harness.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.Stream;
import org.barsrouter.sandbox.demo.Stage;
import org.barsrouter.sandbox.message.BarsRequest;
import org.barsrouter.sandbox.message.MessageKind;
import org.barsrouter.sandbox.partner.CastMember;
import org.barsrouter.sandbox.partner.ReceiverScript;
import org.junit.jupiter.api.DynamicTest;

/// What a collector sees of a message: one trace from its sender through Kafka to its receiver and
/// back.
final class Traces {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final String SENDERS_SPAN = "00f067aa0ba902b7";

    private final Collector collector;
    private final Stage stage;
    private final Random random;

    Traces(Collector collector, Stage stage, Random random) {
        this.collector = collector;
        this.stage = stage;
        this.random = random;
    }

    Stream<DynamicTest> cases() {
        return Stream.of(
                DynamicTest.dynamicTest(
                        "a message is one trace from its sender to its receiver and back",
                        this::relayed),
                DynamicTest.dynamicTest(
                        "attempts, outcome and notice of a message that was parked stay in its trace",
                        this::parked),
                DynamicTest.dynamicTest(
                        "an asynchronous response of a receiver that is traced joins the trace",
                        this::answeredLater),
                DynamicTest.dynamicTest("a read is one trace through both services", this::read),
                DynamicTest.dynamicTest(
                        "a parent that cannot be read begins a new trace", this::malformed),
                DynamicTest.dynamicTest(
                        "a replay is a trace that points back to that of its dead letter",
                        this::replayed));
    }

    private void relayed() {
        String trace = trace();
        CastMember receiver = CastMember.EMERGENCY_DEPARTMENT;
        BarsRequest request = traced(stage.request(MessageKind.REFERRAL, receiver), trace);

        assertThat(stage.send(request).status()).isEqualTo(200);

        TracedSpan call = only(trace, "call");
        TracedSpan accept = only(trace, "accept");
        TracedSpan route = only(trace, "route");
        TracedSpan attempt = only(trace, "attempt");
        TracedSpan tell = only(trace, "tell");
        TracedSpan reply = only(trace, "reply");
        assertThat(call.parent()).isEqualTo(SENDERS_SPAN);
        assertThat(accept.parent()).isEqualTo(call.span());
        assertThat(route.parent()).isEqualTo(accept.span());
        assertThat(attempt.parent()).isEqualTo(route.span());
        assertThat(tell.parent()).isEqualTo(route.span());
        assertThat(reply.parent()).isEqualTo(tell.span());
        assertThat(List.of(call.service(), accept.service(), reply.service()))
                .containsOnly("ingress-service");
        assertThat(route.service()).isEqualTo("router-streams");
        assertThat(List.of(attempt.service(), tell.service())).containsOnly("delivery-service");
        assertThat(stage.received(receiver, request).getFirst().headers())
                .containsEntry("traceparent", "00-" + trace + "-" + attempt.span() + "-01");
        assertThat(call.field("bars.interaction")).isEqualTo("process-message");
        assertThat(attempt.field("bars.classification")).isEqualTo("DELIVERED");
        assertThat(attempt.field("http.response.status_code")).isEqualTo("200");
        assertThat(tell.field("bars.disposition")).isEqualTo("DELIVERED");
        assertThat(call.field("bars.correlation_id"))
                .isEqualTo(request.ids().correlationId().value());
    }

    private void parked() {
        String trace = trace();
        CastMember receiver = CastMember.FALLS_TEAM;
        stage.behaves(receiver, ReceiverScript.refuse(503).twice().thenAccept());
        BarsRequest request =
                traced(stage.request(MessageKind.REFERRAL, receiver).deferred(), trace);

        assertThat(stage.send(request).status()).isEqualTo(202);
        stage.awaitNotice(request);

        TracedSpan notice = only(trace, "notice");
        List<TracedSpan> routes = awaited(trace, "route", 2);
        List<TracedSpan> attempts =
                awaited(trace, "attempt", 4).stream()
                        .filter(span -> span.field("bars.target").equals(receiver.service().key()))
                        .sorted(Comparator.comparing(span -> span.field("bars.attempt")))
                        .toList();
        assertThat(attempts)
                .extracting(span -> span.field("bars.attempt"))
                .containsExactly("1", "2", "3");
        assertThat(attempts)
                .extracting(span -> span.field("http.response.status_code"))
                .containsExactly("503", "503", "200");
        TracedSpan route =
                routes.stream()
                        .filter(span -> span.field("bars.target").equals(receiver.service().key()))
                        .findFirst()
                        .orElseThrow();
        assertThat(attempts).extracting(TracedSpan::parent).containsOnly(route.span());
        assertThat(awaited(trace, "tell", 1))
                .extracting(TracedSpan::span)
                .contains(notice.parent());
        assertThat(routes).extracting(TracedSpan::parent).contains(notice.span());
    }

    private void answeredLater() {
        String trace = trace();
        CastMember receiver = CastMember.CLINICAL_ASSESSMENT_SERVICE;
        BarsRequest request =
                traced(stage.request(MessageKind.VALIDATION_REQUEST, receiver), trace);

        assertThat(stage.send(request).status()).isEqualTo(200);
        stage.awaitNotice(request);

        List<TracedSpan> calls = awaited(trace, "call", 2);
        TracedSpan asked =
                awaited(trace, "attempt", 2).stream()
                        .filter(span -> span.field("bars.target").equals(receiver.service().key()))
                        .findFirst()
                        .orElseThrow();
        assertThat(calls)
                .extracting(TracedSpan::parent)
                .containsExactlyInAnyOrder(SENDERS_SPAN, asked.span());
        assertThat(calls)
                .extracting(span -> span.field("bars.correlation_id"))
                .containsOnly(request.ids().correlationId().value());
    }

    private void read() {
        String trace = trace();
        CastMember receiver = CastMember.EMERGENCY_DEPARTMENT;
        BarsRequest request =
                traced(stage.request(MessageKind.REFERRAL, receiver), trace)
                        .write("GET", "/metadata", "")
                        .withoutHeader("Content-Type");

        assertThat(stage.send(request).status()).isEqualTo(200);

        TracedSpan call = only(trace, "call");
        TracedSpan read = only(trace, "read");
        TracedSpan attempt = only(trace, "attempt");
        assertThat(read.parent()).isEqualTo(call.span());
        assertThat(attempt.parent()).isEqualTo(read.span());
        assertThat(call.field("bars.interaction")).isEqualTo("GET metadata");
        assertThat(stage.received(receiver, request).getFirst().headers())
                .containsEntry("traceparent", "00-" + trace + "-" + attempt.span() + "-01");
    }

    private void malformed() {
        CastMember receiver = CastMember.EMERGENCY_DEPARTMENT;
        BarsRequest request =
                stage.request(MessageKind.REFERRAL, receiver)
                        .withHeader(
                                "traceparent", "00-" + trace().toUpperCase(Locale.ROOT) + "-1-01");

        assertThat(stage.send(request).status()).isEqualTo(200);

        assertThat(stage.received(receiver, request).getFirst().headers().get("traceparent"))
                .matches("00-[0-9a-f]{32}-[0-9a-f]{16}-0[13]");
    }

    /// One of the demo's stories.
    private void replayed() {
        List<String> ended =
                collector.spans().stream()
                        .filter(span -> span.field("bars.disposition").equals("REJECTED"))
                        .map(TracedSpan::trace)
                        .toList();

        assertThat(collector.spans())
                .filteredOn(span -> span.name().equals("route") && !span.links().isEmpty())
                .isNotEmpty()
                .allSatisfy(span -> assertThat(ended).containsAll(span.links()))
                .noneSatisfy(span -> assertThat(ended).contains(span.trace()));
    }

    private TracedSpan only(String trace, String name) {
        List<TracedSpan> spans = awaited(trace, name, 1);
        assertThat(spans).as("spans %s of one message", name).hasSize(1);
        return spans.getFirst();
    }

    private List<TracedSpan> awaited(String trace, String name, int atLeast) {
        await().atMost(PATIENCE)
                .untilAsserted(() ->
                        assertThat(spans(trace, name))
                                .as("spans %s", name)
                                .hasSizeGreaterThanOrEqualTo(atLeast));
        return spans(trace, name);
    }

    private List<TracedSpan> spans(String trace, String name) {
        return collector.spans().stream()
                .filter(span -> span.trace().equals(trace) && span.name().equals(name))
                .toList();
    }

    private static BarsRequest traced(BarsRequest request, String trace) {
        return request.withHeader("traceparent", "00-" + trace + "-" + SENDERS_SPAN + "-01");
    }

    private String trace() {
        byte[] id = new byte[16];
        random.nextBytes(id);
        return HexFormat.of().formatHex(id);
    }
}
