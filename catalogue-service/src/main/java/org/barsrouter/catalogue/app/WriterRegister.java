package org.barsrouter.catalogue.app;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.barsrouter.catalogue.certify.Report;
import org.barsrouter.catalogue.change.Actor;
import org.barsrouter.catalogue.change.Batch;
import org.barsrouter.catalogue.change.Catalogue;
import org.barsrouter.catalogue.change.Document;
import org.barsrouter.catalogue.change.Event.Context;
import org.barsrouter.catalogue.command.Command;
import org.barsrouter.catalogue.decide.Acknowledged;
import org.barsrouter.catalogue.decide.Decide;
import org.barsrouter.catalogue.decide.Draft;
import org.barsrouter.catalogue.decide.Finish;
import org.barsrouter.catalogue.decide.Problem;
import org.barsrouter.catalogue.explain.ExplainTarget;
import org.barsrouter.catalogue.join.Join;
import org.barsrouter.catalogue.join.JoinRegister;
import org.barsrouter.catalogue.join.Transition.Moved;
import org.barsrouter.catalogue.kafka.CatalogueWriter;
import org.barsrouter.catalogue.kafka.WriteOutcome;
import org.barsrouter.catalogue.kafka.WriterState;
import org.barsrouter.catalogue.proposal.Compare;
import org.barsrouter.catalogue.proposal.Diff;
import org.barsrouter.catalogue.proposal.Proposal;
import org.barsrouter.catalogue.proposal.ProposalJson;
import org.barsrouter.catalogue.proposal.Summaries;
import org.barsrouter.routing.resolve.RoutingDecision.Deliver;
import org.barsrouter.schemas.id.ServiceId;
import org.barsrouter.schemas.id.Uuids;

/// Keeps requests and certifications as documents of the catalogue, each with an event in its
/// chain, and places services by its commands: one transaction of the single writer each.
public final class WriterRegister implements JoinRegister {
    private static final String JOIN = "join";
    private static final String CERTIFICATION = "certification";
    private static final Duration CERTIFIED_FOR = Duration.ofDays(365);
    private static final int TRIES = 5;

    private final CatalogueWriter writer;
    private final Decide decide;
    private final ExplainTarget explain;
    private final InstantSource clock;

    public WriterRegister(
            CatalogueWriter writer, Decide decide, ExplainTarget explain, InstantSource clock) {
        this.writer = writer;
        this.decide = decide;
        this.explain = explain;
        this.clock = clock;
    }

    @Override
    public Optional<Join> join(String id) {
        return writer.catalogue()
                .document(JOIN, id)
                .map(document -> JoinDocuments.join(document.body()));
    }

    @Override
    public List<Join> joins() {
        return writer.catalogue().documents(JOIN).stream()
                .map(document -> JoinDocuments.join(document.body()))
                .sorted(Comparator.comparing(join -> join.origin().at()))
                .toList();
    }

    @Override
    public List<Report> reports() {
        return writer.catalogue().documents(CERTIFICATION).stream()
                .map(document -> JoinDocuments.report(document.body()))
                .sorted(Comparator.comparing(Report::at))
                .toList();
    }

    @Override
    public Kept keep(Moved moved, Author author) {
        Join join = moved.join();
        Catalogue basis = writer.catalogue();
        long before = basis.document(JOIN, join.id()).map(Document::version).orElse(0L);
        if (before != join.version() - 1) {
            return new Kept.Overtaken();
        }
        Document document =
                new Document(JOIN, join.id(), join.version(), JoinDocuments.text(join), null);
        return kept(basis, document, new Noting(moved.event(), author));
    }

    @Override
    public Kept keep(Report report, Author author) {
        Catalogue basis = writer.catalogue();
        String id =
                Uuids.version5(
                                report.subject().service().key()
                                        + " at "
                                        + report.subject().address())
                        .toString();
        long before = basis.document(CERTIFICATION, id).map(Document::version).orElse(0L);
        Document document =
                new Document(CERTIFICATION, id, before + 1, JoinDocuments.text(report), null);
        return kept(basis, document, new Noting("CertificationRun", author));
    }

    private record Noting(String event, Author author) {}

    private Kept kept(Catalogue basis, Document document, Noting noting) {
        Draft draft = new Draft(basis, clock.instant(), decide.rules());
        draft.put(document);
        draft.note(noting.event(), document.key(), document.version(), document.body());
        return switch (write(draft, noting.author())) {
            case WriteOutcome.Written _ -> new Kept.Done();
            case WriteOutcome.Superseded _ -> new Kept.Overtaken();
            case WriteOutcome.NotWritten(String why) -> new Kept.Not(notWritten(why));
            case WriteOutcome.Fenced _ -> new Kept.Not(FENCED);
            case WriteOutcome.Unknown _ -> new Kept.Not(UNKNOWN);
        };
    }

