package org.barsrouter.delivery.why;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.barsrouter.delivery.breaker.BreakerState;
import org.barsrouter.delivery.breaker.BreakerState.Open;
import org.barsrouter.delivery.breaker.Subject;
import org.barsrouter.delivery.classify.Classification;
import org.barsrouter.delivery.gate.GateFigures;
import org.barsrouter.delivery.gate.Orders;
import org.barsrouter.delivery.gate.Outage;

/// What keeps a lane from delivering, as sentences: breakers, pace, limits.
final class Troubles {
    private Troubles() {}

    /// The open breakers above a service, the highest first; each with since when, why, and when it
    /// is tried again.
    static List<String> breakers(LaneEvidence lane, Instant now) {
        List<String> sentences = new ArrayList<>();
        lane.host().ifPresent(host -> breaker(host.subject(), host.breaker(), now, sentences));
        breaker(lane.endpoint().subject(), lane.endpoint().breaker(), now, sentences);
        return sentences;
    }

    static List<String> service(ServiceEvidence service, Instant now) {
        List<String> sentences = new ArrayList<>();
        service.breaker()
                .ifPresent(state ->
                        breaker(new Subject.Service("", service.service()), state, now, sentences));
        if (sentences.isEmpty()) {
            sentences.add(
                    "The service %s has said nothing for a while: at most %s under way."
                            .formatted(
                                    service.service().key(),
                                    count(service.mostInFlight(), "attempt")));
        }
        return sentences;
    }

    private static void breaker(
            Subject subject, BreakerState state, Instant now, List<String> sentences) {
        switch (state) {
            case BreakerState.Closed _ -> {}
            case Open open ->
                    sentences.add(
                            "%s is down since %s (%s); the next probe is due at %s."
                                    .formatted(
                                            name(subject),
                                            Times.at(open.since(), now),
                                            because(open),
                                            Times.at(open.probeAt(), now)));
            case BreakerState.HalfOpen(Open before, Instant probedAt) ->
                    sentences.add(
                            "%s is down since %s (%s); a probe is under way since %s."
                                    .formatted(
                                            name(subject),
                                            Times.at(before.since(), now),
                                            because(before),
                                            Times.at(probedAt, now)));
        }
    }

    private static String because(Open open) {
        String why = open.because().map(Troubles::words).orElse("it was down before a restart");
        return open.failures() == 0
                ? why
                : why + ", " + count(open.failures(), "failure") + " in a row";
    }

    private static void orders(GateFigures gate, List<String> sentences) {
        Orders orders = gate.orders();
        if (orders.isPaused()) {
            sentences.add(
                    name(gate.subject()) + " is paused by an operator: nothing is attempted.");
        }
        if (orders.perSecond().isPresent()) {
            sentences.add(
                    String.format(
                            Locale.UK,
                            "%s is limited by an operator to %.3g attempts a second.",
                            name(gate.subject()),
                            orders.perSecond().getAsDouble()));
        }
        if (orders.inFlight().isPresent()) {
            sentences.add(
                    "%s is limited by an operator to %s at once."
                            .formatted(
                                    name(gate.subject()),
                                    count(orders.inFlight().getAsInt(), "attempt")));
        }
    }

    /// Pace and limits in force.
    static List<String> limits(LaneEvidence lane, Instant now) {
        List<String> sentences = new ArrayList<>();
        lane.host().ifPresent(host -> orders(host, sentences));
        orders(lane.endpoint(), sentences);
        lane.heldUntil()
                .ifPresent(until ->
                        sentences.add(
                                "The receiver asked for a pause until "
                                        + Times.at(until, now)
                                        + "."));
        if (lane.allowed() < lane.slots() && lane.endpoint().breaker().isClosed()) {
            sentences.add(
                    "It is started slowly: %d of %s may be under way."
                            .formatted(lane.allowed(), count(lane.slots(), "attempt")));
        }
        lane.ratePerSecond()
                .ifPresent(rate ->
                        sentences.add(
                                String.format(
                                        Locale.UK,
                                        "Its rate is limited to %.3g attempts a second.",
                                        rate)));
        lane.host()
                .filter(GateFigures::shared)
                .ifPresent(host ->
                        sentences.add(
                                "Slots at its host are short (%d of %d in use): %s have equal shares."
                                        .formatted(
                                                host.inFlight(),
                                                host.allowed(),
                                                count(host.lanes(), "lane"))));
        if (lane.metering() == LaneEvidence.Metering.ON) {
            sentences.add(
                    "Its receiver refuses so much that refusals are parked instead of made dead letters.");
        }
        return sentences;
    }

    static String outage(Outage outage, Instant now) {
        return "%s is down since %s, for %s (%s)."
                .formatted(
                        name(outage.subject()),
                        Times.at(outage.since(), now),
                        Times.span(Duration.between(outage.since(), now)),
                        known(outage.because())
                                .map(Troubles::words)
                                .orElseGet(() -> plain(outage.because())));
    }

    /// With a capital, to begin a sentence.
    static String name(Subject subject) {
        return switch (subject) {
            case Subject.Service(_, var service) -> "The service " + service.key();
            case Subject.Endpoint(String id) -> "The endpoint " + id;
            case Subject.Host(String host) -> "The host " + host;
            case Subject.DeadLetters(String id) ->
                    "The endpoint " + id + ", which refuses too much,";
        };
    }

    private static Optional<Classification> known(String name) {
        return Arrays.stream(Classification.values())
                .filter(each -> each.name().equals(name))
                .findFirst();
    }

    private static String words(Classification classification) {
        return switch (classification) {
            case UNREACHABLE -> "it cannot be reached, nothing was sent";
            case UNKNOWN -> "it did not answer in time";
            case UNAVAILABLE -> "it says that it is unavailable";
            case GATEWAY_TIMEOUT -> "something in front of it gives up waiting";
            case SERVER_UNEXPLAINED -> "it fails without saying why";
            case NOT_FHIR -> "what answers is not the receiver's software";
            case ADDRESS_REFUSED -> "its address may not be called: delivery.egress says which may";
            case REDIRECTED -> "it redirects, which is never followed";
            case FORBIDDEN_UNEXPLAINED ->
                    "it forbids without saying why: a certificate or an access list";
            case REFUSED_UNEXPLAINED -> "it refuses without saying why";
            case DELIVERED,
                    DUPLICATE,
                    REFUSED,
                    FORBIDDEN,
                    TOO_EARLY,
                    THROTTLED,
                    SERVER_TRANSIENT,
                    SERVER_ERROR ->
                    plain(classification.name());
        };
    }

    private static String plain(String code) {
        return code.replace('_', ' ').toLowerCase(Locale.ROOT);
    }

    /// `1 attempt`, `2 attempts`.
    static String count(int number, String noun) {
        return number + " " + noun + (number == 1 ? "" : "s");
    }
}
