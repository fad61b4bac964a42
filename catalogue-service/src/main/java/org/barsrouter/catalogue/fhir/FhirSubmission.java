package org.barsrouter.catalogue.fhir;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import org.barsrouter.catalogue.app.Caller;
import org.barsrouter.catalogue.app.ChangeCatalogue;
import org.barsrouter.catalogue.app.ChangeOutcome;
import org.barsrouter.catalogue.app.ChangeTerms;
import org.barsrouter.catalogue.app.Submission;
import org.barsrouter.catalogue.app.Submission.Mode;
import org.barsrouter.catalogue.change.VolumeGuard;
import org.barsrouter.catalogue.command.Command;
import org.barsrouter.catalogue.decide.Problem;
import org.barsrouter.catalogue.fhir.FhirRefusal.Issue;
import org.barsrouter.catalogue.http.Callers;
import org.barsrouter.catalogue.http.ChangeAnswers;
import org.barsrouter.catalogue.http.Fault;
import org.barsrouter.catalogue.http.FaultException;
import org.barsrouter.catalogue.proposal.Proposal;
import org.barsrouter.catalogue.proposal.Proposal.State;
import org.barsrouter.catalogue.request.CommandJson;
import org.barsrouter.catalogue.request.Reading;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Hands the commands that a FHIR write means to the use case that every change goes through:
/// ownership, invariants, volume guard, second person, idempotent requests.
@Component
final class FhirSubmission {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    /// Elements that fields of commands come from.
    private static final Map<String, String> ELEMENTS =
            Map.of(
                    "address", "Endpoint.address",
                    "instance", "Endpoint.identifier",
                    "managingOrganisation", "Endpoint.managingOrganization",
                    "providedBy", "HealthcareService.providedBy",
                    "identifier", "HealthcareService.identifier",
                    "from", "Endpoint.period.start",
                    "to", "Endpoint.period.end");

    private final ChangeCatalogue changes;
    private final Callers callers;
    private final ChangeAnswers answers;
    private final CommandJson commands;

    /// What became of it.
    sealed interface Result {
        /// It is so.
        record Done() implements Result {}

        /// It will be so once somebody else agrees.
        record Waiting(String changeSet, String summary) implements Result {}

        /// The catalogue was changed meanwhile; nothing was done.
        record Moved() implements Result {}
    }

    /// Commands, with the version that the service or template must have; absent on a create.
    record Wanted(String body, List<ObjectNode> commands, @Nullable Long version) {}

    FhirSubmission(
            ChangeCatalogue changes, Callers callers, ChangeAnswers answers, ChangeTerms terms) {
        this.changes = changes;
        this.callers = callers;
        this.answers = answers;
        this.commands = new CommandJson(terms.decide().rules().systems());
    }

    Result submit(FhirCall call, Wanted wanted) {
        Caller caller = callers.of(call.request(), "fhir", wanted.body());
        List<JsonNode> texts = List.copyOf(wanted.commands());
        List<Command> read =
                switch (commands.read(texts)) {
                    case Reading.Read(List<Command> all) -> all;
                    case Reading.Wrong(List<Problem> problems) -> throw refused(problems);
                };
        Submission submission =
                new Submission(read, texts, null, Acknowledgement.of(call), wanted.version());
        ChangeOutcome outcome = changes.submit(caller, submission, Mode.APPLY);
        return result(
                outcome instanceof ChangeOutcome.ApprovalNeeded
                        ? changes.submit(caller, submission, Mode.PROPOSE)
                        : outcome);
    }

    private Result result(ChangeOutcome outcome) {
        return switch (outcome) {
            case ChangeOutcome.Kept kept -> kept(kept.proposal());
            case ChangeOutcome.Repeated(String answer) -> repeated(answer);
            case ChangeOutcome.Stale _ -> new Result.Moved();
            case ChangeOutcome.Refused(List<Problem> problems) -> throw refused(problems);
            case ChangeOutcome.AckNeeded(VolumeGuard.Ack exact, String summary) ->
                    throw new FaultException(
                            Fault.ACK_NEEDED,
                            "%s If that is meant, send the header %s: removed=%d, repointed=%d."
                                    .formatted(
                                            summary,
                                            Acknowledgement.HEADER,
                                            exact.removed(),
                                            exact.repointed()));
            case ChangeOutcome.Looked _,
                    ChangeOutcome.RequestReused _,
                    ChangeOutcome.ApprovalNeeded _,
                    ChangeOutcome.WrongState _,
                    ChangeOutcome.UnknownChangeSet _,
                    ChangeOutcome.NotWriter _,
                    ChangeOutcome.NotWritten _,
                    ChangeOutcome.Unknown _ ->
                    throw new IllegalStateException(
                            "a submitted change cannot end so: " + answers.of(outcome));
        };
    }

    private static Result kept(Proposal proposal) {
        return proposal.state() == State.APPLIED
                ? new Result.Done()
                : new Result.Waiting(proposal.id(), proposal.summary());
    }

    private static Result repeated(String answer) {
        try {
            JsonNode json = JSON.readTree(answer);
            return json.path("state").asText().equals(State.APPLIED.name())
                    ? new Result.Done()
                    : new Result.Waiting(json.path("id").asText(), json.path("summary").asText());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a kept answer is not JSON", e);
        }
    }

    private static FhirRefusal refused(List<Problem> problems) {
        return new FhirRefusal(problems.stream().map(FhirSubmission::issue).toList());
    }

    private static Issue issue(Problem problem) {
        Fault fault = ChangeAnswers.fault(problem.code());
        String field = problem.field().replaceFirst("^commands\\[\\d+]\\.?", "");
        return new Issue(
                fault,
                Told.of(fault).issueType(),
                ELEMENTS.getOrDefault(field, ""),
                problem.what() + " " + problem.remedy() + hint(problem.code()));
    }

    private static String hint(Problem.Code code) {
        return code == Problem.Code.WITHOUT_ROUTE
                ? " Over FHIR that is the header "
                        + Acknowledgement.HEADER
                        + ": without-route=TYPE."
                : "";
    }
}
