package org.barsrouter.catalogue.app;

import java.net.URI;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.barsrouter.catalogue.certify.Report;
import org.barsrouter.catalogue.change.Catalogue;
import org.barsrouter.catalogue.change.ChangeRequest;
import org.barsrouter.catalogue.change.ChangeSet;
import org.barsrouter.catalogue.change.Event.Content;
import org.barsrouter.catalogue.change.PlanPlacing;
import org.barsrouter.catalogue.explain.ExplainTarget;
import org.barsrouter.catalogue.join.Join;
import org.barsrouter.catalogue.join.JoinRegister;
import org.barsrouter.catalogue.join.Transition.Moved;
import org.barsrouter.catalogue.kafka.CatalogueWriter;
import org.barsrouter.catalogue.kafka.EventReplay;
import org.barsrouter.catalogue.kafka.WriteOutcome;
import org.barsrouter.catalogue.kafka.WriterState;
import org.barsrouter.catalogue.targets.Provider;
import org.barsrouter.routing.resolve.RoutingDecision.Deliver;
import org.barsrouter.schemas.id.ServiceId;
import org.barsrouter.schemas.id.Uuids;
import org.jspecify.annotations.Nullable;

/// Keeps requests and certifications as events in the catalogue's chain, and places services by its
/// change-sets: one transaction of the single writer each. The latest event of each is what holds.
public final class WriterRegister implements JoinRegister {
    private static final String JOIN = "join/";
    private static final String CERTIFICATION = "certification/";
    private static final int TRIES = 5;

    private final CatalogueWriter writer;
    private final PlanPlacing planner;
    private final EventReplay replay;
    private final ExplainTarget explain;
    private final InstantSource clock;
    private @Nullable Map<String, Content> kept;

    public WriterRegister(
            CatalogueWriter writer,
            PlanPlacing planner,
            EventReplay replay,
            ExplainTarget explain,
            InstantSource clock) {
        this.writer = writer;
        this.planner = planner;
        this.replay = replay;
        this.explain = explain;
        this.clock = clock;
    }

    private synchronized Map<String, Content> kept() {
        if (kept == null) {
            Map<String, Content> read = new HashMap<>();
            replay.read(content -> {
                if (content.aggregateId().startsWith(JOIN)
                        || content.aggregateId().startsWith(CERTIFICATION)) {
                    read.put(content.aggregateId(), content);
                }
            });
            kept = read;
        }
        return Map.copyOf(kept);
    }

    private synchronized void took(Content content) {
        if (kept != null) {
            kept.put(content.aggregateId(), content);
        }
    }

    private synchronized void forget() {
        kept = null;
    }

    private List<String> bodies(String prefix) {
        return kept().values().stream()
                .filter(content -> content.aggregateId().startsWith(prefix))
                .map(content -> String.valueOf(content.after()))
                .toList();
    }

    @Override
    public Optional<Join> join(String id) {
        return Optional.ofNullable(kept().get(JOIN + id))
                .map(content -> JoinDocuments.join(String.valueOf(content.after())));
    }

    @Override
    public List<Join> joins() {
        return bodies(JOIN).stream()
                .map(JoinDocuments::join)
                .sorted(Comparator.comparing(join -> join.origin().at()))
                .toList();
    }

    @Override
    public List<Report> reports() {
        return bodies(CERTIFICATION).stream()
                .map(JoinDocuments::report)
                .sorted(Comparator.comparing(Report::at))
                .toList();
    }

    @Override
    public Kept keep(Moved moved, Author author) {
        Join join = moved.join();
        Content before = kept().get(JOIN + join.id());
        long stored = before == null ? 0 : before.version();
        if (stored != join.version() - 1) {
            return new Kept.Overtaken();
        }
        return kept(
                new Content(
                        moved.event(),
                        JOIN + join.id(),
                        join.version(),
                        before == null ? null : before.after(),
                        JoinDocuments.text(join)),
                author);
    }

    @Override
    public Kept keep(Report report, Author author) {
        String id =
                CERTIFICATION
                        + Uuids.version5(
                                report.subject().service().key()
                                        + " at "
                                        + report.subject().address());
        Content before = kept().get(id);
        return kept(
                new Content(
                        "CertificationRun",
                        id,
                        before == null ? 1 : before.version() + 1,
                        null,
                        JoinDocuments.text(report)),
                author);
    }

    private Kept kept(Content content, Author author) {
        if (!(writer.state() instanceof WriterState.Open)) {
            return new Kept.Not(notWritten("it is not open"));
        }
        ChangeSet set =
                planner.telling(
                        writer.catalogue(),
                        content,
                        request(author, content.aggregateId() + "#" + content.version()));
        return switch (writer.write(set)) {
            case WriteOutcome.Written _ -> {
                took(content);
                yield new Kept.Done();
            }
            case WriteOutcome.Superseded _ -> new Kept.Overtaken();
            case WriteOutcome.NotWritten(String why) -> new Kept.Not(notWritten(why));
            case WriteOutcome.Fenced _ -> new Kept.Not(FENCED);
            case WriteOutcome.Unknown _ -> {
                forget();
                yield new Kept.Not(UNKNOWN);
            }
        };
    }

    private static final String FENCED =
            "Another instance has become the writer of this catalogue: send the request there.";
    private static final String UNKNOWN =
            "It is not known whether it was written: look again once the service is ready.";

    private static String notWritten(String why) {
        return "Repeat the request; the catalogue could not be written: " + why + ".";
    }

    private ChangeRequest request(Author author, String digest) {
        return new ChangeRequest(
                clock.instant(),
                author.actor(),
                author.reason(),
                author.source(),
                digest,
                author.requestId(),
                author.correlationId());
    }

    @Override
    public Placed place(List<Placing> placings, Author author) {
        for (int i = 0; i < TRIES; i++) {
            if (!(writer.state() instanceof WriterState.Open)) {
                return new Placed.Not(notWritten("it is not open"));
            }
            Catalogue basis = writer.catalogue();
            ChangeSet set =
                    planner.plan(
                            basis,
                            placings.stream().map(WriterRegister::placed).toList(),
                            request(author, placings.toString()));
            if (set.changes().isEmpty()) {
                return new Placed.Refused("The catalogue leads there already.");
            }
            switch (writer.write(set)) {
                case WriteOutcome.Written _ -> {
                    return new Placed.Done(set.id(), from(placings, set));
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

    private static PlanPlacing.Placed placed(Placing placing) {
        String ods = placing.who().ods();
        return new PlanPlacing.Placed(
                placing.who().service(),
                placing.where().address(),
                ods == null ? null : new Provider(ods, placing.who().name(), false),
                placing.liveFrom());
    }

    private static Instant from(List<Placing> placings, ChangeSet set) {
        Instant wanted = placings.getFirst().liveFrom();
        return wanted == null || wanted.isBefore(set.effectiveFrom())
                ? set.effectiveFrom()
                : wanted;
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
