package org.barsrouter.ingress.http;

import java.util.Set;
import org.barsrouter.ingress.answer.Answer;
import org.barsrouter.ingress.answer.Answer.Refused;
import org.barsrouter.ingress.answer.Checked;
import org.barsrouter.ingress.envelope.Call;
import org.barsrouter.ingress.envelope.Envelope;
import org.barsrouter.ingress.envelope.EnvelopeRules;
import org.barsrouter.ingress.metric.IngressMetrics;
import org.barsrouter.ingress.prefer.Preferences;
import org.barsrouter.ingress.read.ReadCalls;
import org.barsrouter.ingress.validation.Finding;
import org.barsrouter.ingress.validation.HeaderFindings;
import org.barsrouter.ingress.validation.Strictness;
import org.barsrouter.routing.identifier.IdentifierSystems.Spelling;
import org.barsrouter.schemas.refusal.Refusal;

/// Takes one read from its first check to its answer. It does not go through Kafka: delivery makes
/// it while its caller waits, and nothing of it is kept.
public final class Reading {
    private final EnvelopeRules rules;
    private final Strictness strictness;
    private final ReadCalls calls;
    private final DeliveryClient delivery;
    private final IngressMetrics metrics;

    public Reading(
            Intake.Rules rules, ReadCalls calls, DeliveryClient delivery, IngressMetrics metrics) {
        this.rules = rules.envelope();
        this.strictness = rules.strictness();
        this.calls = calls;
        this.delivery = delivery;
        this.metrics = metrics;
    }

    Answer take(Call call) {
        return rules.read(call)
                .then(envelope -> now(call, envelope))
                .then(envelope -> found(call, envelope))
                .answer(envelope -> delivery.read(calls.of(call, envelope), call.trace()));
    }

    private Checked<Envelope> found(Call call, Envelope envelope) {
        if (envelope.spelling() == Spelling.ALIAS) {
            metrics.aliasUsed();
        }
        Set<Finding> findings = HeaderFindings.of(call);
        findings.forEach(metrics::found);
        return strictness.judge(envelope.target(), findings).map(_ -> envelope);
    }

    private static Checked<Envelope> now(Call call, Envelope envelope) {
        return Preferences.of(call.headers().all("Prefer")).answering() == Preferences.Answering.NOW
                ? Checked.passed(envelope)
                : Checked.stopped(Refused.of(Refusal.ASYNC_NOT_HERE));
    }
}
