package org.barsrouter.ingress.http;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.Serial;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.barsrouter.ingress.admission.Admission;
import org.barsrouter.ingress.answer.Answer;
import org.barsrouter.ingress.answer.Answer.Refused;
import org.barsrouter.ingress.answer.Dialect;
import org.barsrouter.ingress.answer.Outcomes;
import org.barsrouter.ingress.answer.Rendered;
import org.barsrouter.ingress.cors.CorsRules;
import org.barsrouter.ingress.envelope.Call;
import org.barsrouter.ingress.envelope.CanonicalUuid;
import org.barsrouter.ingress.envelope.PathMatch;
import org.barsrouter.ingress.envelope.Profile;
import org.barsrouter.ingress.header.AnswerHeaders;
import org.barsrouter.ingress.header.EchoedIds;
import org.barsrouter.ingress.header.HeaderField;
import org.barsrouter.ingress.metric.IngressMetrics;
import org.barsrouter.ingress.metric.Interaction;
import org.barsrouter.ingress.room.Room;
import org.barsrouter.schemas.header.BarsHeaders;
import org.barsrouter.schemas.id.MessageId;
import org.barsrouter.schemas.refusal.Refusal;
import org.barsrouter.tracing.context.TraceContext;
import org.barsrouter.tracing.http.Ongoing;
import org.barsrouter.tracing.http.SpanField;
import org.barsrouter.tracing.http.SpanName;
import org.barsrouter.tracing.http.Tracing;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Everything under the BaRS base path. A plain servlet, because nothing between the wire and us
/// may decode, normalise or buffer what a receiver is to get byte for byte.
public final class BarsServlet extends HttpServlet {
    @Serial private static final long serialVersionUID = 1L;
    private static final Logger LOG = LoggerFactory.getLogger(BarsServlet.class);

    private static final int OK = 200;
    private static final int SERVER_ERROR = 500;

    private final transient Desks desks;
    private final transient Manners manners;
    private final transient IngressMetrics metrics;
    private final transient InstantSource clock;
    private final transient RandomGenerator random;

    /// Who answers what.
    public record Desks(
            Intake intake,
            Reading reading,
            StatusResource status,
            OwnDesk own,
            DocumentDesk documents,
            CatalogueDoor catalogue) {}

    /// How calls are taken and answers are given.
    ///
    /// @param room for calls under way
    public record Manners(
            Profile profile,
            CorsRules cors,
            Dialect dialect,
            Admission admission,
            Room room,
            Tracing tracing) {}

    public BarsServlet(
            Desks desks,
            Manners manners,
            IngressMetrics metrics,
            InstantSource clock,
            RandomGenerator random) {
        this.desks = desks;
        this.manners = manners;
        this.metrics = metrics;
        this.clock = clock;
        this.random = random;
    }

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        long start = System.nanoTime();
        Call received = RequestReader.call(request);
        Ongoing span = span(received);
        Call call = received.within(span.context());
        PathMatch match = PathMatch.of(manners.profile(), call.method(), call.path());
        EchoedIds ids = EchoedIds.of(call.headers());
        Answer answer =
                manners.cors()
                        .preflight(call)
                        .<Answer>map(headers -> new Answer.Own(OK, headers, ByteBuffer.allocate(0)))
                        .orElseGet(() -> seated(call, match, request));
        count(answer, ids);
        if (answer instanceof Refused refused) {
            span.with(SpanField.REFUSAL, refused.refusal().code());
        }
        Outcomes outcomes = new Outcomes(manners.dialect(), MessageId.mint(clock, random).value());
        Rendered rendered = Rendered.of(answer, ids, outcomes);
        write(rendered.and(manners.cors().answer(call)), response);
        Interaction interaction = Interaction.of(call, match);
        metrics.answered(
                interaction, rendered.status(), Duration.ofNanos(System.nanoTime() - start));
        span.with(SpanField.INTERACTION, interaction.name())
                .with(SpanField.STATUS, rendered.status());
        (rendered.status() < SERVER_ERROR ? span : span.failed()).end();
    }

    /// Goes on with the sender's trace, if there is one.
    private Ongoing span(Call call) {
        return manners.tracing().isOn()
                ? manners.tracing()
                        .start(SpanName.CALL, TraceContext.read(call.headers()::all))
                        .with(SpanField.CORRELATION_ID, correlationId(call))
                : Ongoing.nothing();
    }

    private Answer seated(Call call, PathMatch match, HttpServletRequest request) {
        Optional<Room.Seat> free = manners.room().enter();
        if (free.isEmpty()) {
            return RequestReader.noRoom();
        }
        try (Room.Seat seat = free.get()) {
            request.setAttribute(RequestReader.SEAT, seat);
            return answer(call, match, request);
        }
    }

    private Answer answer(Call call, PathMatch match, HttpServletRequest request) {
        try {
            return manners.admission()
                    .admit(call, match, clock.instant())
                    .answer(caller -> admitted(call.by(caller), match, request));
        } catch (RuntimeException e) {
            LOG.atError()
                    .setCause(e)
                    .addKeyValue("correlationId", correlationId(call))
                    .log("a call failed through our own fault");
            return Refused.of(Refusal.INTERNAL);
        }
    }

    private Answer admitted(Call call, PathMatch match, HttpServletRequest request) {
        return switch (match) {
            case PathMatch.ProcessMessage path -> desks.intake().take(call, path, request);
            case PathMatch.DirectWrite path -> desks.intake().take(call, path, request);
            case PathMatch.Read _ ->
                    desks.own().metadata(call).orElseGet(() -> desks.reading().take(call));
            case PathMatch.DocumentReference(PathMatch.Locator locator) ->
                    desks.documents().take(call, locator, request);
            case PathMatch.Catalogue _ -> desks.catalogue().answer(call, request);
            case PathMatch.OpenApi _ -> desks.own().openApi();
            case PathMatch.Ping _ -> desks.own().ping();
            case PathMatch.OwnStatus _ -> desks.own().status(call);
            case PathMatch.Status(String messageId) -> desks.status().answer(call, messageId);
            case PathMatch.WrongMethod(List<String> allowed) ->
                    Refused.of(Refusal.METHOD_NOT_ALLOWED)
                            .with(new HeaderField("Allow", String.join(", ", allowed)));
            case PathMatch.Unknown _ -> Refused.of(Refusal.PATH_UNKNOWN);
        };
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
            response.getOutputStream().write(answer.body().duplicate());
        }
    }
}
