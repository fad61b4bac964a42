package org.barsrouter.catalogue.change;

import java.time.Instant;
import org.barsrouter.routing.route.Endpoint;
import org.barsrouter.routing.route.Endpoint.Status;
import org.jspecify.annotations.Nullable;

/// An installation of a product that services can be assigned to, with what routing need not know.
/// In the FHIR API it is an Endpoint template.
///
/// @param version from 1; its ETag
/// @param changedAt when that version was written
public record Template(
        Endpoint endpoint,
        long version,
        @Nullable Certification certification,
        Label label,
        Instant changedAt) {

    /// One that was just made known.
    public static Template registered(Endpoint endpoint, Instant at) {
        return new Template(endpoint, 1, null, Label.none(), at);
    }

    public String id() {
        return endpoint.id();
    }

    /// Retired for good: nothing can be assigned to it any more, and nothing brings it back.
    public boolean isRetired() {
        return endpoint.status() == Status.OFF;
    }

    /// The next version of it.
    public Template next(Endpoint changed) {
        return new Template(changed, version + 1, certification, label, changedAt);
    }

    /// The next version of it, with another certification or none.
    public Template certified(@Nullable Certification other) {
        return new Template(endpoint, version + 1, other, label, changedAt);
    }

    /// The same version with another label.
    public Template labelled(Label other) {
        return new Template(endpoint, version, certification, other, changedAt);
    }

    /// The same version, written at an instant.
    public Template writtenAt(Instant at) {
        return new Template(endpoint, version, certification, label, at);
    }
}