    private static final String FENCED =
            "Another instance has become the writer of this catalogue: send the request there.";
    private static final String UNKNOWN =
            "It is not known whether it was written: look again once the service is ready.";

    private static String notWritten(String why) {
        return "Repeat the request; the catalogue could not be written: " + why + ".";
    }

    private WriteOutcome write(Draft draft, Author author) {
        return writer.write(batch(draft, author));
    }

    private Batch batch(Draft draft, Author author) {
        return Finish.batch(
                draft,
                new Context(
                        decide.rules().deployment(),
                        changeSetId(draft, author),
                        draft.now(),
                        draft.earliest(),
                        Actor.named(author.actor()),
                        author.source(),
                        author.reason(),
                        author.requestId(),
                        author.correlationId()));
    }

    private static String changeSetId(Draft draft, Author author) {
        return Uuids.version5(
                        String.join(
                                "|",
                                "joining",
                                draft.basis().lastHash().orElse("none"),
                                draft.now().toString(),
                                author.actor()))
                .toString();
    }

    @Override
    public Placed place(List<Placing> placings, Author author) {
        for (int i = 0; i < TRIES; i++) {
            if (!(writer.state() instanceof WriterState.Open)) {
                return new Placed.Not(notWritten("it is not open"));
            }
            Catalogue basis = writer.catalogue();
            Draft draft = new Draft(basis, clock.instant(), decide.rules());
            List<Command> commands =
                    new Placement(basis, draft.earliest(), this::latest).commands(placings);
            List<Problem> problems = decide.into(draft, commands, Acknowledged.nothing());
            if (!problems.isEmpty()) {
                return new Placed.Refused(
                        String.join(
                                " ",
                                problems.stream()
                                        .map(problem -> problem.what() + " " + problem.remedy())
                                        .toList()));
            }
            Batch batch = applied(draft, author);
            switch (writer.write(batch)) {
                case WriteOutcome.Written _ -> {
                    return new Placed.Done(batch.changeSetId(), from(placings, draft));
                }
                case WriteOutcome.Superseded _ -> {}
                case WriteOutcome.NotWritten(String why) -> {
                    return new Placed.Not(notWritten(why));
                }
                case WriteOutcome.Fenced _ -> {
                    return new Placed.Not(FENCED);
                }
                case WriteOutcome.Unknown _ -> {
                    return new Placed.Not(UNKNOWN);
                }
            }
        }
        return new Placed.Not(notWritten("it changes too fast"));
    }

    /// The change-set as one that was applied, so that it is listed, watched and reverted like any
    /// other. Who decides about a request is settled before it comes here.
    private Batch applied(Draft draft, Author author) {
        Actor actor = Actor.named(author.actor());
        Diff diff = Compare.of(draft, Optional.empty());
        Proposal proposal =
                new Proposal(
                                changeSetId(draft, author),
                                1,
                                Proposal.State.SUBMITTED,
                                List.of(),
                                List.of(
                                        new Proposal.Step(
                                                draft.now(), "submitted", actor, author.reason())),
                                Summaries.of(diff, Optional.empty()),
                                new Proposal.Ack(null, Set.of()),
                                null,
                                null)
                        .next(
                                Proposal.State.APPLIED,
                                new Proposal.Step(draft.now(), "applied", actor, null))
                        .from(diff.from().orElse(draft.now()));
        draft.note("ChangeSetApplied", proposal.id(), 1, ProposalJson.write(proposal).toString());
        draft.put(ProposalJson.document(proposal));
        return batch(draft, author);
    }

    private static Instant from(List<Placing> placings, Draft draft) {
        Instant wanted = placings.getFirst().liveFrom();
        return wanted == null || wanted.isBefore(draft.earliest()) ? draft.earliest() : wanted;
    }

    private Optional<Placement.Certified> latest(Placing placing) {
        return report(placing.who().service(), placing.where().address())
                .map(report ->
                        new Placement.Certified(
                                report.grade().word(),
                                report.at().plus(CERTIFIED_FOR),
                                report.id()));
    }

    @Override
    public Optional<ServiceId> neighbour(ServiceId service, URI address) {
        Instant now = clock.instant();
        return writer.catalogue().services().values().stream()
                .filter(entry -> !entry.id().equals(service))
                .filter(entry ->
                        explain.route(entry, now)
                                .map(Deliver::address)
                                .filter(address::equals)
                                .isPresent())
                .map(entry -> entry.id())
                .findFirst();
    }
}
