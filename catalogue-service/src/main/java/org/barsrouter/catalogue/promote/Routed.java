package org.barsrouter.catalogue.promote;

import java.util.Optional;
import org.barsrouter.catalogue.certify.Report;
import org.jspecify.annotations.Nullable;

/// A route of the source environment, with its latest certification if it has one.
public record Routed(Item.Who who, Item.Product product, int rank, @Nullable Report report) {

    Optional<Report> certification() {
        return Optional.ofNullable(report);
    }
}
