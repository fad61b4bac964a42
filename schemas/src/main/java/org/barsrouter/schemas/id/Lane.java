package org.barsrouter.schemas.id;

/// The queue of one endpoint; a hot endpoint is split into slices by ServiceId. Its text,
/// `endpointId#slice`, is the record key of `bars.outbound`, so that one delivery instance owns it.
public record Lane(String endpointId, int slice) {

    /// The lane of a service at an endpoint that is split into `slices`, at least 1.
    public static Lane of(String endpointId, int slices, ServiceId service) {
        return new Lane(endpointId, Math.floorMod(service.key().hashCode(), slices));
    }

    /// @throws IllegalArgumentException when the text is not a lane
    public static Lane parse(String text) {
        int hash = text.lastIndexOf('#');
        if (hash <= 0) {
            throw new IllegalArgumentException("a lane is an endpoint id, # and a slice");
        }
        return new Lane(text.substring(0, hash), Integer.parseInt(text.substring(hash + 1)));
    }

    @Override
    public String toString() {
        return endpointId + "#" + slice;
    }
}
