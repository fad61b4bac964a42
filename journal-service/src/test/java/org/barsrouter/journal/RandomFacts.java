package org.barsrouter.journal;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.barsrouter.journal.fact.AnswerMode;
import org.barsrouter.journal.fact.Attempt;
import org.barsrouter.journal.fact.Body;
import org.barsrouter.journal.fact.Disposition;
import org.barsrouter.journal.fact.End;
import org.barsrouter.journal.fact.Fact;
import org.barsrouter.journal.fact.Letter;
import org.barsrouter.journal.fact.Lifespan;
import org.barsrouter.journal.fact.Links;
import org.barsrouter.journal.fact.MessageKind;
import org.barsrouter.journal.fact.RecordPosition;
import org.barsrouter.journal.fact.Request;
import org.barsrouter.journal.fact.Sender;
import org.barsrouter.journal.fact.Subject;
import org.barsrouter.journal.fact.Submission;
import org.barsrouter.journal.run.RunId;
import org.barsrouter.schemas.id.CorrelationId;
import org.barsrouter.schemas.id.DeliveryId;
import org.barsrouter.schemas.id.MessageId;
import org.barsrouter.schemas.id.RequestId;
import org.barsrouter.schemas.topic.Topics;
import org.jspecify.annotations.Nullable;

/// What topics might say of messages, decided by one seed: lives of every kind, with few distinct
/// senders, hosts and reasons, so that searches find something and instants collide.
public final class RandomFacts {
    private static final Instant START = Instant.parse("2026-11-23T00:00:00Z");
    private static final List<@Nullable String> EVENTS =
            java.util.Arrays.asList(
                    "servicerequest-request", "booking-request", "o'neill \"%_\\ 🩺", null);
    private static final List<String> REASONS = List.of("RETRY", "BREAKER_OPEN", "REFUSED");

    /// Runs that replays belong to.
    public static final List<RunId> RUNS = List.of(RunId.of(START, 1), RunId.of(START, 2));

    private static final List<Integer> STATUSES = List.of(200, 409, 422, 503);

    private final Random random;
    private long offset;

    public RandomFacts(Random random) {
        this.random = random;
    }

