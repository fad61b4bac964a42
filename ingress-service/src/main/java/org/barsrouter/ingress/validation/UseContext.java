package org.barsrouter.ingress.validation;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/// The header `use-context`: use case, category or Appointment.status, event and reason with bars
/// between (BaRS Core, request headers). Written for statistics; receivers ignore it.
record UseContext(String useCase, String category, String event, String reason) {
    static final Set<String> EVENTS =
            Set.of(
                    "servicerequest-request",
                    "servicerequest-response",
                    "booking-request",
                    "booking-response");
    static final Set<String> REASONS = Set.of("new", "update", "delete");

    private static final Pattern USE_CASE = Pattern.compile("a[1-8]t(?:[1-9]|1[0-2])");

    /// Of referrals, and of Appointments (FHIR R4 appointmentstatus).
    private static final Set<String> CATEGORIES =
            Set.of(
                    "referral",
                    "validation",
                    "proposed",
                    "pending",
                    "booked",
                    "arrived",
                    "fulfilled",
                    "cancelled",
                    "noshow",
                    "entered-in-error",
                    "checked-in",
                    "waitlist");

    /// Reads the header; empty when it has another form or a value of no list.
    static Optional<UseContext> parse(String header) {
        String[] parts = header.strip().split("\\|", -1);
        if (parts.length != 4) {
            return Optional.empty();
        }
        UseContext context = new UseContext(parts[0], parts[1], parts[2], parts[3]);
        boolean known =
                USE_CASE.matcher(context.useCase().toLowerCase(Locale.ROOT)).matches()
                        && CATEGORIES.contains(context.category())
                        && EVENTS.contains(context.event())
                        && REASONS.contains(context.reason());
        return known ? Optional.of(context) : Optional.empty();
    }
}
