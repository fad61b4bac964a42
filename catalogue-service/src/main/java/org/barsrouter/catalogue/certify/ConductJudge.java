package org.barsrouter.catalogue.certify;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.barsrouter.schemas.header.BarsHeaders;

/// Checks C6 over all calls of a certification: ids and time.
public final class ConductJudge {
    /// What a receiver must keep (BaRS non-functional requirements).
    public static final Duration MUST = Duration.ofSeconds(5);

    private final List<String> withoutIds = new ArrayList<>();
    private Duration slowest = Duration.ZERO;
    private String slowestCall = "";
    private int answers;
    private int late;

    /// Takes note of a call.
    ///
    /// @param call for the report
    /// @param ids request id and correlation id that were sent
    public void note(String call, Ids ids, Reply reply) {
        if (reply.took().compareTo(slowest) > 0) {
            slowest = reply.took();
            slowestCall = call;
        }
        switch (reply) {
            case Reply.Answered answered -> {
                answers++;
                if (!ids.echoedBy(answered)) {
                    withoutIds.add(call);
                }
            }
            case Reply.Missing(Reply.Cause cause, _) -> late += cause == Reply.Cause.TIME ? 1 : 0;
        }
    }

    /// The ids of a request.
    public record Ids(String requestId, String correlationId) {
        boolean echoedBy(Reply.Answered answered) {
            return answered.header(BarsHeaders.REQUEST_ID).equals(Optional.of(requestId))
                    && answered.header(BarsHeaders.CORRELATION_ID)
                            .equals(Optional.of(correlationId));
        }
    }

    public Verdict ids() {
        if (answers == 0) {
            return new Verdict.NotRun("no answer came");
        }
        return withoutIds.isEmpty()
                ? new Verdict.Passed("%d answers".formatted(answers))
                : new Verdict.Failed(
                        "%d of %d answers lack the ids of their request, first on %s."
                                .formatted(withoutIds.size(), answers, withoutIds.getFirst()),
                        "Copy both headers of the request to every answer, errors too.");
    }

    public Verdict time() {
        if (late > 0 || slowest.compareTo(MUST) > 0) {
            return new Verdict.Failed(
                    "%s took %d ms%s."
                            .formatted(
                                    slowestCall,
                                    slowest.toMillis(),
                                    late > 0 ? " without an answer" : ""),
                    "Answer within 5,000 ms, and 9 of 10 within 2,100 ms.");
        }
        return answers == 0
                ? new Verdict.NotRun("no answer came")
                : new Verdict.Passed("slowest %d ms".formatted(slowest.toMillis()));
    }
}
