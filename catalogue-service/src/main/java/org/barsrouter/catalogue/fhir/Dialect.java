package org.barsrouter.catalogue.fhir;

import org.barsrouter.catalogue.resource.CatalogueResource;

/// In which shapes resources are written: strictly one, whatever was read.
interface Dialect {

    /// A resource as JSON.
    String write(CatalogueResource resource);

    /// A searchset Bundle as JSON.
    String write(SearchSet set);

    static Dialect of(Face face) {
        return switch (face) {
            case R4 -> new R4Dialect();
            case BARS -> new Bars14Dialect();
        };
    }
}
