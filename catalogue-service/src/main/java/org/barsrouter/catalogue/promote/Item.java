package org.barsrouter.catalogue.promote;

import java.time.Instant;
import org.barsrouter.catalogue.certify.Evidence;
import org.barsrouter.schemas.id.ServiceId;
import org.jspecify.annotations.Nullable;

/// A service that shall be routed in the next environment as it is in this one: business keys only.
/// There is no address in it, no id of a row and no certificate: those belong to an environment.
///
/// @param rank 1 first
/// @param liveFrom from when; the target's own lead time at the latest
public record Item(Who who, Product product, int rank, @Nullable Instant liveFrom, Proof proof) {

    /// The service and its provider.
    public record Who(ServiceId service, @Nullable String ods, @Nullable String name) {}

    /// What serves it.
    ///
    /// @param instance which installation of the product
    public record Product(String id, String instance, String connectionType, String payloadType) {

        /// `product/instance`, by which an overlay names its address.
        public String key() {
            return id + "/" + instance;
        }
    }

    /// Why it may be promoted.
    ///
    /// @param reportId of the certification in the source environment
    /// @param certifiedAt when that was
    public record Proof(String reportId, Instant certifiedAt, Evidence evidence) {}
}
