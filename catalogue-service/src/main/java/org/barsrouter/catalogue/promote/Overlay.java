package org.barsrouter.catalogue.promote;

import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What belongs to the target environment alone: the address of each product's installation, and
/// from when a service shall be routed.
///
/// As a file: a header line `product,instance,address,liveFrom`, then one line for each
/// installation; `liveFrom` is an instant or empty.
///
/// @param places by `product/instance`
public record Overlay(Map<String, Place> places) {
    private static final String HEADER = "product,instance,address,liveFrom";

    public Overlay {
        places = Map.copyOf(places);
    }

    /// Where an installation is in the target.
    public record Place(String address, @Nullable Instant liveFrom) {}

    Optional<Place> of(Item.Product product) {
        return Optional.ofNullable(places.get(product.key()));
    }

    /// Reads a file.
    ///
    /// @throws IllegalArgumentException naming the line that cannot be read
    public static Overlay read(String csv) {
        var lines = csv.lines().toList();
        if (lines.isEmpty() || !lines.getFirst().strip().equals(HEADER)) {
            throw new IllegalArgumentException("the overlay's first line must be " + HEADER);
        }
        Map<String, Place> places = new HashMap<>();
        for (int i = 1; i < lines.size(); i++) {
            if (!lines.get(i).isBlank()) {
                add(places, lines.get(i).split(",", -1), i + 1);
            }
        }
        return new Overlay(places);
    }

    private static void add(Map<String, Place> places, String[] cells, int line) {
        if (cells.length != 4 || cells[0].isBlank() || cells[1].isBlank() || cells[2].isBlank()) {
            throw new IllegalArgumentException(
                    "line " + line + " of the overlay must be " + HEADER);
        }
        String key = cells[0].strip() + "/" + cells[1].strip();
        if (places.put(key, new Place(cells[2].strip(), instant(cells[3], line))) != null) {
            throw new IllegalArgumentException(
                    "line " + line + " of the overlay: " + key + " is there twice");
        }
    }

    private static @Nullable Instant instant(String cell, int line) {
        if (cell.isBlank()) {
            return null;
        }
        try {
            return Instant.parse(cell.strip());
        } catch (DateTimeParseException e) {
            throw new IllegalArgumentException(
                    "line %d of the overlay: liveFrom is an instant such as 2026-12-01T08:00:00Z, or empty"
                            .formatted(line),
                    e);
        }
    }
}
