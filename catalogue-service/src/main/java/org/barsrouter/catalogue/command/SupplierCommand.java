package org.barsrouter.catalogue.command;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Commands on all endpoints that a supplier manages: an outage of a supplier is one command.
public sealed interface SupplierCommand extends Command {
    /// ODS code of the supplier.
    String supplier();

    /// Stops routing to all its endpoints.
    record SuspendSupplier(
            String supplier, @Nullable Instant from, @Nullable Instant until, String reason)
            implements SupplierCommand {}

    /// Ends that.
    record ResumeSupplier(String supplier) implements SupplierCommand {}
}
