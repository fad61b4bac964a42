package org.barsrouter.catalogue.fhir;

import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicReference;
import org.barsrouter.catalogue.app.ChangeTerms;
import org.barsrouter.catalogue.change.Catalogue;
import org.barsrouter.catalogue.http.Current;
import org.barsrouter.catalogue.rendition.FhirIndex;
import org.barsrouter.catalogue.rendition.LogicalIds;
import org.barsrouter.catalogue.rendition.Rendition;
import org.springframework.stereotype.Component;

/// The catalogue as it is now, by logical ids. The ids of ten thousand services are computed once
/// for every state of it.
@Component
final class FhirState {
    private final Current current;
    private final ChangeTerms terms;
    private final InstantSource clock;
    private final AtomicReference<FhirIndex> last;

    FhirState(Current current, ChangeTerms terms, InstantSource clock) {
        this.current = current;
        this.terms = terms;
        this.clock = clock;
        this.last = new AtomicReference<>(index(Catalogue.empty()));
    }

    private FhirIndex index(Catalogue catalogue) {
        return new FhirIndex(catalogue, new LogicalIds(terms.decide().rules().deployment()));
    }

    /// What a face shows: what holds once every change that is written by now has taken effect.
    Rendition now(Face face) {
        Catalogue catalogue = current.catalogue();
        FhirIndex index = last.get();
        if (index.catalogue() != catalogue) {
            index = index(catalogue);
            last.set(index);
        }
        return new Rendition(
                index, face.scope(), clock.instant().plus(terms.decide().rules().leadTime()));
    }

    InstantSource clock() {
        return clock;
    }
}
