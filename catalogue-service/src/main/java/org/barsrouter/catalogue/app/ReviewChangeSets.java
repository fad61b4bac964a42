package org.barsrouter.catalogue.app;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import org.barsrouter.catalogue.app.ChangeOutcome.Refused;
import org.barsrouter.catalogue.app.ChangeOutcome.WrongState;
import org.barsrouter.catalogue.app.ChangeTerms.Approval;
import org.barsrouter.catalogue.change.Actor;
import org.barsrouter.catalogue.change.Catalogue;
import org.barsrouter.catalogue.change.Event;
import org.barsrouter.catalogue.change.VolumeGuard;
import org.barsrouter.catalogue.decide.Acknowledged;
import org.barsrouter.catalogue.decide.Draft;
import org.barsrouter.catalogue.decide.Finish;
import org.barsrouter.catalogue.decide.Problem;
import org.barsrouter.catalogue.decide.Revert;
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
import org.barsrouter.catalogue.watch.Watch;
import org.barsrouter.schemas.id.Uuids;
import org.jspecify.annotations.Nullable;

/// What happens to a change-set after it was submitted: approved or rejected by somebody else,
/// applied whole or not at all, taken back by a compensating one.
public final class ReviewChangeSets {
    private final Commit commit;
    private final ChangeTerms terms;
    private final ProposedWork proposed;
    private final Sources sources;
    private final InstantSource clock;

    /// What is read beside the catalogue.
    public record Sources(Traffic.Source traffic, History history, Watches watches) {}

    /// What has been seen since a change-set took effect.
    @FunctionalInterface
    public interface Watches {
        /// Empty when it is not watched.
        Optional<Watch> of(String changeSetId);
    }

    /// Where the events of a change-set are read from.
    @FunctionalInterface
    public interface History {
        /// All events of it, in their order; empty when there is none.
        List<Event> of(String changeSetId);
    }

    /// What somebody says to a change-set.
    public record Word(@Nullable String reason, Acknowledged acknowledged) {}

    public ReviewChangeSets(
            Commit commit, ChangeTerms terms, Sources sources, InstantSource clock) {
        this.commit = commit;
        this.terms = terms;
        this.proposed = new ProposedWork(terms);
        this.sources = sources;
        this.clock = clock;
    }

    /// All proposals, the newest first.
    public List<Proposal> all(Catalogue catalogue) {
        return catalogue.documents(Proposal.KIND).stream()
                .map(ProposalJson::read)
                .sorted((a, b) -> b.steps().getFirst().at().compareTo(a.steps().getFirst().at()))
                .toList();
    }

    public Optional<Proposal> find(Catalogue catalogue, String id) {
        return catalogue.document(Proposal.KIND, id).map(ProposalJson::read);
    }

    /// As the API shows it.
    public ObjectNode answer(Proposal proposal) {
        ObjectNode json = ProposalAnswer.of(proposal, clock.instant(), terms.watch());
        sources.watches()
                .of(proposal.id())
                .ifPresent(watch -> json.set("watch", ProposalAnswer.of(watch)));
        return json;
    }

    /// The catalogue as it would be with an unapplied change-set; its problems when it does not
    /// hold any more.
    public Preview preview(Catalogue catalogue, Proposal proposal) {
        Draft draft = draft(catalogue);
        List<Problem> problems = proposed.into(draft, proposal, Acknowledged.nothing());
        return problems.isEmpty()
                ? new Preview(Finish.state(draft), problems)
                : new Preview(catalogue, problems);
    }

    /// What a change-set leads to.
    public record Preview(Catalogue catalogue, List<Problem> problems) {}

    /// Agrees to it. The author cannot.
    public ChangeOutcome approve(Caller caller, String id, Word word) {
        return onFound(
                caller,
                id,
                (catalogue, proposal) -> approve(new Act(caller, word), catalogue, proposal));
    }

    /// Refuses it.
    public ChangeOutcome reject(Caller caller, String id, Word word) {
        return onFound(
                caller,
                id,
                (catalogue, proposal) -> reject(new Act(caller, word), catalogue, proposal));
    }

