package org.barsrouter.catalogue.app;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.barsrouter.catalogue.app.ChangeOutcome.ApprovalNeeded;
import org.barsrouter.catalogue.app.ChangeOutcome.Looked;
import org.barsrouter.catalogue.app.ChangeOutcome.Refused;
import org.barsrouter.catalogue.app.ChangeOutcome.Stale;
import org.barsrouter.catalogue.app.ChangeTerms.Approval;
import org.barsrouter.catalogue.app.Submission.Mode;
import org.barsrouter.catalogue.change.Catalogue;
import org.barsrouter.catalogue.change.VolumeGuard;
import org.barsrouter.catalogue.command.Command;
import org.barsrouter.catalogue.command.ServiceCommand;
import org.barsrouter.catalogue.command.SupplierCommand;
import org.barsrouter.catalogue.command.TemplateCommand;
import org.barsrouter.catalogue.decide.Draft;
import org.barsrouter.catalogue.decide.Problem;
import org.barsrouter.catalogue.proposal.Compare;
import org.barsrouter.catalogue.proposal.Diff;
import org.barsrouter.catalogue.proposal.Proposal;
import org.barsrouter.catalogue.proposal.Proposal.Ack;
import org.barsrouter.catalogue.proposal.Proposal.State;
import org.barsrouter.catalogue.proposal.Proposal.Step;
import org.barsrouter.catalogue.proposal.ProposalAnswer;
import org.barsrouter.catalogue.proposal.ProposalJson;
import org.barsrouter.catalogue.proposal.Summaries;
import org.barsrouter.catalogue.proposal.Traffic;
import org.barsrouter.schemas.id.Uuids;
import org.jspecify.annotations.Nullable;

/// Carries commands out, or keeps them as a change-set for others to approve. What HTTP, FHIR and
/// the command line share: they read what is asked and show the [ChangeOutcome], nothing more.
public final class ChangeCatalogue {
    private final Commit commit;
    private final ChangeTerms terms;
    private final Traffic.Source traffic;
    private final InstantSource clock;

    public ChangeCatalogue(
            Commit commit, ChangeTerms terms, Traffic.Source traffic, InstantSource clock) {
        this.commit = commit;
        this.terms = terms;
        this.traffic = traffic;
        this.clock = clock;
    }

    /// Looks at commands, keeps them, or carries them out.
    public ChangeOutcome submit(Caller caller, Submission submission, Mode mode) {
        return commit.run(catalogue -> submit(new Asked(caller, submission, mode), catalogue));
    }

    private record Asked(Caller caller, Submission submission, Mode mode) {}

    private Commit.Plan submit(Asked asked, Catalogue catalogue) {
        Instant now = clock.instant();
        Draft draft = new Draft(catalogue, now, terms.decide().rules());
        Submission submission = asked.submission();
        Optional<ChangeOutcome> early =
                Attempt.repeated(catalogue, asked.caller(), now)
                        .or(() -> refused(asked, draft))
                        .or(() -> stale(submission, draft));
        if (early.isPresent()) {
            return Commit.Plan.end(early.get());
        }
        List<Problem> problems =
                terms.decide().into(draft, submission.commands(), submission.acknowledged());
        if (!problems.isEmpty()) {
            return Commit.Plan.end(new Refused(problems));
        }
        Optional<Traffic> counted = traffic.lately();
        Diff diff = Compare.of(draft, counted);
        String summary = Summaries.of(diff, counted);
        VolumeGuard.Verdict guard =
                terms.guard()
                        .judgeCommands(
                                diff.counts(), diff.routed(), submission.acknowledged().counts());
        return switch (asked.mode()) {
            case DRY_RUN -> Commit.Plan.end(new Looked(diff, summary, guard));
            case PROPOSE -> propose(asked, catalogue, new Worked(draft, diff, summary));
            case APPLY ->
                    guard instanceof VolumeGuard.NeedsAck(VolumeGuard.Ack exact)
                            ? Commit.Plan.end(new ChangeOutcome.AckNeeded(exact, summary))
                            : apply(asked, new Worked(draft, diff, summary));
        };
    }

    /// A draft with what it does.
    private record Worked(Draft draft, Diff diff, String summary) {}

