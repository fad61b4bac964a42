package org.barsrouter.catalogue.fhir;

import java.util.Optional;
import org.barsrouter.catalogue.rendition.Scope;
import org.barsrouter.schemas.header.BarsHeaders;

/// The two faces of the catalogue: what they are called, what they show, how strict they are.
enum Face {
    /// Our own base path, that of the next national catalogue: true FHIR R4, every protocol.
    R4("/endpoint-catalogue/FHIR/R4", Scope.ALL),
    /// The paths of BaRS 1.4.0 with its published shapes, BaRS Endpoints only.
    BARS(BarsHeaders.BASE_PATH, Scope.BARS);

    private final String base;
    private final Scope scope;

    Face(String base, Scope scope) {
        this.base = base;
        this.scope = scope;
    }

    String base() {
        return base;
    }

    Scope scope() {
        return scope;
    }

    static Optional<Face> of(String uri) {
        for (Face face : values()) {
            if (uri.equals(face.base) || uri.startsWith(face.base + "/")) {
                return Optional.of(face);
            }
        }
        return Optional.empty();
    }
}
