package org.barsrouter.journal.story;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.barsrouter.journal.fact.Attempt;
import org.barsrouter.journal.fact.Fact;
import org.barsrouter.journal.history.Conclusion;
import org.barsrouter.journal.history.DeliveryHistory;
import org.barsrouter.journal.history.MessageHistory;

/// Tells one message's story, from its acceptance to its end, in sentences that read aloud.
public final class MessageStory {
    private static final String NOT_YET =
            "Nothing more is known of it yet: it has not been attempted.";
    private static final String ACCEPTANCE_UNKNOWN =
            "How it was accepted is not in the journal: not read yet, or expired from the log.";

    private MessageStory() {}

    public static List<String> tell(MessageHistory message) {
        StoryClock clock = new StoryClock();
        List<String> sentences = new ArrayList<>();
        for (DeliveryHistory delivery : message.deliveries()) {
            sentences.addAll(tell(delivery, clock));
        }
        if (message.conclusion().isEmpty() && message.latest().attempts().isEmpty()) {
            sentences.add(NOT_YET);
        }
        return List.copyOf(sentences);
    }

    /// The state of a message in one sentence.
    public static String state(MessageHistory message) {
        StoryClock clock = new StoryClock();
        return message.conclusion()
                .map(end -> ended(message.latest(), end, clock))
                .orElseGet(() -> open(message, clock));
    }

    private static List<String> tell(DeliveryHistory delivery, StoryClock clock) {
        List<String> sentences = new ArrayList<>();
        Fact.Accepted accepted = delivery.accepted();
        sentences.add(
                accepted == null ? ACCEPTANCE_UNKNOWN : new AcceptanceStory(clock).tell(accepted));
        AttemptStory attempts = new AttemptStory(clock);
        sentences.addAll(attempts.tell(inTime(delivery)));
        sentences.addAll(new EndStory(clock).tell(delivery));
        sentences.addAll(attempts.tell(late(delivery)));
        return sentences;
    }

    private static List<Attempt> inTime(DeliveryHistory delivery) {
        return delivery.attempts().stream().filter(a -> !a.answer().late()).toList();
    }

    private static List<Attempt> late(DeliveryHistory delivery) {
        return delivery.attempts().stream().filter(a -> a.answer().late()).toList();
    }

    private static String ended(DeliveryHistory delivery, Conclusion end, StoryClock clock) {
        int calls = delivery.calls().size();
        String after = calls == 0 ? "" : " after " + Phrases.count(calls, "attempt");
        return "Ended at %s%s: %s."
                .formatted(clock.at(end.at()), after, Phrases.of(end.disposition()));
    }

    private static String open(MessageHistory message, StoryClock clock) {
        DeliveryHistory delivery = message.latest();
        String since = "Open since " + clock.at(message.since());
        String attempts = "; " + Phrases.count(delivery.calls().size(), "attempt") + " so far";
        String due = due(delivery).map(next -> ", the next is due at " + clock.of(next)).orElse("");
        return since + attempts + due + ".";
    }

    private static Optional<Instant> due(DeliveryHistory delivery) {
        return delivery.attempts().reversed().stream()
                .map(attempt -> attempt.next().attemptAt())
                .filter(Objects::nonNull)
                .findFirst();
    }
}
