package org.barsrouter.journal.history;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.barsrouter.journal.fact.AnswerMode;
import org.barsrouter.journal.fact.Attempt;
import org.barsrouter.journal.fact.Disposition;
import org.barsrouter.journal.fact.Fact;
import org.barsrouter.journal.fact.Letter;
import org.barsrouter.journal.fact.MessageKind;
import org.barsrouter.journal.fact.Sender;
import org.barsrouter.journal.fact.Submission;
import org.barsrouter.journal.history.MessageHistory.Identity;
import org.jspecify.annotations.Nullable;

/// What a search finds of a message: one line. It follows from the message's facts alone, so that
/// the order in which they came cannot show in it.
///
/// @param sent absent while its acceptance has not been read
/// @param since its earliest instant that is known: what searches are ordered by
/// @param lastAt its latest
public record Summary(
        Identity identity,
        @Nullable Sent sent,
        Instant since,
        Instant lastAt,
        Standing standing,
        Trace trace) {

    /// Characters that a text is searched by at most; what is behind them is not looked at.
    public static final int LONGEST = 200;

    /// Who sent what to whom, as it is searched by.
    ///
    /// @param target canonical ServiceId, `system|value`
    public record Sent(
            MessageKind kind,
            AnswerMode mode,
            Sender sender,
            String target,
            @Nullable String event,
            @Nullable String useContext) {

        /// The value of the target alone.
        public String serviceValue() {
            return serviceValue(target);
        }

        /// The value of a service alone, as it is searched by.
        ///
        /// @param service with or without its system
        public static String serviceValue(String service) {
            return clipped(service.substring(service.lastIndexOf('|') + 1));
        }

        private static Sent of(Submission submission) {
            Sender sender = submission.sender();
            return new Sent(
                    submission.kind(),
                    submission.mode(),
                    new Sender(clipped(sender.clientId()), optional(sender.odsCode())),
                    submission.request().target(),
                    optional(submission.event()),
                    optional(submission.useContext()));
        }
    }

    /// How far it got.
    ///
    /// @param disposition absent while its latest delivery is open
    /// @param status of its end, or else of its latest attempt
    /// @param reason why it ended or waits, a stable code
    public record Standing(
            MessageState state,
            @Nullable Disposition disposition,
            @Nullable Integer status,
            @Nullable String reason) {}

    /// Where its attempts went.
    ///
    /// @param host of its latest attempt
    /// @param endpointId of its latest attempt
    /// @param generation of its latest delivery, from 0
    /// @param attempts calls of the receiver, over all deliveries
    public record Trace(
            @Nullable String host, @Nullable String endpointId, int generation, int attempts) {}

    public static Summary of(MessageHistory message) {
        return new Summary(
                message.identity(),
                message.accepted().map(Fact.Accepted::submission).map(Sent::of).orElse(null),
                message.since(),
                message.lastAt(),
                standing(message),
                trace(message));
    }

    private static Standing standing(MessageHistory message) {
        DeliveryHistory latest = message.latest();
        Optional<Conclusion> end = latest.conclusion();
        Optional<Attempt> attempt =
                latest.attempts().isEmpty()
                        ? Optional.empty()
                        : Optional.of(latest.attempts().getLast());
        return new Standing(
                MessageState.of(message),
                end.map(Conclusion::disposition).orElse(null),
                end.map(Conclusion::status)
                        .or(() -> attempt.map(last -> last.answer().status()))
                        .orElse(null),
                end.map(Conclusion::reason)
                        .or(() -> latest.letters().stream().findFirst().map(Letter::reason))
                        .or(() -> attempt.map(last -> last.next().reason()))
                        .map(Summary::clipped)
                        .orElse(null));
    }

    private static Trace trace(MessageHistory message) {
        List<Attempt> attempts =
                message.deliveries().stream()
                        .flatMap(delivery -> delivery.attempts().stream())
                        .toList();
        return new Trace(
                optional(latest(attempts.stream().map(attempt -> attempt.place().host()))),
                latest(attempts.stream().map(attempt -> attempt.place().endpointId())),
                message.highestGeneration(),
                (int) attempts.stream().filter(attempt -> attempt.number() > 0).count());
    }

    private static @Nullable String latest(Stream<@Nullable String> texts) {
        return texts.filter(Objects::nonNull).reduce((_, later) -> later).orElse(null);
    }

    private static @Nullable String optional(@Nullable String text) {
        return text == null ? null : clipped(text);
    }

    private static String clipped(String text) {
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST);
    }
}
