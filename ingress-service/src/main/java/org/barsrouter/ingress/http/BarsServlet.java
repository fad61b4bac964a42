package org.barsrouter.ingress.http;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.Serial;
import java.time.InstantSource;
import java.util.List;
import java.util.random.RandomGenerator;
import org.barsrouter.ingress.answer.Answer;
import org.barsrouter.ingress.answer.Answer.Refused;
import org.barsrouter.ingress.answer.Rendered;
import org.barsrouter.ingress.envelope.Call;
import org.barsrouter.ingress.envelope.CanonicalUuid;
import org.barsrouter.ingress.envelope.PathMatch;
import org.barsrouter.ingress.header.AnswerHeaders;
import org.barsrouter.ingress.header.EchoedIds;
import org.barsrouter.ingress.header.HeaderField;
import org.barsrouter.ingress.metric.IngressMetrics;
import org.barsrouter.schemas.header.BarsHeaders;
import org.barsrouter.schemas.id.MessageId;
import org.barsrouter.schemas.refusal.Refusal;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Everything under the BaRS base path. A plain servlet, because nothing between the wire and us
/// may decode, normalise or buffer what a receiver is to get byte for byte.
public final class BarsServlet extends HttpServlet {
    @Serial private static final long serialVersionUID = 1L;
    private static final Logger LOG = LoggerFactory.getLogger(BarsServlet.class);

    private final transient Intake intake;
    private final transient Reading reading;
    private final transient StatusResource status;
    private final transient CatalogueDoor catalogue;
    private final transient IngressMetrics metrics;
    private final transient InstantSource clock;
    private final transient RandomGenerator random;

    /// Who answers what.
    public record Desks(
            Intake intake, Reading reading, StatusResource status, CatalogueDoor catalogue) {}

    public BarsServlet(
            Desks desks, IngressMetrics metrics, InstantSource clock, RandomGenerator random) {
        this.intake = desks.intake();
        this.reading = desks.reading();
        this.status = desks.status();
        this.catalogue = desks.catalogue();
        this.metrics = metrics;
        this.clock = clock;
        this.random = random;
    }

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        Call call = RequestReader.call(request);
        EchoedIds ids = EchoedIds.of(call.headers());
        Answer answer = answer(call, request);
        count(answer, ids);
        write(Rendered.of(answer, ids, MessageId.mint(clock, random).value()), response);
    }

    private Answer answer(Call call, HttpServletRequest request) {
        try {
            return switch (PathMatch.of(call.method(), call.path())) {
                case PathMatch.ProcessMessage path -> intake.take(call, path, request);
                case PathMatch.DirectWrite path -> intake.take(call, path, request);
                case PathMatch.Read _ -> reading.take(call);
                case PathMatch.Status(String messageId) -> status.answer(call, messageId);
                case PathMatch.Catalogue _ -> catalogue.answer(call, request);
                case PathMatch.WrongMethod(List<String> allowed) ->
                        Refused.of(Refusal.METHOD_NOT_ALLOWED)
                                .with(new HeaderField("Allow", String.join(", ", allowed)));
                case PathMatch.Unknown _ -> Refused.of(Refusal.PATH_UNKNOWN);
            };
        } catch (RuntimeException e) {
            LOG.atError()
                    .setCause(e)
                    .addKeyValue("correlationId", correlationId(call))
                    .log("a call failed through our own fault");
            return Refused.of(Refusal.INTERNAL);
        }
    }

    /// For the log: nothing that is not a UUID.
    private static String correlationId(Call call) {
        return call.headers()
                .first(BarsHeaders.CORRELATION_ID)
                .filter(CanonicalUuid::is)
                .orElse("none");
    }

    private void count(Answer answer, EchoedIds ids) {
        if (answer instanceof Answer.Refused refused) {
            metrics.refused(refused.refusal());
        } else if (answer instanceof Answer.FromReceiver received
                && AnswerHeaders.echoDiffers(received.headers(), ids)) {
            metrics.foreignEcho();
        }
    }

    private static void write(Rendered answer, HttpServletResponse response) throws IOException {
        response.setStatus(answer.status());
        for (HeaderField field : answer.headers()) {
            response.addHeader(field.name(), field.value());
        }
        int length = answer.body().remaining();
        response.setContentLength(length);
        if (length > 0) {
            byte[] bytes = answer.body().array();
            int offset = answer.body().arrayOffset() + answer.body().position();
            response.getOutputStream().write(bytes, offset, length);
        }
    }
}
