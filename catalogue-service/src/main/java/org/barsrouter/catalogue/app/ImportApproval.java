package org.barsrouter.catalogue.app;

import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.barsrouter.catalogue.app.ChangeTerms.Approval;
import org.barsrouter.catalogue.change.Actor;
import org.barsrouter.catalogue.change.Catalogue;
import org.barsrouter.catalogue.change.ChangeSet;
import org.barsrouter.catalogue.change.Summary;
import org.barsrouter.catalogue.decide.Draft;
import org.barsrouter.catalogue.proposal.Compare;
import org.barsrouter.catalogue.proposal.ImportedFile;
import org.barsrouter.catalogue.proposal.Proposal;
import org.barsrouter.catalogue.proposal.Proposal.Ack;
import org.barsrouter.catalogue.proposal.Proposal.State;
import org.barsrouter.catalogue.proposal.Proposal.Step;
import org.barsrouter.catalogue.proposal.ProposalJson;
import org.jspecify.annotations.Nullable;

/// Who has to agree to a national file: where the environment demands a second person, the file
/// becomes a change-set that waits, and is carried out when the same files come again after
/// somebody else has approved it (ADR 26).
public final class ImportApproval {
    private final Commit commit;
    private final ChangeTerms terms;
    private final InstantSource clock;

    /// Whether an import may be written now.
    sealed interface Verdict {

        /// It may, with this change-set.
        record Free(Proposal applied) implements Verdict {}

        /// Nobody has agreed yet.
        record Waits(Proposal proposal) implements Verdict {}

        /// It has been approved, and would do something else by now.
        record Outdated(Proposal proposal) implements Verdict {}

        /// It was not kept; the outcome says why.
        record NotKept(ChangeOutcome why) implements Verdict {}
    }

    public ImportApproval(Commit commit, ChangeTerms terms, InstantSource clock) {
        this.commit = commit;
        this.terms = terms;
        this.clock = clock;
    }

    /// Whether somebody may import at all: a file speaks for every provider.
    boolean mayImport(Actor actor) {
        return terms.ownership().isAdministrator(actor);
    }

    /// The id of the change-set that these files already are, if one is open.
    @Nullable String open(Catalogue catalogue, ImportCommand command) {
        return find(catalogue, command).map(Proposal::id).orElse(null);
    }

    private static Optional<Proposal> find(Catalogue catalogue, ImportCommand command) {
        return catalogue.documents(Proposal.KIND).stream()
                .map(ProposalJson::read)
                .filter(p -> p.state() == State.SUBMITTED || p.state() == State.APPROVED)
                .filter(p -> ImportedFile.of(p).filter(file -> isOf(file, command)).isPresent())
                .findFirst();
    }

    private static boolean isOf(ImportedFile file, ImportCommand command) {
        return file.digest().equals(command.input().digest())
                && file.tests().equals(tests(command));
    }

    private static String tests(ImportCommand command) {
        return command.tests().name().toLowerCase(Locale.ROOT);
    }

    /// Judges what was drawn, and keeps it as a change-set if it has to wait.
    Verdict judge(ImportCommand command, ChangeSet drawn) {
        ImportedFile file =
                new ImportedFile(
                        command.input().fileName(),
                        command.input().digest(),
                        tests(command),
                        drawn.counts());
        Optional<Proposal> open = find(drawn.basis(), command);
        if (terms.approval() == Approval.NONE || command.mode() == ImportCommand.Mode.SEED) {
            Proposal proposal = open.orElseGet(() -> proposal(command, drawn, file));
            return new Verdict.Free(applied(proposal, command).from(drawn.effectiveFrom()));
        }
        if (open.isEmpty()) {
            return submit(command, proposal(command, drawn, file));
        }
        Proposal proposal = open.get();
        if (proposal.state() == State.SUBMITTED) {
            return new Verdict.Waits(proposal);
        }
        return ImportedFile.of(proposal).filter(file::doesTheSame).isPresent()
                ? new Verdict.Free(applied(proposal, command).from(drawn.effectiveFrom()))
                : new Verdict.Outdated(proposal);
    }

    private Proposal applied(Proposal proposal, ImportCommand command) {
        return proposal.next(
                State.APPLIED,
                new Step(now(), "applied", command.author().actor(), command.author().reason()));
    }

    private Proposal proposal(ImportCommand command, ChangeSet drawn, ImportedFile file) {
        return new Proposal(
                drawn.id(),
                1,
                State.SUBMITTED,
                List.of(file.json()),
                List.of(
                        new Step(
                                now(),
                                "submitted",
                                command.author().actor(),
                                command.author().reason())),
                Summary.of(drawn),
                new Ack(null, Set.of()),
                null,
                null);
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }

    private Verdict submit(ImportCommand command, Proposal proposal) {
        ChangeOutcome outcome =
                commit.run(catalogue -> {
                    Draft draft = new Draft(catalogue, clock.instant(), terms.decide().rules());
                    draft.note(
                            "ChangeSetSubmitted",
                            proposal.id(),
                            1,
                            ProposalJson.write(proposal).toString());
                    draft.put(ProposalJson.document(proposal));
                    return Commit.Plan.write(
                            draft,
                            command.caller(),
                            new Commit.Meant(
                                    proposal.id(),
                                    proposal.reason(),
                                    new ChangeOutcome.Kept(
                                            proposal, Compare.of(draft, Optional.empty()), "")));
                });
        return outcome instanceof ChangeOutcome.Kept
                ? new Verdict.Waits(proposal)
                : new Verdict.NotKept(outcome);
    }
}
