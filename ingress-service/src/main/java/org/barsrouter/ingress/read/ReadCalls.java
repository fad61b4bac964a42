package org.barsrouter.ingress.read;

import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Function;
import org.barsrouter.ingress.envelope.Call;
import org.barsrouter.ingress.envelope.Envelope;
import org.barsrouter.ingress.header.ForwardedHeaders;
import org.barsrouter.ingress.submission.RoutePolicies;
import org.barsrouter.routing.route.Route;
import org.barsrouter.schemas.id.ServiceId;
import org.barsrouter.schemas.read.ReadCall;
import org.barsrouter.schemas.read.ReadField;

/// Makes a call to delivery of a read that passed its checks.
public final class ReadCalls {
    private final Function<ServiceId, Optional<Route>> routes;
    private final RoutePolicies policies;
    private final InstantSource clock;

    public ReadCalls(
            Function<ServiceId, Optional<Route>> routes,
            RoutePolicies policies,
            InstantSource clock) {
        this.routes = routes;
        this.policies = policies;
        this.clock = clock;
    }

    /// The call, with the time that a relay message of the same target would have.
    public ReadCall of(Call call, Envelope envelope) {
        ServiceId target = envelope.target();
        return new ReadCall(
                target,
                routes.apply(target).flatMap(ReadCalls::version).orElse(null),
                call.path(),
                call.rawQuery(),
                ForwardedHeaders.of(call.headers()).stream()
                        .map(field -> new ReadField(field.name(), field.value()))
                        .toList(),
                policies.of(target, clock.instant()).relayDeadline());
    }

    private static Optional<String> version(Route route) {
        return route instanceof Route.Service service
                ? Optional.of(service.contentHash())
                : Optional.empty();
    }
}
