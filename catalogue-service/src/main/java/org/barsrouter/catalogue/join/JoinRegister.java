package org.barsrouter.catalogue.join;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.barsrouter.catalogue.certify.Report;
import org.barsrouter.schemas.id.ServiceId;
import org.jspecify.annotations.Nullable;

/// What the catalogue keeps of requests and certifications, and how what was approved comes into
/// it. Everything goes through the catalogue's single writer.
public interface JoinRegister {

    Optional<Join> join(String id);

    /// Every request, the oldest first.
    List<Join> joins();

    /// The latest certification of every service at every address.
    List<Report> reports();

    /// The latest certification of a service at an address.
    default Optional<Report> report(ServiceId service, URI address) {
        return reports().stream()
                .filter(report -> report.subject().service().equals(service))
                .filter(report -> report.subject().address().equals(address.toString()))
                .findFirst();
    }

    /// Keeps a step.
    Kept keep(Transition.Moved moved, Author author);

    /// Keeps a certification as the latest of its subject.
    Kept keep(Report report, Author author);

    /// Brings services into the catalogue, all or none.
    Placed place(List<Placing> placings, Author author);

    /// Which service is also led to an address, if one is.
    Optional<ServiceId> neighbour(ServiceId service, URI address);

    /// Who acts, why, and under which ids.
    record Author(
            String actor,
            @Nullable String reason,
            String source,
            @Nullable String requestId,
            @Nullable String correlationId) {}

    /// What came of keeping.
    sealed interface Kept {
        /// It stands.
        record Done() implements Kept {}

        /// Somebody was faster: look again.
        record Overtaken() implements Kept {}

        /// It could not be kept.
        ///
        /// @param why as a sentence, with the remedy
        record Not(String why) implements Kept {}
    }

    /// A service that shall be routed.
    ///
    /// @param liveFrom absent for as soon as may be
    record Placing(Who who, Where where, int rank, @Nullable Instant liveFrom) {

        /// The service and its provider.
        public record Who(ServiceId service, @Nullable String ods, @Nullable String name) {}

        /// What serves it.
        public record Where(String product, String instance, URI address) {}
    }

    /// What came of placing.
    sealed interface Placed {
        /// The catalogue leads there.
        ///
        /// @param from when it begins
        record Done(String changeSetId, Instant from) implements Placed {}

        /// The catalogue's rules refuse it; nothing was changed.
        ///
        /// @param why as a sentence
        record Refused(String why) implements Placed {}

        /// It could not be written.
        ///
        /// @param why as a sentence, with the remedy
        record Not(String why) implements Placed {}
    }
}
