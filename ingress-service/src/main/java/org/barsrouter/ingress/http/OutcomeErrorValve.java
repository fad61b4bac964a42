package org.barsrouter.ingress.http;

import java.io.IOException;
import java.time.InstantSource;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ErrorReportValve;
import org.barsrouter.ingress.answer.Answer.Refused;
import org.barsrouter.ingress.answer.Dialect;
import org.barsrouter.ingress.answer.Outcomes;
import org.barsrouter.ingress.header.EchoedIds;
import org.barsrouter.ingress.header.HeaderField;
import org.barsrouter.schemas.header.BarsHeaders;
import org.barsrouter.schemas.id.MessageId;
import org.barsrouter.schemas.refusal.Refusal;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Writes the errors that Tomcat itself finds (a request line that cannot be read, headers too
/// large, a path outside of ours) as OperationOutcomes with both ids, where they are known.
final class OutcomeErrorValve extends ErrorReportValve {
    private static final Logger LOG = LoggerFactory.getLogger(OutcomeErrorValve.class);
    private static final int ERROR = 400;
    private static final int OUR_FAULT = 500;

    private final Dialect dialect;
    private final InstantSource clock;
    private final RandomGenerator random;

    OutcomeErrorValve(Dialect dialect, InstantSource clock, RandomGenerator random) {
        this.dialect = dialect;
        this.clock = clock;
        this.random = random;
    }

    @Override
    protected void report(Request request, Response response, @Nullable Throwable failure) {
        if (response.getStatus() < ERROR
                || response.getContentWritten() > 0
                || !response.setErrorReported()) {
            return;
        }
        if (failure != null && response.getStatus() >= OUR_FAULT) {
            LOG.atError().setCause(failure).log("a call failed through our own fault");
        }
        try {
            write(request, response);
        } catch (IOException | IllegalStateException e) {
            LOG.atDebug()
                    .addKeyValue("failure", e.getClass().getSimpleName())
                    .log("an error could not be reported to its caller");
        }
    }

    private void write(Request request, Response response) throws IOException {
        // Where the server's own time-out ended a body, it lets nobody else write the answer.
        Refusal refusal =
                request.getAttribute(SafeHeadersValve.GAVE_UP) == null
                        ? refusal(response.getStatus())
                        : Refusal.BODY_TOO_SLOW;
        Outcomes.Written outcome =
                new Outcomes(dialect, MessageId.mint(clock, random).value())
                        .refused(Refused.of(refusal));
        response.setStatus(refusal.status());
        for (HeaderField field : ids(request).fields()) {
            response.setHeader(field.name(), field.value());
        }
        response.setContentType(outcome.mediaType());
        response.setContentLength(outcome.json().remaining());
        response.getOutputStream().write(outcome.json());
        response.finishResponse();
    }

    private static EchoedIds ids(Request request) {
        return EchoedIds.of(
                Optional.ofNullable(request.getHeader(BarsHeaders.REQUEST_ID)),
                Optional.ofNullable(request.getHeader(BarsHeaders.CORRELATION_ID)));
    }

    private static Refusal refusal(int status) {
        return switch (status) {
            case 404 -> Refusal.PATH_UNKNOWN;
            case 405 -> Refusal.METHOD_NOT_ALLOWED;
            case 413 -> Refusal.BODY_TOO_LARGE;
            case 415 -> Refusal.CONTENT_TYPE_NOT_SUPPORTED;
            // A transfer coding, or a version of HTTP, that nobody here speaks.
            case 501, 505 -> Refusal.REQUEST_UNREADABLE;
            default -> status < OUR_FAULT ? Refusal.REQUEST_UNREADABLE : Refusal.INTERNAL;
        };
    }
}