    private Optional<ChangeOutcome> refused(Asked asked, Draft draft) {
        List<Problem> problems =
                terms.ownership()
                        .refusals(draft, asked.caller().actor(), asked.submission().commands());
        if (!problems.isEmpty()) {
            return Optional.of(new Refused(problems));
        }
        boolean alone =
                terms.approval() == Approval.NONE
                        || asked.mode() != Mode.APPLY
                        || asked.submission().commands().stream().allMatch(Urgent::mayBeAlone);
        return alone
                ? Optional.empty()
                : Optional.of(
                        new ApprovalNeeded(
                                "In this environment a second person has to agree: submit the commands as a change-set."));
    }

    /// All commands of a submission that names a version are on one service or endpoint.
    private static Optional<ChangeOutcome> stale(Submission submission, Draft draft) {
        Long wanted = submission.ifMatch();
        if (wanted == null) {
            return Optional.empty();
        }
        return submission.commands().stream()
                .flatMap(command -> version(draft, command).stream())
                .findFirst()
                .filter(found -> found.version() != wanted)
                .map(found -> new Stale(found.id(), found.version()));
    }

    private record Found(String id, long version) {}

    private static Optional<Found> version(Draft draft, Command command) {
        return switch (command) {
            case TemplateCommand template ->
                    draft.template(template.template()).map(t -> new Found(t.id(), t.version()));
            case ServiceCommand service ->
                    draft.service(service.service()).map(s -> new Found(s.id().key(), s.version()));
            case SupplierCommand _ -> Optional.empty();
        };
    }

    /// The commands were worked out to see that they hold; only the proposal is kept.
    private Commit.Plan propose(Asked asked, Catalogue catalogue, Worked worked) {
        Draft kept = new Draft(catalogue, worked.draft().now(), terms.decide().rules());
        Proposal proposal = proposal(asked, worked, State.SUBMITTED);
        kept.note("ChangeSetSubmitted", proposal.id(), 1, ProposalJson.write(proposal).toString());
        return finish(
                asked.caller(),
                kept,
                new Ready(proposal, worked.diff(), asked.submission().reason()));
    }

    private Commit.Plan apply(Asked asked, Worked worked) {
        Proposal proposal = proposal(asked, worked, State.APPLIED);
        worked.draft()
                .note(
                        "ChangeSetApplied",
                        proposal.id(),
                        1,
                        ProposalJson.write(proposal).toString());
        return finish(
                asked.caller(),
                worked.draft(),
                new Ready(proposal, worked.diff(), asked.submission().reason()));
    }

    private Proposal proposal(Asked asked, Worked worked, State state) {
        Caller caller = asked.caller();
        Submission submission = asked.submission();
        Instant now = worked.draft().now();
        Step submitted = new Step(now, "submitted", caller.actor(), submission.reason());
        Proposal proposal =
                new Proposal(
                        id(worked.draft(), caller),
                        1,
                        State.SUBMITTED,
                        submission.texts(),
                        List.of(submitted),
                        worked.summary(),
                        new Ack(
                                submission.acknowledged().counts(),
                                submission.acknowledged().withoutRoute()),
                        null,
                        null);
        return state == State.SUBMITTED
                ? proposal
                : proposal.next(State.APPLIED, new Step(now, "applied", caller.actor(), null))
                        .from(worked.diff().from().orElse(now));
    }

    private String id(Draft draft, Caller caller) {
        return Uuids.version5(
                        String.join(
                                "|",
                                "change-set",
                                terms.decide().rules().deployment().name(),
                                draft.basis().lastHash().orElse("none"),
                                draft.now().toString(),
                                caller.client(),
                                caller.digest()))
                .toString();
    }

    /// A proposal with what it does, and the reason of whoever acts now.
    record Ready(Proposal proposal, Diff diff, @Nullable String reason) {}

    private Commit.Plan finish(Caller caller, Draft draft, Ready ready) {
        ObjectNode answer = ProposalAnswer.of(ready.proposal(), draft.now(), terms.watch());
        answer.set("diff", ProposalAnswer.of(ready.diff()));
        draft.put(ProposalJson.document(ready.proposal()));
        Attempt.keep(draft, caller, answer);
        return Commit.Plan.write(
                draft,
                caller,
                new Commit.Meant(
                        ready.proposal().id(),
                        ready.reason(),
                        new ChangeOutcome.Kept(ready.proposal(), ready.diff(), answer.toString())));
    }
}
