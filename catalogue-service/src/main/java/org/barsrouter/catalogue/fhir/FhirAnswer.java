package org.barsrouter.catalogue.fhir;

import java.util.LinkedHashMap;
import java.util.Map;
import org.barsrouter.catalogue.http.EntityTags;
import org.barsrouter.catalogue.resource.ResourceMeta;

/// What goes back.
///
/// @param body JSON
record FhirAnswer(int status, String body, Map<String, String> headers) {
    FhirAnswer {
        headers = Map.copyOf(headers);
    }

    static FhirAnswer of(int status, String body) {
        return new FhirAnswer(status, body, Map.of());
    }

    FhirAnswer with(String name, String value) {
        Map<String, String> more = new LinkedHashMap<>(headers);
        more.put(name, value);
        return new FhirAnswer(status, body, more);
    }

    /// With the version of the resource that it holds.
    FhirAnswer versioned(ResourceMeta meta) {
        return with("ETag", EntityTags.of(meta.version()));
    }
}
