package org.barsrouter.catalogue.resource;

import org.jspecify.annotations.Nullable;

/// What a search asks for; every part that is there must match.
///
/// @param service identifier of a service
/// @param serviceId logical id of a service
/// @param identifier identifier of the resource itself: a product id on Endpoints
/// @param connectionType code, whatever its system was written like
/// @param payloadType code
/// @param organisation ODS code: provider of a service, supplier of an Endpoint
/// @param page from which match on, and how many
public record ResourceQuery(
        @Nullable BusinessId service,
        @Nullable String serviceId,
        @Nullable BusinessId identifier,
        @Nullable String connectionType,
        @Nullable String payloadType,
        @Nullable String organisation,
        Page page) {

    /// A part of the matches.
    ///
    /// @param offset of the first, from 0
    /// @param count at most so many, 0 to 1000
    public record Page(int offset, int count) {
        /// What is given where nothing is asked.
        public static final int USUAL = 100;

        /// The most that one answer holds.
        public static final int MOST = 1_000;
    }

    /// Whether it asks for everything, which no standard defines and nobody should download.
    public boolean isUnbounded() {
        return service == null
                && serviceId == null
                && identifier == null
                && connectionType == null
                && payloadType == null
                && organisation == null;
    }
}
