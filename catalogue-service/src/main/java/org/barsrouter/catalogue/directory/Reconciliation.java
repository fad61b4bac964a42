package org.barsrouter.catalogue.directory;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.barsrouter.catalogue.directory.DirectoryEntry.Status;
import org.barsrouter.schemas.id.ServiceId;

/// Which services the directory and the catalogue do not both have.
///
/// @param both how many both have
/// @param directoryOnly open in the directory, without a route here
/// @param catalogueOnly routed here, unknown to the directory
/// @param closed routed here, closed in the directory
public record Reconciliation(
        int both,
        List<DirectoryEntry> directoryOnly,
        List<ServiceId> catalogueOnly,
        List<DirectoryEntry> closed) {

    public Reconciliation {
        directoryOnly = List.copyOf(directoryOnly);
        catalogueOnly = List.copyOf(catalogueOnly);
        closed = List.copyOf(closed);
    }

    /// Compares the two.
    ///
    /// @param routed services with a route in the catalogue
    public static Reconciliation of(
            Collection<DirectoryEntry> directory, Collection<ServiceId> routed) {
        Map<ServiceId, DirectoryEntry> known = new HashMap<>();
        directory.forEach(entry -> known.put(entry.id(), entry));
        TreeSet<ServiceId> here = new TreeSet<>(Comparator.comparing(ServiceId::key));
        here.addAll(routed);
        List<ServiceId> unknown = new ArrayList<>();
        List<DirectoryEntry> closed = new ArrayList<>();
        int both = 0;
        for (ServiceId id : here) {
            DirectoryEntry entry = known.get(id);
            if (entry == null) {
                unknown.add(id);
            } else if (entry.status() == Status.CLOSED) {
                closed.add(entry);
            } else {
                both++;
            }
        }
        List<DirectoryEntry> missing =
                known.values().stream()
                        .filter(entry -> entry.status() == Status.OPEN)
                        .filter(entry -> !here.contains(entry.id()))
                        .sorted(Comparator.comparing(entry -> entry.id().key()))
                        .toList();
        return new Reconciliation(both, missing, unknown, closed);
    }

    /// Whether both sides have the same open services.
    public boolean agrees() {
        return directoryOnly.isEmpty() && catalogueOnly.isEmpty() && closed.isEmpty();
    }
}
