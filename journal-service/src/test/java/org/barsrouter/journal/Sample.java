package org.barsrouter.journal;

import java.time.Instant;
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

/// Facts to tell stories of, all on the morning of 23 November 2026. Positions count up by
/// themselves: every fact comes from a record of its own.
public final class Sample {
    public static final String RECEIVER = "https://fhir.nhs.uk/Id/dos-service-id|2000072489";
    public static final String SENDER_SERVICE = "https://fhir.nhs.uk/Id/dos-service-id|1111";
    public static final CorrelationId CONVERSATION =
            new CorrelationId("3c1a9d2e-0b0f-4c0e-8b5e-5f1d7a2c4e11");

    private final DeliveryId delivery;
    private final AnswerMode mode;
    private static final Links UNLINKED = new Links(null, null, null, null, null);

    private Sample(DeliveryId delivery, AnswerMode mode) {
        this.delivery = delivery;
        this.mode = mode;
    }

    /// A relay message; the digit tells messages apart.
    public static Sample relay(int digit) {
        return new Sample(new DeliveryId(message(digit), 0), AnswerMode.RELAY);
    }

    /// A deferred message whose sender's service is [#SENDER_SERVICE].
    public static Sample deferred(int digit) {
        return new Sample(new DeliveryId(message(digit), 0), AnswerMode.DEFERRED);
    }

    public static MessageId message(int digit) {
        return MessageId.parse("0193b0a2-0000-7000-8000-00000000000" + digit);
    }

    public Sample generation(int generation) {
        return new Sample(new DeliveryId(delivery.messageId(), generation), mode);
    }

    public DeliveryId delivery() {
        return delivery;
    }

    public Subject subject() {
        return new Subject(
                delivery, CONVERSATION, new RequestId("request-" + delivery.messageId()));
    }

    /// `10:02:11.123` on the day of all stories.
    public static Instant at(String time) {
        return Instant.parse("2026-11-23T" + time + "Z");
    }

    public Fact.Accepted accepted(String time) {
        return accepted(time, "servicerequest-request", RECEIVER);
    }

    public Fact.Accepted accepted(String time, @Nullable String event, String target) {
        Instant until =
                mode == AnswerMode.RELAY
                        ? at(time).plusSeconds(32)
                        : at(time).plusSeconds(24 * 3600);
        Links links =
                mode == AnswerMode.RELAY
                        ? UNLINKED
                        : new Links(null, null, null, SENDER_SERVICE, null);
        return new Fact.Accepted(
                position(Topics.INBOUND.name()),
                subject(),
                submission(MessageKind.SUBMISSION, event, target),
                new Lifespan(at(time), at(time).plusMillis(2), at(time).plusSeconds(5), until),
                links);
    }

    public Fact.Accepted appendedLate(String time, String appended) {
        Fact.Accepted usual = accepted(time);
        return new Fact.Accepted(
                usual.at(),
                usual.subject(),
                usual.submission(),
                new Lifespan(
                        usual.lifespan().acceptedAt(),
                        at(appended),
                        usual.lifespan().acceptBy(),
                        usual.lifespan().deliverBy()),
                usual.links());
    }

    public Fact.Accepted replayed(String time, String operator) {
        return replayed(time, operator, null);
    }

    /// Replayed by a run.
    public Fact.Accepted replayed(String time, String operator, @Nullable String run) {
        DeliveryId before = new DeliveryId(delivery.messageId(), delivery.generation() - 1);
        return special(time, MessageKind.REPLAY, new Links(before, null, operator, null, run));
    }

    public Fact.Accepted routedAgain(String time) {
        DeliveryId before = new DeliveryId(delivery.messageId(), delivery.generation() - 1);
        return special(time, MessageKind.ROUTE_AGAIN, new Links(before, null, null, null, null));
    }

    public Fact.Accepted noticeAbout(String time, Sample told) {
        Links links = new Links(null, told.delivery, null, null, null);
        return new Fact.Accepted(
                position(Topics.INBOUND.name()),
                subject(),
                submission(MessageKind.NOTICE, "servicerequest-response", SENDER_SERVICE),
                new Lifespan(at(time), at(time), null, at(time).plusSeconds(3600)),
                links);
    }

    private Fact.Accepted special(String time, MessageKind kind, Links links) {
        return new Fact.Accepted(
                position(Topics.INBOUND.name()),
                subject(),
                submission(kind, "servicerequest-request", RECEIVER),
                new Lifespan(at(time), at(time), null, at(time).plusSeconds(24 * 3600)),
                links);
    }

    private Submission submission(MessageKind kind, @Nullable String event, String target) {
        return new Submission(
                kind,
                mode,
                new Sender("gp-app", "X26"),
                new Request(target, "POST", "/$process-message"),
                event,
                null,
                new Body(11_800, "ab".repeat(32)));
    }

    /// An attempt that took 52 ms and is followed by another.
    public Fact.Attempted failed(int number, String time, String next) {
        return attempt(
                number,
                time,
                new Attempt.Answer(503, "UNAVAILABLE", true, true, false),
                new Attempt.Next(at(next), null, "RETRY"));
    }

    public Fact.Attempted delivered(int number, String time) {
        return attempt(
                number,
                time,
                new Attempt.Answer(200, "DELIVERED", true, true, false),
                new Attempt.Next(null, Disposition.DELIVERED, "DELIVERED"));
    }

    public Fact.Attempted attempt(
            int number, String time, Attempt.Answer answer, Attempt.Next next) {
        return new Fact.Attempted(
                subject(),
                new Attempt(
                        number,
                        Attempt.Detail.WHOLE,
                        new Attempt.Place("tpl-acme#1", "acme.example:443"),
                        at(time),
                        at(time).plusMillis(52),
                        answer,
                        next));
    }

    public Fact.Ended replied(String time, Disposition how, int status) {
        return ended(new End(End.Channel.REPLY, how, at(time), status, null, null));
    }

    public Fact.Ended refused(String time, Disposition how, String code) {
        return ended(new End(End.Channel.REPLY, how, at(time), null, code, null));
    }

    public Fact.Ended outcome(String time, Disposition how, int status) {
        return ended(new End(End.Channel.OUTCOME, how, at(time), status, null, null));
    }

    public Fact.Ended ended(End end) {
        String topic =
                end.channel() == End.Channel.REPLY ? Topics.REPLIES.name() : Topics.OUTCOMES.name();
        return new Fact.Ended(position(topic), subject(), end);
    }

    public Fact.DeadLettered dead(String time, Disposition how, String reason) {
        return new Fact.DeadLettered(
                position(Topics.DEAD_LETTERS.name()),
                subject(),
                new Letter(delivery.toString(), how, reason, null, "tpl-acme#1", true, at(time)));
    }

    private RecordPosition position(String topic) {
        return new RecordPosition(
                topic,
                0,
                Math.floorMod(delivery.messageId().value().getLeastSignificantBits(), 10L) * 100
                        + delivery.generation());
    }
}
