package org.barsrouter.catalogue.command;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.barsrouter.schemas.id.ServiceId;
import org.jspecify.annotations.Nullable;

/// Commands on a service and its timeline. An absent instant means as soon as every router can have
/// it; an absent assignment means the one BaRS assignment that nothing ends.
public sealed interface ServiceCommand extends Command {
    /// Any identifier of the service.
    ServiceId service();

    /// Makes a service known. Nothing is routed to it before an endpoint is assigned.
    ///
    /// @param providedBy ODS code of the provider
    record RegisterService(
            ServiceId service,
            @Nullable String name,
            @Nullable String providedBy,
            boolean takesBookingResponse)
            implements ServiceCommand {}

    /// Changes its name, or whether it takes booking-response notices; what is absent stays.
    record DescribeService(
            ServiceId service, @Nullable String name, @Nullable Boolean takesBookingResponse)
            implements ServiceCommand {}

    /// Gives it another identifier, national or of a proprietary directory.
    record AddServiceIdentifier(ServiceId service, ServiceId identifier)
            implements ServiceCommand {}

    /// Takes one of its other identifiers away.
    record RemoveServiceIdentifier(ServiceId service, ServiceId identifier)
            implements ServiceCommand {}

    /// Lets it take part again.
    record ActivateService(ServiceId service) implements ServiceCommand {}

    /// Stops routing to it, whatever is assigned.
    record DeactivateService(ServiceId service, String reason) implements ServiceCommand {}

    /// Gives it to another provider; grants end with the old one.
    record TransferProvider(ServiceId service, String to) implements ServiceCommand {}

    /// Lets a product manage its assignments for the provider.
    record GrantManagement(ServiceId service, String product) implements ServiceCommand {}

    /// Takes that back. The product has no veto.
    record RevokeManagement(ServiceId service, String product) implements ServiceCommand {}

    /// Leads the service to an endpoint.
    ///
    /// @param rank 1 first, among endpoints of the same protocol
    record AssignEndpoint(ServiceId service, String template, int rank, Span span)
            implements ServiceCommand {}

    /// From when to when, half open.
    record Span(@Nullable Instant from, @Nullable Instant to) {}

    /// Ends an assignment.
    ///
    /// @param drain how long after it changes of existing bookings still go there
    record EndAssignment(
            ServiceId service, @Nullable String assignment, @Nullable Instant at, Duration drain)
            implements ServiceCommand {}

    /// Sets the order of its assignments of one protocol: all that are not over, the first with
    /// rank 1.
    record ReorderAssignments(ServiceId service, List<String> order, Duration drain)
            implements ServiceCommand {
        public ReorderAssignments {
            order = List.copyOf(order);
        }
    }

    /// Stops routing by one assignment.
    record SuspendAssignment(
            ServiceId service, @Nullable String assignment, @Nullable Instant until, String reason)
            implements ServiceCommand {}

    /// Ends that.
    record ResumeAssignment(ServiceId service, @Nullable String assignment)
            implements ServiceCommand {}

    /// Moves the service from the endpoint that it has to another at one instant.
    ///
    /// @param from endpoint that it must have until then; absent takes the one it has
    /// @param to endpoint of the new supplier
    record SwitchSupplier(ServiceId service, @Nullable String from, String to, Terms terms)
            implements ServiceCommand {}

    /// When and how a switch happens.
    ///
    /// @param drain how long after it changes of existing bookings still go to the old supplier
    record Terms(@Nullable Instant at, Duration drain, Gap gap) {}

    /// Whether a time without any endpoint is acceptable.
    enum Gap {
        REFUSED,
        ALLOWED
    }

    /// Takes a switch back that has not happened yet.
    record CancelSwitch(ServiceId service) implements ServiceCommand {}
}
