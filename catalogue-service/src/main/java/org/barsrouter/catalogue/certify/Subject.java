package org.barsrouter.catalogue.certify;

import java.net.URI;
import java.util.Optional;
import org.barsrouter.catalogue.targets.Deployment;
import org.barsrouter.schemas.id.ServiceId;
import org.jspecify.annotations.Nullable;

/// What is certified: a service at an address, in an environment.
///
/// @param address base URL as it was given
/// @param neighbour another service behind the same address, if one is known
public record Subject(
        ServiceId service,
        String address,
        Deployment deployment,
        Uses uses,
        @Nullable ServiceId neighbour) {

    /// What goes to the service.
    public record Uses(Takes takes, Responses responses) {

        public static Uses of(Takes takes) {
            return new Uses(
                    takes, takes == Takes.RESPONSES ? Responses.EXPECTED : Responses.NOT_EXPECTED);
        }
    }

    /// Whether asynchronous responses come to the service, because it sends as well.
    public enum Responses {
        EXPECTED,
        NOT_EXPECTED
    }

    /// Which messages the service takes; the sample that it is sent follows from it.
    public enum Takes {
        REFERRALS,
        BOOKINGS,
        VALIDATION_REQUESTS,
        /// It is a sender's own service: only responses come to it.
        RESPONSES
    }

    public Takes takes() {
        return uses.takes();
    }

    public Optional<ServiceId> other() {
        return Optional.ofNullable(neighbour);
    }

    /// Whether the address is plain http, which only the sandbox allows.
    public boolean plainHttp() {
        return address.regionMatches(true, 0, "http:", 0, 5);
    }

    /// Host of an address that rule U1 let through.
    public static String host(URI address) {
        String host = address.getHost();
        return host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
    }
}
