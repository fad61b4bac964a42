package org.barsrouter.journal.http;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.barsrouter.journal.fact.Attempt;
import org.barsrouter.journal.fact.Disposition;
import org.barsrouter.journal.fact.Fact;
import org.barsrouter.journal.fact.Letter;
import org.barsrouter.journal.history.Conclusion;
import org.barsrouter.journal.history.DeliveryHistory;
import org.jspecify.annotations.Nullable;

/// One delivery of a message as the API shows it.
record DeliveryView(
        String deliveryId,
        @Nullable String kind,
        @Nullable Instant acceptedAt,
        @Nullable Instant deliverBy,
        @Nullable String replayOf,
        @Nullable String requestedBy,
        List<AttemptView> attempts,
        @Nullable EndView end,
        @Nullable DeadLetterView deadLetter) {

    record AttemptView(
            int number,
            @Nullable String endpointId,
            @Nullable String host,
            Instant startedAt,
            Instant endedAt,
            @Nullable Integer status,
            String classification,
            boolean late,
            @Nullable Instant nextAttemptAt,
            @Nullable Disposition disposition,
            @Nullable String reason) {

        static AttemptView of(Attempt attempt) {
            return new AttemptView(
                    attempt.number(),
                    attempt.place().endpointId(),
                    attempt.place().host(),
                    attempt.startedAt(),
                    attempt.endedAt(),
                    attempt.answer().status(),
                    attempt.answer().classification(),
                    attempt.answer().late(),
                    attempt.next().attemptAt(),
                    attempt.next().disposition(),
                    attempt.next().reason());
        }
    }

    record EndView(
            Disposition disposition,
            Instant at,
            String basis,
            @Nullable Integer status,
            @Nullable String refusalCode,
            @Nullable String reason) {

        static EndView of(Conclusion end) {
            return new EndView(
                    end.disposition(),
                    end.at(),
                    end.basis().name(),
                    end.status(),
                    end.refusalCode(),
                    end.reason());
        }
    }

    /// @param resolved whether somebody said that it needs nothing more
    record DeadLetterView(
            String reason,
            @Nullable String detail,
            boolean senderTold,
            Instant at,
            boolean resolved) {

        static DeadLetterView of(DeliveryHistory delivery) {
            Letter letter = delivery.letters().getLast();
            return new DeadLetterView(
                    letter.reason(),
                    letter.detail(),
                    letter.senderTold(),
                    letter.deadAt(),
                    delivery.isResolved());
        }
    }

    static DeliveryView of(DeliveryHistory delivery) {
        Optional<Fact.Accepted> accepted = Optional.ofNullable(delivery.accepted());
        return new DeliveryView(
                delivery.id().toString(),
                accepted.map(a -> a.submission().kind().name()).orElse(null),
                accepted.map(a -> a.lifespan().acceptedAt()).orElse(null),
                accepted.map(a -> a.lifespan().deliverBy()).orElse(null),
                accepted.map(a -> Views.text(a.links().replayOf())).orElse(null),
                accepted.map(a -> a.links().requestedBy()).orElse(null),
                delivery.attempts().stream().map(AttemptView::of).toList(),
                delivery.conclusion().map(EndView::of).orElse(null),
                delivery.letters().isEmpty() ? null : DeadLetterView.of(delivery));
    }
}
