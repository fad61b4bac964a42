package org.barsrouter.catalogue.change;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.barsrouter.catalogue.change.Event.Content;
import org.barsrouter.catalogue.change.Event.Context;
import org.barsrouter.catalogue.targets.Deployment;
import org.barsrouter.catalogue.targets.Provider;
import org.barsrouter.catalogue.targets.Target;
import org.barsrouter.routing.identifier.IdentifierSystems;
import org.barsrouter.routing.route.Endpoint;
import org.barsrouter.schemas.id.ServiceId;
import org.barsrouter.schemas.id.Uuids;
import org.jspecify.annotations.Nullable;

/// Turns what the catalogue holds and what it shall hold into a change-set. Past instants are never
/// altered: into an empty catalogue a file applies at once, because nothing was routed before it;
/// later everything takes effect after the lead time. A file speaks for that instant: what is
/// scheduled after it stays.
public final class PlanImport {
    private final Terms terms;

    /// What holds for every import.
    ///
    /// @param leadTime from writing a change to its effect, long enough to reach every router
    /// @param slices lanes of hot endpoints by canonical base URL, read when one is registered
    public record Terms(Deployment deployment, Duration leadTime, Map<URI, Integer> slices) {
        public Terms {
            slices = Map.copyOf(slices);
        }
    }

    public PlanImport(Terms terms) {
        this.terms = terms;
    }

    /// The change-set; without changes it has no events either.
    public ChangeSet plan(Catalogue current, Wanted wanted, ChangeRequest request) {
        Instant at = request.at().truncatedTo(ChronoUnit.MILLIS);
        Instant from = current.isEmpty() ? at : at.plus(terms.leadTime());
        Instant horizon = from.plus(terms.leadTime());
        Endpoints endpoints =
                new Endpoints(current, terms.slices(), wanted.products(), from, horizon);
        Timeline timeline = new Timeline(terms.deployment(), from, horizon, at);
        List<Change> changes = new ArrayList<>();
        for (Target target : wanted.targets()) {
            Entry before = current.service(target.id()).orElse(null);
            Provider provider = wanted.providers().get(target.id());
            Endpoint endpoint = endpoints.at(target.address(), from);
            timeline.lead(new Timeline.Step(target.id(), before, provider), endpoint)
                    .ifPresent(changes::add);
        }
        List<Entry> present =
                current.services().values().stream()
                        .filter(entry -> speaksFor(wanted, entry))
                        .filter(entry -> timeline.present(entry).isPresent())
                        .toList();
        removed(present, wanted).forEach(entry -> changes.add(timeline.end(entry)));
        Counts counts = Counts.of(present.size(), changes);
        return changeSet(
                new Drawn(current, changes, endpoints.registered(), counts), request, from);
    }

    private static List<Entry> removed(List<Entry> present, Wanted wanted) {
        Set<ServiceId> kept = new HashSet<>();
        wanted.targets().forEach(target -> kept.add(target.id()));
        return present.stream().filter(entry -> !kept.contains(entry.id())).toList();
    }

    private static boolean speaksFor(Wanted wanted, Entry entry) {
        return switch (wanted.scope()) {
            case ALL -> true;
            case WITHOUT_TESTS -> !entry.id().system().equals(IdentifierSystems.TESTS);
        };
    }

    /// What was found, before it has an id and events.
    private record Drawn(
            Catalogue basis, List<Change> changes, List<Endpoint> registered, Counts counts) {}

    private ChangeSet changeSet(Drawn drawn, ChangeRequest request, Instant from) {
        String id = id(drawn.basis(), request);
        List<Event> events =
                drawn.changes().isEmpty()
                        ? List.of()
                        : events(drawn, context(id, request, from), request.digest());
        return new ChangeSet(
                drawn.basis(),
                id,
                from,
                drawn.changes(),
                events,
                drawn.counts(),
                Moves.of(drawn.changes(), from));
    }

    /// The same request on the same catalogue is the same change-set.
    private String id(Catalogue basis, ChangeRequest request) {
        String open = request.changeSetId();
        return open != null ? open : made(basis, request);
    }

    private String made(Catalogue basis, ChangeRequest request) {
        return Uuids.version5(
                        String.join(
                                "|",
                                "change-set",
                                terms.deployment().name(),
                                basis.lastHash().orElse("none"),
                                request.digest()))
                .toString();
    }

    private Context context(String id, ChangeRequest request, Instant from) {
        return new Context(
                terms.deployment(),
                id,
                request.at().truncatedTo(ChronoUnit.MILLIS),
                from,
                request.actor(),
                request.source(),
                request.reason(),
                request.requestId(),
                request.correlationId());
    }

    private static List<Event> events(Drawn drawn, Context context, String digest) {
        EventChain chain = new EventChain(context, drawn.basis().lastHash().orElse(null));
        for (Endpoint endpoint : drawn.registered()) {
            chain.append(
                    new Content(
                            "EndpointRegistered", endpoint.id(), 1, null, RouteJson.of(endpoint)));
        }
        for (Change change : drawn.changes()) {
            chain.append(
                    new Content(
                            change.eventType(),
                            change.id().key(),
                            change.after().version(),
                            json(change.earlier()),
                            RouteJson.of(change.after().service())));
        }
        chain.append(
                new Content(
                        "ChangeSetApplied",
                        context.changeSetId(),
                        1,
                        null,
                        RouteJson.of(drawn.counts(), digest)));
        return chain.events();
    }

    private static @Nullable String json(Optional<Entry> entry) {
        return entry.map(e -> RouteJson.of(e.service())).orElse(null);
    }
}
