package org.barsrouter.catalogue.change;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.barsrouter.catalogue.change.Event.Content;
import org.barsrouter.catalogue.change.Event.Context;
import org.barsrouter.catalogue.targets.Deployment;
import org.barsrouter.catalogue.targets.Provider;
import org.barsrouter.routing.route.Endpoint;
import org.barsrouter.schemas.id.ServiceId;
import org.barsrouter.schemas.id.Uuids;
import org.jspecify.annotations.Nullable;

/// Leads services to addresses from planned instants on; every other service stays as it is.
public final class PlanPlacing {
    private final Deployment deployment;
    private final Duration leadTime;

    /// A service that shall be led to an address.
    ///
    /// @param liveFrom absent for as soon as every router has it
    public record Placed(
            ServiceId service,
            URI address,
            @Nullable Provider provider,
            @Nullable Instant liveFrom) {}

    public PlanPlacing(Deployment deployment, Duration leadTime) {
        this.deployment = deployment;
        this.leadTime = leadTime;
    }

    /// The change-set; empty of changes when all is so already.
    public ChangeSet plan(Catalogue current, List<Placed> placings, ChangeRequest request) {
        Instant at = request.at().truncatedTo(ChronoUnit.MILLIS);
        Instant earliest = at.plus(leadTime);
        Endpoints endpoints = new Endpoints(current, Map.of());
        List<Change> changes = new ArrayList<>();
        for (Placed placed : placings) {
            Instant wanted = placed.liveFrom();
            Instant from = wanted == null || wanted.isBefore(earliest) ? earliest : wanted;
            Entry before = current.service(placed.service()).orElse(null);
            new Timeline(deployment, from)
                    .lead(
                            new Timeline.Step(placed.service(), before, placed.provider()),
                            endpoints.at(placed.address(), earliest))
                    .ifPresent(changes::add);
        }
        Context context = context(current, request, earliest);
        EventChain chain = new EventChain(context, current.lastHash().orElse(null));
        for (Endpoint endpoint : endpoints.registered()) {
            chain.append(
                    new Content(
                            "EndpointRegistered", endpoint.id(), 1, null, RouteJson.of(endpoint)));
        }
        for (Change change : changes) {
            chain.append(
                    new Content(
                            change.eventType(),
                            change.id().key(),
                            change.after().version(),
                            change.earlier().map(e -> RouteJson.of(e.service())).orElse(null),
                            RouteJson.of(change.after().service())));
        }
        return new ChangeSet(
                current,
                context.changeSetId(),
                earliest,
                changes,
                changes.isEmpty() ? List.of() : chain.events(),
                Counts.of(current.routed(), changes),
                Moves.of(changes));
    }

    /// A change-set that changes no service: it only tells of something.
    public ChangeSet telling(Catalogue current, Content content, ChangeRequest request) {
        Instant at = request.at().truncatedTo(ChronoUnit.MILLIS);
        Context context = context(current, request, at);
        EventChain chain = new EventChain(context, current.lastHash().orElse(null));
        chain.append(content);
        return new ChangeSet(
                current,
                context.changeSetId(),
                at,
                List.of(),
                chain.events(),
                Counts.of(current.routed(), List.of()),
                List.of());
    }

    private Context context(Catalogue current, ChangeRequest request, Instant from) {
        String id =
                Uuids.version5(
                                String.join(
                                        "|",
                                        "joining",
                                        deployment.name(),
                                        current.lastHash().orElse("none"),
                                        request.digest()))
                        .toString();
        return new Context(
                deployment,
                id,
                request.at().truncatedTo(ChronoUnit.MILLIS),
                from,
                request.actor(),
                request.source(),
                request.reason(),
                request.requestId(),
                request.correlationId());
    }
}
