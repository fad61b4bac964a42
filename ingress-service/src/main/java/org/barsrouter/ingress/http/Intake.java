package org.barsrouter.ingress.http;

import jakarta.servlet.http.HttpServletRequest;
import java.nio.ByteBuffer;
import java.util.Set;
import org.barsrouter.ingress.answer.Answer;
import org.barsrouter.ingress.answer.Checked;
import org.barsrouter.ingress.deferral.DeferralRules;
import org.barsrouter.ingress.envelope.Call;
import org.barsrouter.ingress.envelope.Envelope;
import org.barsrouter.ingress.envelope.EnvelopeRules;
import org.barsrouter.ingress.envelope.PathMatch;
import org.barsrouter.ingress.kafka.Acceptance;
import org.barsrouter.ingress.message.BodyScan;
import org.barsrouter.ingress.message.MessageHead;
import org.barsrouter.ingress.metric.IngressMetrics;
import org.barsrouter.ingress.submission.Body;
import org.barsrouter.ingress.submission.Submissions;
import org.barsrouter.ingress.submission.Submissions.Good;
import org.barsrouter.ingress.validation.Finding;
import org.barsrouter.ingress.validation.HeaderFindings;
import org.barsrouter.ingress.validation.MessageFindings;
import org.barsrouter.ingress.validation.Strictness;
import org.barsrouter.routing.identifier.IdentifierSystems.Spelling;

/// Takes one write from its first check to its answer. The order of the checks is the order of the
/// refusals that a sender sees.
public final class Intake {
    private final RequestReader reader;
    private final Rules rules;
    private final Submissions submissions;
    private final Acceptance acceptance;
    private final IngressMetrics metrics;

    /// The checks before and after the body.
    public record Rules(
            EnvelopeRules envelope,
            DeferralRules deferral,
            MessageFindings findings,
            Strictness strictness,
            RequestReader reader) {}

    public Intake(
            Rules rules, Submissions submissions, Acceptance acceptance, IngressMetrics metrics) {
        this.reader = rules.reader();
        this.rules = rules;
        this.submissions = submissions;
        this.acceptance = acceptance;
        this.metrics = metrics;
    }

    Answer take(Call call, PathMatch path, HttpServletRequest request) {
        return rules.envelope()
                .write(call)
                .then(envelope ->
                        body(call, request).then(body -> good(call, path, envelope, body)))
                .map(submissions::submit)
                .answer(acceptance::accept);
    }

    private Checked<Body> body(Call call, HttpServletRequest request) {
        return reader.body(call, request)
                .then(bytes ->
                        scan(call, bytes).map(head -> new Body(ByteBuffer.wrap(bytes), head)));
    }

    private Checked<MessageHead> scan(Call call, byte[] bytes) {
        if (bytes.length == 0 && call.method().equals("DELETE")) {
            return Checked.passed(MessageHead.NONE);
        }
        Checked<MessageHead> scanned = BodyScan.scan(bytes);
        return switch (rules.envelope().profile()) {
            case STANDARD -> scanned;
            // The receiver judges it. What could be read of it still tells where it goes.
            case TRANSPARENT ->
                    scanned instanceof Checked.Passed<MessageHead>
                            ? scanned
                            : Checked.passed(MessageHead.NONE);
        };
    }

    private Checked<Good> good(Call call, PathMatch path, Envelope envelope, Body body) {
        if (envelope.spelling() == Spelling.ALIAS) {
            metrics.aliasUsed();
        }
        Set<Finding> findings = HeaderFindings.of(call);
        if (path instanceof PathMatch.ProcessMessage) {
            findings.addAll(rules.findings().of(call, envelope, body.head()));
        }
        findings.forEach(metrics::found);
        return rules.strictness()
                .judge(envelope.target(), findings)
                .then(_ -> rules.deferral().decide(call, path, body.head()))
                .map(answering -> new Good(call, envelope, body, answering));
    }
}
