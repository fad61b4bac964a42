package org.barsrouter.catalogue.http;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.barsrouter.catalogue.certify.Evidence;
import org.barsrouter.catalogue.certify.Subject.Responses;
import org.barsrouter.catalogue.certify.Subject.Takes;
import org.barsrouter.catalogue.certify.Subject.Uses;
import org.barsrouter.catalogue.join.JoinRequest;
import org.barsrouter.catalogue.targets.Deployment;
import org.barsrouter.schemas.id.ServiceId;
import org.jspecify.annotations.Nullable;

/// Body of a request to join.
///
/// @param service `system|value`, or a bare DoS service id
/// @param takes referrals (default), bookings, validation-requests or responses
/// @param expectsResponses whether asynchronous responses come to it, because it sends as well
record JoinBody(
        @Nullable String service,
        @Nullable String ods,
        @Nullable String name,
        @Nullable Deployment environment,
        @Nullable String address,
        @Nullable String product,
        @Nullable String takes,
        @Nullable Boolean expectsResponses,
        @Nullable LocalDate testsFrom,
        @Nullable LocalDate testsTo,
        @Nullable Instant liveFrom,
        @Nullable List<JoinRequest.Contact> contacts,
        @Nullable Evidence evidence,
        @Nullable String actor) {

    /// The request, or what is missing in it.
    JoinRequest request(ServiceId id) {
        List<String> missing = new ArrayList<>();
        JoinRequest request =
                new JoinRequest(
                        new JoinRequest.Who(
                                id, text(missing, "ods", ods), text(missing, "name", name)),
                        new JoinRequest.Installation(
                                or(missing, "environment", environment, Deployment.SANDBOX),
                                text(missing, "address", address),
                                text(missing, "product", product),
                                uses(takes, expectsResponses)),
                        new JoinRequest.Plan(
                                or(missing, "testsFrom", testsFrom, LocalDate.EPOCH),
                                or(missing, "testsTo", testsTo, LocalDate.EPOCH),
                                or(missing, "liveFrom", liveFrom, Instant.EPOCH)),
                        contacts == null ? List.of() : contacts,
                        evidence == null ? Evidence.none() : evidence);
        if (!missing.isEmpty()) {
            throw new FaultException(
                    Fault.REQUEST_UNREADABLE,
                    "The request lacks %s.".formatted(String.join(", ", missing)));
        }
        return request;
    }

    static Uses uses(@Nullable String takes, @Nullable Boolean expectsResponses) {
        Uses uses = Uses.of(takes(takes));
        return Boolean.TRUE.equals(expectsResponses)
                ? new Uses(uses.takes(), Responses.EXPECTED)
                : uses;
    }

    private static Takes takes(@Nullable String text) {
        if (text == null) {
            return Takes.REFERRALS;
        }
        return find(text)
                .orElseThrow(() ->
                        new FaultException(
                                Fault.REQUEST_UNREADABLE,
                                "takes is referrals, bookings, validation-requests or responses."));
    }

    private static Optional<Takes> find(String text) {
        String name = text.toUpperCase(Locale.ROOT).replace('-', '_');
        return List.of(Takes.values()).stream().filter(t -> t.name().equals(name)).findFirst();
    }

    private static String text(List<String> missing, String key, @Nullable String value) {
        return or(missing, key, value, "");
    }

    // Four parameters: what is missing is collected, so that one answer names all of it.
    private static <T> T or(List<String> missing, String key, @Nullable T value, T instead) {
        if (value == null) {
            missing.add(key);
            return instead;
        }
        return value;
    }
}
