package org.barsrouter.catalogue.http;

import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.barsrouter.catalogue.change.Entry;
import org.barsrouter.catalogue.directory.DirectoryEntry;
import org.barsrouter.catalogue.directory.Reconciliation;
import org.barsrouter.catalogue.directory.ServiceDirectory;
import org.barsrouter.catalogue.directory.ServiceDirectory.Listing;
import org.barsrouter.catalogue.explain.ExplainTarget;
import org.barsrouter.schemas.id.ServiceId;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/// The Directory of Services beside the catalogue.
@RestController
class DirectoryController {
    private final ServiceDirectory directory;
    private final ExplainTarget explain;
    private final Current current;

    /// A service that one side lacks.
    ///
    /// @param where who has it
    record Difference(String service, @Nullable String name, String where, String why) {}

    /// What was found.
    ///
    /// @param both how many services both sides have
    record Reconciled(
            Instant at, int both, List<Difference> differences, boolean agrees, String sentence) {}

    DirectoryController(ServiceDirectory directory, ExplainTarget explain, Current current) {
        this.directory = directory;
        this.explain = explain;
        this.current = current;
    }

    @GetMapping("/catalogue/v1/directory/$reconcile")
    Reconciled reconcile() {
        Instant at = current.at(null);
        List<ServiceId> routed =
                current.catalogue().services().values().stream()
                        .filter(entry -> explain.route(entry, at).isPresent())
                        .map(Entry::id)
                        .toList();
        return switch (directory.all()) {
            case Listing.Incomplete(String why) ->
                    throw new FaultException(Fault.DIRECTORY_AWAY, why);
            case Listing.Listed(List<DirectoryEntry> entries) ->
                    view(at, Reconciliation.of(entries, routed));
        };
    }

    private static Reconciled view(Instant at, Reconciliation found) {
        List<Difference> differences =
                Stream.of(
                                found.directoryOnly().stream()
                                        .map(entry ->
                                                new Difference(
                                                        entry.id().key(),
                                                        entry.name(),
                                                        "directory",
                                                        "open in the directory, not routed here")),
                                found.catalogueOnly().stream()
                                        .map(id ->
                                                new Difference(
                                                        id.key(),
                                                        null,
                                                        "catalogue",
                                                        "routed here, not in the directory")),
                                found.closed().stream()
                                        .map(entry ->
                                                new Difference(
                                                        entry.id().key(),
                                                        entry.name(),
                                                        "catalogue",
                                                        "routed here, closed in the directory")))
                        .flatMap(differenceStream -> differenceStream)
                        .toList();
        return new Reconciled(
                at,
                found.both(),
                differences,
                found.agrees(),
                found.agrees()
                        ? "Directory and catalogue have the same %d services."
                                .formatted(found.both())
                        : "%d services are in both, %d only in the directory, %d only here, %d routed here and closed there."
                                .formatted(
                                        found.both(),
                                        found.directoryOnly().size(),
                                        found.catalogueOnly().size(),
                                        found.closed().size()));
    }
}
