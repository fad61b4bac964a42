package org.barsrouter.ingress.submission;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.barsrouter.ingress.caller.Caller;
import org.barsrouter.ingress.caller.CallingOrganisation;
import org.barsrouter.ingress.deferral.Answering;
import org.barsrouter.ingress.envelope.Call;
import org.barsrouter.ingress.envelope.Envelope;
import org.barsrouter.ingress.header.ForwardedHeaders;
import org.barsrouter.routing.policy.Policy;
import org.barsrouter.schemas.id.MessageId;

/// Makes a submission of a checked call: mints its id and sets its deadlines.
public final class Submissions {
    private final InstantSource clock;
    private final RandomGenerator random;
    private final RoutePolicies policies;
    private final Duration acceptWithin;

    /// Submissions by this clock and these policies.
    ///
    /// @param acceptWithin how long an append may take before its sender is told that it is unknown
    public Submissions(
            InstantSource clock,
            RandomGenerator random,
            RoutePolicies policies,
            Duration acceptWithin) {
        this.clock = clock;
        this.random = random;
        this.policies = policies;
        this.acceptWithin = acceptWithin;
    }

    /// A call that passed every check.
    public record Good(Call call, Envelope envelope, Body body, Answering answering) {}

    public Submission submit(Good good) {
        Caller caller = caller(good.call());
        MessageId id = MessageId.mint(clock, random);
        return new Submission(
                id,
                good.call(),
                good.envelope(),
                good.body(),
                good.answering(),
                caller,
                ForwardedHeaders.of(good.call().headers()),
                Digests.of(good.body().bytes(), identity(good, caller, id)),
                deadlines(good));
    }

    /// Who makes a call: the organisation of its token, or else the one that it says.
    public Caller caller(Call call) {
        return new Caller(
                call.credentials().clientId(),
                call.credentials()
                        .organisation()
                        .or(() -> CallingOrganisation.of(call.headers()).code())
                        .orElse(null));
    }

    /// What makes two submissions the same. In the transparent profile none is: some clients send
    /// the same ids with every call.
    private static List<String> identity(Good good, Caller caller, MessageId id) {
        List<String> identity =
                List.of(
                        caller.clientId(),
                        good.envelope().target().key(),
                        good.call().method(),
                        good.call().path(),
                        good.envelope().ids().requestId().value(),
                        good.envelope().ids().correlationId().value(),
                        good.answering() instanceof Answering.Relay ? "RELAY" : "DEFERRED");
        return switch (good.envelope().profile()) {
            case STANDARD -> identity;
            case TRANSPARENT -> Stream.concat(identity.stream(), Stream.of(id.toString())).toList();
        };
    }

    private Deadlines deadlines(Good good) {
        Instant acceptedAt = clock.instant();
        Policy policy = policies.of(good.envelope().target(), acceptedAt);
        Duration worth =
                switch (good.answering()) {
                    case Answering.Relay _ -> policy.relayDeadline();
                    case Answering.Deferred deferred ->
                            deferred.atMost()
                                    .filter(less -> less.compareTo(policy.maxAge()) < 0)
                                    .orElse(policy.maxAge());
                };
        return new Deadlines(acceptedAt, acceptedAt.plus(acceptWithin), acceptedAt.plus(worth));
    }
}
