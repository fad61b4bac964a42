package org.barsrouter.delivery.http;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.barsrouter.delivery.breaker.BreakerState;
import org.barsrouter.delivery.breaker.BreakerState.Open;
import org.barsrouter.delivery.gate.GateFigures;
import org.barsrouter.delivery.gate.Outage;
import org.barsrouter.delivery.why.DeliveryEvidence;
import org.barsrouter.delivery.why.LaneEvidence;
import org.barsrouter.delivery.why.Place;
import org.barsrouter.delivery.why.Sentences;
import org.jspecify.annotations.Nullable;

/// Why something waits: sentences, and the evidence behind them.
///
/// @param deliveries of the message that was asked for, and not through yet
/// @param lanes of the endpoint or host that was asked for
/// @param outages that are under way, of everything or of what was asked for
/// @param gaps what could not be asked, a sentence each; empty for the whole answer
record WhyAnswer(
        List<DeliveryView> deliveries,
        List<LaneView> lanes,
        List<OutageView> outages,
        List<String> gaps) {

    WhyAnswer {
        deliveries = List.copyOf(deliveries);
        lanes = List.copyOf(lanes);
        outages = List.copyOf(outages);
        gaps = List.copyOf(gaps);
    }

    static WhyAnswer nothing() {
        return lacking(List.of());
    }

    /// Nothing, because these could not be asked.
    static WhyAnswer lacking(List<String> gaps) {
        return new WhyAnswer(List.of(), List.of(), List.of(), gaps);
    }

    boolean isNothing() {
        return deliveries.isEmpty() && lanes.isEmpty() && outages.isEmpty();
    }

    /// This and what another instance said. An outage that both know is told once.
    WhyAnswer and(WhyAnswer other) {
        List<OutageView> both = new ArrayList<>(outages);
        other.outages.stream()
                .filter(theirs ->
                        outages.stream().noneMatch(ours -> ours.subject().equals(theirs.subject())))
                .forEach(both::add);
        return new WhyAnswer(
                Stream.concat(deliveries.stream(), other.deliveries.stream()).toList(),
                Stream.concat(lanes.stream(), other.lanes.stream()).toList(),
                both,
                Stream.concat(gaps.stream(), other.gaps.stream()).toList());
    }

    /// @param place QUEUED, JOINED, ATTEMPTING, PARKED, AWAITING_ROOM, READING or TELLING
    /// @param reason why it is parked
    /// @param deadline SAFE, AT_RISK or OVER
    record DeliveryView(
            String deliveryId,
            List<String> sentences,
            String place,
            @Nullable String reason,
            int attempts,
            @Nullable Instant nextAttempt,
            Instant until,
            String deadline,
            int aheadInConversation,
            int aheadInLane,
            LaneView lane) {

        static DeliveryView of(DeliveryEvidence evidence, Instant now) {
            return new DeliveryView(
                    evidence.id().toString(),
                    Sentences.of(evidence, now),
                    place(evidence.place()),
                    evidence.place() instanceof Place.Parked parked ? parked.reason().name() : null,
                    evidence.story().attempts(),
                    evidence.nextAttempt().orElse(null),
                    evidence.until(),
                    evidence.deadline().name(),
                    evidence.aheadInConversation(),
                    evidence.aheadInLane(),
                    LaneView.of(evidence.lane(), now));
        }

        private static String place(Place place) {
            return switch (place) {
                case Place.Queued _ -> "QUEUED";
                case Place.Joined _ -> "JOINED";
                case Place.Attempting _ -> "ATTEMPTING";
                case Place.Parked _ -> "PARKED";
                case Place.AwaitingRoom _ -> "AWAITING_ROOM";
                case Place.Reading _ -> "READING";
                case Place.Telling _ -> "TELLING";
            };
        }
    }

    /// @param slots attempts at once that its policy allows; `allowed` of them now
    record LaneView(
            String lane,
            List<String> sentences,
            int slots,
            int allowed,
            int inFlight,
            int waiting,
            int parked,
            @Nullable Double ratePerSecond,
            BreakerView endpoint,
            @Nullable BreakerView host,
            List<BreakerView> services) {

        static LaneView of(LaneEvidence lane, Instant now) {
            return new LaneView(
                    lane.lane().toString(),
                    Sentences.of(lane, now),
                    lane.slots(),
                    lane.allowed(),
                    lane.inFlight(),
                    lane.waiting(),
                    lane.parked(),
                    lane.ratePerSecond().isPresent() ? lane.ratePerSecond().getAsDouble() : null,
                    BreakerView.of(lane.endpoint()),
                    lane.host().map(BreakerView::of).orElse(null),
                    lane.inTrouble().stream()
                            .flatMap(service ->
                                    service.breaker().stream()
                                            .map(state ->
                                                    BreakerView.of(
                                                            "SERVICE",
                                                            service.service().key(),
                                                            state)))
                            .toList());
        }
    }

    /// @param state CLOSED, OPEN or HALF_OPEN
    /// @param because the classification that opened it
    record BreakerView(
            String scope,
            String subject,
            String state,
            int failures,
            @Nullable Instant since,
            @Nullable Instant nextProbe,
            @Nullable String because) {

        static BreakerView of(GateFigures gate) {
            return of(gate.subject().scope(), gate.subject().key(), gate.breaker());
        }

        static BreakerView of(String scope, String subject, BreakerState state) {
            return switch (state) {
                case BreakerState.Closed(int failures) ->
                        new BreakerView(scope, subject, "CLOSED", failures, null, null, null);
                case Open open -> opened(scope, subject, open);
                case BreakerState.HalfOpen(Open before, Instant _) ->
                        new BreakerView(
                                scope,
                                subject,
                                "HALF_OPEN",
                                before.failures(),
                                before.since(),
                                null,
                                before.because().map(Enum::name).orElse(null));
            };
        }

        private static BreakerView opened(String scope, String subject, Open open) {
            return new BreakerView(
                    scope,
                    subject,
                    "OPEN",
                    open.failures(),
                    open.since(),
                    open.probeAt(),
                    open.because().map(Enum::name).orElse(null));
        }
    }

    record OutageView(
            String scope, String subject, Instant since, String because, String sentence) {

        static OutageView of(Outage outage, Instant now) {
            return new OutageView(
                    outage.subject().scope(),
                    outage.subject().key(),
                    outage.since(),
                    outage.because(),
                    Sentences.of(outage, now));
        }
    }
}
