package org.barsrouter.harness.bench;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
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
import org.barsrouter.schemas.id.CorrelationId;
import org.barsrouter.schemas.id.DeliveryId;
import org.barsrouter.schemas.id.MessageId;
import org.barsrouter.schemas.id.RequestId;
import org.barsrouter.schemas.topic.Topics;
import org.jspecify.annotations.Nullable;

/// Lives of messages as a national router would see them: 10,000 services behind 13 hosts, one of
/// which has 78 %, 400 organisations, 12 applications; 97 % delivered, 1 % dead, the rest waiting
/// or refused.
final class JournalLives {
    private static final Instant START = Instant.parse("2026-11-01T00:00:00Z");
    private static final long MILLIS_BETWEEN = 5;
    private static final String SYSTEM = "https://fhir.nhs.uk/Id/dos-service-id|";
    private static final List<String> EVENTS =
            List.of(
                    "servicerequest-request",
                    "booking-request",
                    "servicerequest-response",
                    "booking-response");

    private final SplittableRandom random;
    private long number;

    JournalLives(SplittableRandom random) {
        this.random = random;
    }

    /// All that the topics say of the next messages, in their order.
    List<Fact> next(int messages) {
        List<Fact> facts = new ArrayList<>(messages * 4);
        for (int i = 0; i < messages; i++) {
            life(facts);
        }
        return facts;
    }

    private void life(List<Fact> facts) {
        Instant at = START.plusMillis(number++ * MILLIS_BETWEEN);
        DeliveryId delivery = new DeliveryId(new MessageId(TimedIds.at(at, random)), 0);
        Subject subject = new Subject(delivery, new CorrelationId(uuid()), new RequestId(uuid()));
        int service = random.nextInt(10_000);
        facts.add(accepted(subject, service, at));
        int fate = random.nextInt(1_000);
        if (fate < 970) {
            facts.add(attempt(subject, service, new Tried(at, 200, Disposition.DELIVERED)));
            facts.add(ended(subject, Disposition.DELIVERED, at));
        } else if (fate < 980) {
            facts.add(attempt(subject, service, new Tried(at, 503, Disposition.EXPIRED)));
            facts.add(ended(subject, Disposition.EXPIRED, at));
            facts.add(letter(subject, at));
        } else if (fate < 990) {
            facts.add(attempt(subject, service, new Tried(at, 503, null)));
        } else {
            facts.add(attempt(subject, service, new Tried(at, 422, Disposition.REJECTED)));
            facts.add(ended(subject, Disposition.REJECTED, at));
        }
    }

    private String uuid() {
        return new UUID(random.nextLong(), random.nextLong()).toString();
    }

    private Fact accepted(Subject subject, int service, Instant at) {
        return new Fact.Accepted(
                position(Topics.INBOUND.name()),
                subject,
                new Submission(
                        MessageKind.SUBMISSION,
                        AnswerMode.DEFERRED,
                        new Sender("app-" + random.nextInt(12), "X" + (100 + random.nextInt(400))),
                        new Request(
                                SYSTEM + (2_000_000_000L + service), "POST", "/$process-message"),
                        EVENTS.get(random.nextInt(EVENTS.size())),
                        "context-" + random.nextInt(3),
                        new Body(12_000, "ab".repeat(32))),
                new Lifespan(at, at.plusMillis(2), at.plusSeconds(5), at.plusSeconds(86_400)),
                new Links(null, null, null, SYSTEM + "1111", null));
    }

    /// @param disposition null while another attempt is to come
    private record Tried(Instant at, int status, @Nullable Disposition disposition) {}

    private static Fact attempt(Subject subject, int service, Tried tried) {
        int host = service % 100 < 78 ? 0 : 1 + service % 12;
        Instant at = tried.at().plusMillis(10);
        return new Fact.Attempted(
                subject,
                new Attempt(
                        1,
                        Attempt.Detail.WHOLE,
                        new Attempt.Place("template-" + host, "host-" + host + ".example:443"),
                        at,
                        at.plusMillis(52),
                        new Attempt.Answer(
                                tried.status(),
                                tried.status() == 200 ? "DELIVERED" : "UNAVAILABLE",
                                true,
                                true,
                                false),
                        new Attempt.Next(
                                tried.disposition() == null ? at.plusSeconds(60) : null,
                                tried.disposition(),
                                tried.disposition() == null
                                        ? "RETRY"
                                        : tried.disposition().name())));
    }

    private Fact ended(Subject subject, Disposition disposition, Instant at) {
        return new Fact.Ended(
                position(Topics.OUTCOMES.name()),
                subject,
                new End(
                        End.Channel.OUTCOME,
                        disposition,
                        at.plusMillis(70),
                        disposition == Disposition.DELIVERED ? 200 : 503,
                        null,
                        disposition.name()));
    }

    private Fact letter(Subject subject, Instant at) {
        return new Fact.DeadLettered(
                position(Topics.DEAD_LETTERS.name()),
                subject,
                new Letter(
                        subject.delivery().toString(),
                        Disposition.EXPIRED,
                        "EXPIRED",
                        null,
                        "template-0",
                        true,
                        at.plusMillis(80)));
    }

    private RecordPosition position(String topic) {
        return new RecordPosition(topic, (int) (number % 12), number);
    }
}
