package org.barsrouter.journal.story;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.barsrouter.journal.fact.Disposition;
import org.barsrouter.journal.fact.End;
import org.barsrouter.journal.fact.Letter;
import org.barsrouter.journal.history.Conclusion;
import org.barsrouter.journal.history.Conclusion.Basis;
import org.barsrouter.journal.history.DeliveryHistory;

/// Tells how a delivery ended, what its sender was told, and what was kept.
final class EndStory {
    private final StoryClock clock;

    EndStory(StoryClock clock) {
        this.clock = clock;
    }

    List<String> tell(DeliveryHistory delivery) {
        List<String> sentences = new ArrayList<>();
        delivery.conclusion().map(end -> end(delivery, end)).ifPresent(sentences::add);
        delivery.ends().stream().skip(1).map(this::second).forEach(sentences::add);
        delivery.letters().stream()
                .reduce((_, last) -> last)
                .map(this::kept)
                .map(kept ->
                        delivery.isResolved()
                                ? kept + " Somebody has said that it needs nothing more."
                                : kept)
                .ifPresent(sentences::add);
        return sentences;
    }

    private String end(DeliveryHistory delivery, Conclusion end) {
        String at = clock.at(end.at());
        return switch (end.basis()) {
            case REPLY -> reply(delivery, end, at);
            case OUTCOME -> "Ended at " + at + ": " + reached(end) + "." + toldLater(delivery);
            case LAST_ATTEMPT, DEAD_LETTER -> "Ended at " + at + ": " + reached(end) + ".";
            case APPENDED_TOO_LATE ->
                    "It reached the log at "
                            + at
                            + ", after its sender had been told that it was not accepted, and was"
                            + " dropped.";
        };
    }

    private static String reply(DeliveryHistory delivery, Conclusion end, String at) {
        String unknown =
                end.disposition() == Disposition.UNKNOWN
                        ? " Whether the receiver has it is unknown."
                        : "";
        return "Its sender was told %s at %s%s.%s"
                .formatted(status(end), at, meaning(end) + tooLate(delivery, end), unknown);
    }

    private static String status(Conclusion end) {
        return Phrases.refusal(end.refusalCode())
                .map(refusal -> refusal.status() + " " + refusal.barsCode())
                .orElseGet(() -> end.status() == null ? "the outcome" : end.status().toString());
    }

    private static String meaning(Conclusion end) {
        return Phrases.refusal(end.refusalCode())
                .map(refusal -> ": " + Phrases.midSentence(refusal.text()) + code(end))
                .orElse(", the receiver's own answer");
    }

    private static String code(Conclusion end) {
        return " (" + end.refusalCode() + ")";
    }

    /// Ingress waits two seconds beyond deliver-by, not longer.
    private static String tooLate(DeliveryHistory delivery, Conclusion end) {
        return Optional.ofNullable(delivery.accepted())
                .filter(a -> end.at().isAfter(a.lifespan().deliverBy().plusSeconds(2)))
                .map(_ -> ", but had stopped waiting")
                .orElse("");
    }

    private static String reached(Conclusion end) {
        String by =
                Phrases.refusal(end.refusalCode())
                        .map(refusal -> "; " + Phrases.midSentence(refusal.text()) + code(end))
                        .orElseGet(() -> answered(end));
        return Phrases.of(end.disposition()) + by;
    }

    private static String answered(Conclusion end) {
        if (end.status() == null) {
            return end.basis() == Basis.DEAD_LETTER || end.reason() == null
                    ? ""
                    : " (" + Phrases.ofCode(end.reason()) + ")";
        }
        return switch (end.disposition()) {
            case DELIVERED -> ", the receiver answered " + end.status();
            case DELIVERED_DUPLICATE -> " (" + end.status() + ")";
            case REJECTED -> " with " + end.status();
            case UNKNOWN, EXPIRED, UNROUTABLE, POISON, CANCELLED ->
                    "; the last answer was " + end.status();
        };
    }

    private static String toldLater(DeliveryHistory delivery) {
        return Optional.ofNullable(delivery.accepted())
                .map(accepted -> accepted.links().sourceService())
                .map(service -> " Its sender is told at service " + service + ".")
                .orElse("");
    }

    private String second(End end) {
        return "A further end was recorded at %s (%s); the first one stands."
                .formatted(clock.at(end.at()), Phrases.of(end.disposition()));
    }

    private String kept(Letter letter) {
        String detail = letter.detail() == null ? "" : ": " + Phrases.midSentence(letter.detail());
        return "Kept as dead letter %s (%s)%s."
                .formatted(letter.id(), Phrases.ofCode(letter.reason()), detail);
    }
}