    private Commit.Plan reject(Act act, Catalogue catalogue, Proposal proposal) {
        if (proposal.state() != State.SUBMITTED && proposal.state() != State.APPROVED) {
            return wrong(proposal, "Only a change-set that is not applied can be rejected.");
        }
        List<Problem> problems =
                act.actor().isSamePerson(proposal.author())
                        ? List.of()
                        : proposed.refusals(act.actor(), draft(catalogue), proposal);
        return problems.isEmpty()
                ? step(act, catalogue, new Next(proposal, State.REJECTED, "rejected"))
                : Commit.Plan.end(new Refused(problems));
    }

    /// Carries it out: decided anew on the catalogue as it is now.
    public ChangeOutcome apply(Caller caller, String id, Word word) {
        return onFound(
                caller,
                id,
                (catalogue, proposal) -> apply(new Act(caller, word), catalogue, proposal));
    }

    /// Takes it back.
    public ChangeOutcome revert(Caller caller, String id, Word word) {
        return commit.run(catalogue ->
                Attempt.repeated(catalogue, caller, clock.instant())
                        .map(Commit.Plan::end)
                        .orElseGet(() -> revert(new Act(caller, word), catalogue, id)));
    }

    /// Who does it, and what they say.
    private record Act(Caller caller, Word word) {
        Actor actor() {
            return caller.actor();
        }
    }

    private ChangeOutcome onFound(
            Caller caller, String id, BiFunction<Catalogue, Proposal, Commit.Plan> then) {
        return commit.run(catalogue ->
                Attempt.repeated(catalogue, caller, clock.instant())
                        .map(Commit.Plan::end)
                        .orElseGet(() ->
                                find(catalogue, id)
                                        .map(p -> then.apply(catalogue, p))
                                        .orElseGet(() -> unknown(id))));
    }

    private Draft draft(Catalogue catalogue) {
        return new Draft(catalogue, clock.instant(), terms.decide().rules());
    }

    private static Commit.Plan unknown(String id) {
        return Commit.Plan.end(new ChangeOutcome.UnknownChangeSet(id));
    }

    private static Commit.Plan wrong(Proposal proposal, String why) {
        String is = proposal.state().name().toLowerCase(Locale.ROOT);
        return Commit.Plan.end(new WrongState(proposal, why + " This one is " + is + "."));
    }

    private Commit.Plan approve(Act act, Catalogue catalogue, Proposal proposal) {
        if (proposal.state() != State.SUBMITTED) {
            return wrong(proposal, "Only a submitted change-set can be approved.");
        }
        if (act.actor().isSamePerson(proposal.author())) {
            return Commit.Plan.end(
                    new ChangeOutcome.ApprovalNeeded(
                            "Its author cannot approve a change-set: four eyes are not two."));
        }
        List<Problem> problems = proposed.refusals(act.actor(), draft(catalogue), proposal);
        return problems.isEmpty()
                ? step(act, catalogue, new Next(proposal, State.APPROVED, "approved"))
                : Commit.Plan.end(new Refused(problems));
    }

    /// A state that a proposal goes to.
    private record Next(Proposal proposal, State state, String what) {}

    private Commit.Plan step(Act act, Catalogue catalogue, Next next) {
        Draft draft = draft(catalogue);
        Proposal after =
                next.proposal()
                        .next(
                                next.state(),
                                new Step(
                                        draft.now(),
                                        next.what(),
                                        act.actor(),
                                        act.word().reason()));
        String event =
                "ChangeSet"
                        + next.what().substring(0, 1).toUpperCase(Locale.ROOT)
                        + next.what().substring(1);
        draft.note(event, after.id(), after.version(), ProposalJson.write(after).toString());
        return finish(act, draft, new Ended(after, Compare.of(draft, Optional.empty())));
    }

    /// A proposal after an act, with what it does.
    private record Ended(Proposal proposal, Diff diff) {}

    private Commit.Plan finish(Act act, Draft draft, Ended ended) {
        ObjectNode answer = ProposalAnswer.of(ended.proposal(), draft.now(), terms.watch());
        answer.set("diff", ProposalAnswer.of(ended.diff()));
        draft.put(ProposalJson.document(ended.proposal()));
        Attempt.keep(draft, act.caller(), answer);
        String reason = act.word().reason();
        return Commit.Plan.write(
                draft,
                act.caller(),
                new Commit.Meant(
                        ended.proposal().id(),
                        reason == null ? ended.proposal().reason() : reason,
                        new ChangeOutcome.Kept(ended.proposal(), ended.diff(), answer.toString())));
    }