    public List<Fact> messages(int count) {
        List<Fact> facts = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            life(facts);
        }
        return facts;
    }

    /// Facts in any order and in batches of any size, some of them twice.
    ///
    /// @param most facts in a batch, without those that come again
    public List<List<Fact>> batches(List<Fact> facts, int most) {
        List<Fact> shuffled = new ArrayList<>(facts);
        Collections.shuffle(shuffled, random);
        List<List<Fact>> batches = new ArrayList<>();
        for (int from = 0; from < shuffled.size(); ) {
            int to = Math.min(shuffled.size(), from + 1 + random.nextInt(most));
            batches.add(shuffled.subList(Math.max(0, from - random.nextInt(30)), to));
            from = to;
        }
        return batches;
    }

    private void life(List<Fact> facts) {
        MessageId message = new MessageId(new UUID(random.nextLong(), random.nextLong()));
        CorrelationId correlation = new CorrelationId("conversation-" + random.nextInt(50));
        RequestId request = new RequestId("request-" + random.nextInt(500));
        Instant at = START.plusSeconds(random.nextInt(600));
        int generations = 1 + (random.nextInt(5) == 0 ? 1 + random.nextInt(2) : 0);
        for (int generation = 0; generation < generations; generation++) {
            Subject subject =
                    new Subject(new DeliveryId(message, generation), correlation, request);
            delivery(facts, subject, at.plusSeconds(60L * generation));
        }
    }

    private void delivery(List<Fact> facts, Subject subject, Instant at) {
        if (random.nextInt(8) > 0) {
            facts.add(accepted(subject, at));
        }
        int attempts = random.nextInt(4);
        for (int number = 1; number <= attempts; number++) {
            Attempt whole = attempt(number, at.plusSeconds(number));
            facts.add(new Fact.Attempted(subject, whole));
            if (random.nextInt(4) == 0) {
                facts.add(new Fact.Attempted(subject, summary(whole)));
            }
        }
        if (random.nextInt(3) > 0) {
            Disposition disposition = one(List.of(Disposition.values()));
            Instant ended = at.plusSeconds(10);
            if (random.nextBoolean()) {
                facts.add(ended(subject, disposition, ended));
            }
            if (!disposition.arrived() && random.nextBoolean()) {
                facts.add(letter(subject, disposition, ended));
                if (random.nextBoolean()) {
                    facts.add(new Fact.Resolved(subject.delivery()));
                }
            }
        }
    }

    private Fact accepted(Subject subject, Instant at) {
        String topic = random.nextInt(10) == 0 ? Topics.DEAD_LETTERS.name() : Topics.INBOUND.name();
        return new Fact.Accepted(
                position(topic),
                subject,
                new Submission(
                        MessageKind.SUBMISSION,
                        one(List.of(AnswerMode.values())),
                        new Sender(
                                "app-" + random.nextInt(3),
                                random.nextInt(5) == 0 ? null : "X2" + random.nextInt(4)),
                        new Request(
                                "https://example.test/id|20000" + random.nextInt(5),
                                "POST",
                                "/$process-message"),
                        EVENTS.get(random.nextInt(EVENTS.size())),
                        random.nextBoolean() ? "first|second" : null,
                        new Body(12, "ab")),
                new Lifespan(
                        at,
                        at.plusMillis(random.nextInt(10_000)),
                        random.nextBoolean() ? at.plusSeconds(5) : null,
                        at.plusSeconds(3600)),
                links(subject));
    }

    /// Later generations are replays, most of them of one of two runs.
    private Links links(Subject subject) {
        DeliveryId delivery = subject.delivery();
        if (delivery.generation() == 0) {
            return new Links(null, null, null, null, null);
        }
        DeliveryId before = new DeliveryId(delivery.messageId(), delivery.generation() - 1);
        String run = random.nextInt(5) == 0 ? null : RUNS.get(random.nextInt(RUNS.size())).value();
        return new Links(before, null, "sam", null, run);
    }

    private Attempt attempt(int number, Instant at) {
        boolean last = random.nextInt(4) == 0;
        return new Attempt(
                number,
                Attempt.Detail.WHOLE,
                new Attempt.Place("endpoint-" + random.nextInt(3), "host-" + random.nextInt(3)),
                at,
                at.plusMillis(52),
                new Attempt.Answer(one(STATUSES), "UNAVAILABLE", true, true, false),
                new Attempt.Next(
                        last ? null : at.plusSeconds(1),
                        last ? one(List.of(Disposition.values())) : null,
                        one(REASONS)));
    }

    private static Attempt summary(Attempt whole) {
        return new Attempt(
                whole.number(),
                Attempt.Detail.SUMMARY,
                new Attempt.Place(whole.place().endpointId(), null),
                whole.startedAt(),
                whole.endedAt(),
                new Attempt.Answer(whole.answer().status(), "UNAVAILABLE", false, false, false),
                new Attempt.Next(null, null, null));
    }

    private Fact ended(Subject subject, Disposition disposition, Instant at) {
        boolean reply = random.nextBoolean();
        return new Fact.Ended(
                position(reply ? Topics.REPLIES.name() : Topics.OUTCOMES.name()),
                subject,
                new End(
                        reply ? End.Channel.REPLY : End.Channel.OUTCOME,
                        disposition,
                        at,
                        one(STATUSES),
                        null,
                        random.nextBoolean() ? one(REASONS) : null));
    }

    private Fact letter(Subject subject, Disposition disposition, Instant at) {
        return new Fact.DeadLettered(
                position(Topics.DEAD_LETTERS.name()),
                random.nextInt(4) == 0 ? null : subject,
                new Letter(
                        subject.delivery().toString(),
                        disposition,
                        one(REASONS),
                        null,
                        "endpoint-1",
                        random.nextBoolean(),
                        at));
    }

    private RecordPosition position(String topic) {
        return new RecordPosition(topic, random.nextInt(3), offset++);
    }

    private <T> T one(List<T> of) {
        return of.get(random.nextInt(of.size()));
    }
}
