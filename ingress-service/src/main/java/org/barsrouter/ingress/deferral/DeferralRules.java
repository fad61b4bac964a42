package org.barsrouter.ingress.deferral;

import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import org.barsrouter.ingress.answer.Answer.Refused;
import org.barsrouter.ingress.answer.Checked;
import org.barsrouter.ingress.caller.CallingOrganisation;
import org.barsrouter.ingress.caller.Credentials;
import org.barsrouter.ingress.client.Client;
import org.barsrouter.ingress.deferral.Answering.Deferred;
import org.barsrouter.ingress.envelope.Call;
import org.barsrouter.ingress.envelope.PathMatch;
import org.barsrouter.ingress.message.MessageHead;
import org.barsrouter.ingress.prefer.Preferences;
import org.barsrouter.routing.identifier.IdentifierSystems;
import org.barsrouter.routing.identifier.IdentifierSystems.Canonical;
import org.barsrouter.routing.route.Route;
import org.barsrouter.schemas.id.ServiceId;
import org.barsrouter.schemas.refusal.Refusal;

/// Decides whether a message may be answered later. An answer must be deliverable, and never to a
/// stranger: the service that it will be pushed to must be in the catalogue and the caller's own.
public final class DeferralRules {
    private static final String BOOKING = "booking-request";
    private static final int LONGEST_NUMBER = 9;

    private final IdentifierSystems systems;
    private final Function<ServiceId, Optional<Route>> routes;

    public DeferralRules(IdentifierSystems systems, Function<ServiceId, Optional<Route>> routes) {
        this.systems = systems;
        this.routes = routes;
    }

    /// How this call is answered; relay unless it prefers otherwise.
    public Checked<Answering> decide(Call call, PathMatch path, MessageHead head) {
        Preferences preferences = Preferences.of(call.headers().all("Prefer"));
        if (preferences.answering() == Preferences.Answering.NOW) {
            return Checked.passed(new Answering.Relay());
        }
        if (!(path instanceof PathMatch.ProcessMessage)) {
            return stopped(Refusal.ASYNC_NOT_HERE);
        }
        return atMost(preferences)
                .then(atMost ->
                        source(head)
                                .then(source -> owned(call, head, source))
                                .map(source -> new Deferred(source, atMost)));
    }

    private static Checked<Optional<Duration>> atMost(Preferences preferences) {
        Optional<String> text = preferences.waitText();
        if (text.isEmpty()) {
            return Checked.passed(Optional.empty());
        }
        String digits = text.get();
        boolean number =
                !digits.isEmpty()
                        && digits.length() <= LONGEST_NUMBER
                        && digits.chars().allMatch(c -> c >= '0' && c <= '9');
        return number && Long.parseLong(digits) > 0
                ? Checked.passed(Optional.of(Duration.ofSeconds(Long.parseLong(digits))))
                : stopped(Refusal.MAXIMUM_AGE_INVALID);
    }

    private Checked<ServiceId> source(MessageHead head) {
        if (head.bundle().filter(id -> !id.isBlank()).isEmpty()) {
            return stopped(Refusal.MESSAGE_HEADER_UNREADABLE);
        }
        return head.source()
                .flatMap(systems::reference)
                .map(Canonical::id)
                .map(Checked::passed)
                .orElseGet(() -> stopped(Refusal.SOURCE_MISSING));
    }

    private Checked<ServiceId> owned(Call call, MessageHead head, ServiceId source) {
        return owner(call)
                .then(owner -> service(source).then(service -> answerable(service, owner, head)));
    }

    /// By its token, whatever its headers say; without one, by what they say.
    private static Checked<Predicate<Route.Service>> owner(Call call) {
        return switch (call.credentials()) {
            case Credentials.Application(Client client) ->
                    Checked.passed(service ->
                            isProvidedBy(service, client.owner().odsCode())
                                    || client.owner()
                                            .productId()
                                            .filter(service.grantedProducts()::contains)
                                            .isPresent());
            case Credentials.Anonymous _ ->
                    switch (CallingOrganisation.of(call.headers())) {
                        case CallingOrganisation.Absent _ -> stopped(Refusal.ORGANISATION_MISSING);
                        case CallingOrganisation.Unreadable _ ->
                                stopped(Refusal.ORGANISATION_UNREADABLE);
                        case CallingOrganisation.Named(String odsCode) ->
                                Checked.passed(service -> isProvidedBy(service, odsCode));
                    };
        };
    }

    private static boolean isProvidedBy(Route.Service service, String odsCode) {
        return service.provider().filter(odsCode::equalsIgnoreCase).isPresent();
    }

    private Checked<Route.Service> service(ServiceId source) {
        return routes.apply(source)
                .filter(Route.Service.class::isInstance)
                .map(Route.Service.class::cast)
                .filter(Route.Service::active)
                .map(Checked::passed)
                .orElseGet(() -> stopped(Refusal.SOURCE_UNKNOWN));
    }

    private static Checked<ServiceId> answerable(
            Route.Service service, Predicate<Route.Service> owner, MessageHead head) {
        if (!owner.test(service)) {
            return stopped(Refusal.SOURCE_NOT_YOURS);
        }
        return head.isEvent(BOOKING) && !service.takesBookingResponse()
                ? stopped(Refusal.BOOKING_NOT_DEFERRABLE)
                : Checked.passed(service.id());
    }

    private static <T> Checked<T> stopped(Refusal refusal) {
        return Checked.stopped(Refused.of(refusal));
    }
}