    private Commit.Plan apply(Act act, Catalogue catalogue, Proposal proposal) {
        State needed = terms.approval() == Approval.FOUR_EYES ? State.APPROVED : State.SUBMITTED;
        if (proposal.state() != needed && proposal.state() != State.APPROVED) {
            return proposal.state() == State.SUBMITTED
                    ? Commit.Plan.end(
                            new ChangeOutcome.ApprovalNeeded(
                                    "Somebody else has to approve the change-set first."))
                    : wrong(proposal, "It is applied or rejected already.");
        }
        Draft draft = draft(catalogue);
        List<Problem> problems = proposed.refusals(act.actor(), draft(catalogue), proposal);
        if (problems.isEmpty()) {
            problems = proposed.into(draft, proposal, act.word().acknowledged());
        }
        if (!problems.isEmpty()) {
            return Commit.Plan.end(new Refused(problems));
        }
        VolumeGuard.Ack said = act.word().acknowledged().counts();
        return write(
                act,
                draft,
                new Applied(
                        proposal,
                        said == null ? proposal.ack().counts() : said,
                        "ChangeSetApplied"));
    }

    /// What is applied, and what was acknowledged of it.
    private record Applied(
            Proposal proposal, VolumeGuard.@Nullable Ack acknowledged, String event) {}

    private Commit.Plan write(Act act, Draft draft, Applied applied) {
        Optional<Traffic> counted = sources.traffic().lately();
        Diff diff = Compare.of(draft, counted);
        String summary = Summaries.of(diff, counted);
        if (terms.guard().judgeCommands(diff.counts(), diff.routed(), applied.acknowledged())
                instanceof VolumeGuard.NeedsAck(VolumeGuard.Ack exact)) {
            return Commit.Plan.end(new ChangeOutcome.AckNeeded(exact, summary));
        }
        Proposal after =
                applied.proposal()
                        .saying(summary)
                        .next(
                                State.APPLIED,
                                new Step(draft.now(), "applied", act.actor(), act.word().reason()))
                        .from(diff.from().orElse(draft.now()));
        draft.note(
                applied.event(), after.id(), after.version(), ProposalJson.write(after).toString());
        return finish(act, draft, new Ended(after, diff));
    }

    private Commit.Plan revert(Act act, Catalogue catalogue, String id) {
        Optional<Proposal> proposal = find(catalogue, id);
        if (proposal.isPresent() && proposal.get().state() != State.APPLIED) {
            return wrong(proposal.get(), "Only an applied change-set can be reverted.");
        }
        List<Event> events = sources.history().of(id);
        if (events.isEmpty()) {
            return unknown(id);
        }
        Draft draft = draft(catalogue);
        if (!proposed.mayRevert(act.actor(), draft, proposal)) {
            return Commit.Plan.end(
                    new ChangeOutcome.Refused(
                            List.of(
                                    new Problem(
                                            Problem.Code.FORBIDDEN,
                                            "changeSet",
                                            "Only who may send the commands of a change-set may revert it.",
                                            "Act for the owner, or ask the catalogue's administrators."))));
        }
        List<Problem> problems =
                new Revert(draft, terms.decide().rules())
                        .into(events.stream().map(Event::content).toList());
        if (!problems.isEmpty()) {
            return Commit.Plan.end(new Refused(problems));
        }
        Step step = new Step(draft.now(), "reverted", act.actor(), act.word().reason());
        proposal.ifPresent(p -> draft.put(ProposalJson.document(p.next(State.REVERTED, step))));
        draft.note("ChangeSetReverted", id, proposal.map(Proposal::version).orElse(1L) + 1, null);
        return write(
                act,
                draft,
                new Applied(
                        compensation(act, draft, id),
                        act.word().acknowledged().counts(),
                        "ChangeSetApplied"));
    }

    private Proposal compensation(Act act, Draft draft, String id) {
        return new Proposal(
                Uuids.version5(
                                String.join(
                                        "|",
                                        "revert",
                                        id,
                                        draft.basis().lastHash().orElse("none"),
                                        draft.now().toString()))
                        .toString(),
                1,
                State.SUBMITTED,
                List.of(),
                List.of(new Step(draft.now(), "submitted", act.actor(), act.word().reason())),
                "",
                new Ack(null, Set.of()),
                id,
                null);
    }
}
