package org.barsrouter.catalogue.http;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import org.barsrouter.catalogue.app.ChangeOutcome;
import org.barsrouter.catalogue.change.VolumeGuard;
import org.barsrouter.catalogue.decide.Problem;
import org.barsrouter.catalogue.proposal.ProposalAnswer;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;

/// How a change ended, as an HTTP answer.
@Component
public final class ChangeAnswers {
    private final Current current;

    ChangeAnswers(Current current) {
        this.current = current;
    }

    public ResponseEntity<String> of(ChangeOutcome outcome) {
        return switch (outcome) {
            case ChangeOutcome.Kept kept -> json(kept.answer());
            case ChangeOutcome.Repeated(String answer) -> json(answer);
            case ChangeOutcome.Looked looked -> json(looked(looked).toString());
            case ChangeOutcome.Refused(List<Problem> problems) -> throw refused(problems);
            case ChangeOutcome.RequestReused _ ->
                    throw new FaultException(
                            Fault.REQUEST_REUSED,
                            "This X-Request-Id was used for another request in the last 24 hours: take a new one.");
            case ChangeOutcome.Stale(String id, long version) ->
                    throw new FaultException(
                                    Fault.STALE,
                                    "%s is at version %d by now: read it again and decide anew."
                                            .formatted(id, version))
                            .with("version", version);
            case ChangeOutcome.AckNeeded(VolumeGuard.Ack exact, String summary) ->
                    throw ackNeeded(exact, summary);
            case ChangeOutcome.ApprovalNeeded(String why) ->
                    throw new FaultException(Fault.APPROVAL_NEEDED, why);
            case ChangeOutcome.WrongState(var proposal, String why) ->
                    throw new FaultException(Fault.WRONG_STATE, why)
                            .with("state", proposal.state().name());
            case ChangeOutcome.UnknownChangeSet(String id) ->
                    throw new FaultException(
                            Fault.CHANGE_SET_UNKNOWN,
                            "There is no change-set "
                                    + id
                                    + ": list them with GET /catalogue/v1/change-sets.");
            case ChangeOutcome.NotWriter(var state) -> throw current.notServing(state);
            case ChangeOutcome.NotWritten(String why) ->
                    throw new FaultException(
                            Fault.NOT_WRITTEN,
                            "Repeat the request; Kafka refused it: " + why + ".");
            case ChangeOutcome.Unknown _ ->
                    throw new FaultException(
                            Fault.OUTCOME_UNKNOWN,
                            "Repeat the same request with the same X-Request-Id once the service is ready: it changes nothing twice.");
        };
    }

    private static ResponseEntity<String> json(String body) {
        return ResponseEntity.status(HttpStatus.OK)
                .contentType(MediaType.APPLICATION_JSON)
                .body(body);
    }

    private static ObjectNode looked(ChangeOutcome.Looked looked) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("applied", false);
        json.put("summary", looked.summary());
        json.set("diff", ProposalAnswer.of(looked.diff()));
        if (looked.guard() instanceof VolumeGuard.NeedsAck(VolumeGuard.Ack exact)) {
            json.putObject("ackNeeded")
                    .put("removed", exact.removed())
                    .put("repointed", exact.repointed());
        }
        return json;
    }

    private static FaultException ackNeeded(VolumeGuard.Ack exact, String summary) {
        return new FaultException(
                        Fault.ACK_NEEDED,
                        "%s If that is meant, send ack {\"removed\": %d, \"repointed\": %d}."
                                .formatted(summary, exact.removed(), exact.repointed()))
                .with(
                        "ackNeeded",
                        Map.of("removed", exact.removed(), "repointed", exact.repointed()));
    }

    /// The status is that of the first problem; all are listed.
    static FaultException refused(List<Problem> problems) {
        Problem first = problems.getFirst();
        return new FaultException(fault(first.code()), first.what() + " " + first.remedy())
                .with(
                        "issues",
                        problems.stream()
                                .map(problem ->
                                        Map.of(
                                                "code", fault(problem.code()).code(),
                                                "kind", problem.code().name(),
                                                "expression", problem.field(),
                                                "what", problem.what(),
                                                "remedy", problem.remedy()))
                                .toList());
    }

    /// The fault that a kind of problem is.
    public static Fault fault(Problem.Code code) {
        return switch (code) {
            case INVALID -> Fault.COMMAND_INVALID;
            case UNKNOWN_SERVICE -> Fault.SERVICE_UNKNOWN;
            case UNKNOWN_TEMPLATE -> Fault.TEMPLATE_UNKNOWN;
            case UNKNOWN_ASSIGNMENT -> Fault.ASSIGNMENT_UNKNOWN;
            case DUPLICATE -> Fault.DUPLICATE;
            case OVERLAP -> Fault.OVERLAP;
            case TOO_EARLY -> Fault.TOO_EARLY;
            case GAP -> Fault.GAP;
            case CONFLICT -> Fault.CONFLICT;
            case RETIRED -> Fault.RETIRED;
            case IN_USE -> Fault.IN_USE;
            case ADDRESS -> Fault.ADDRESS_REFUSED;
            case UNCERTIFIED -> Fault.UNCERTIFIED;
            case TEST_IN_PRODUCTION -> Fault.TEST_IN_PRODUCTION;
            case FORBIDDEN -> Fault.FORBIDDEN;
            case WITHOUT_ROUTE -> Fault.WITHOUT_ROUTE;
        };
    }
}
