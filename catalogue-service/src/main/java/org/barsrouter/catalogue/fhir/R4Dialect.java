package org.barsrouter.catalogue.fhir;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.parser.DataFormatException;
import ca.uhn.fhir.parser.IParser;
import ca.uhn.fhir.parser.StrictErrorHandler;
import java.util.UUID;
import org.barsrouter.catalogue.resource.CatalogueResource;
import org.barsrouter.catalogue.resource.EndpointResource;
import org.barsrouter.catalogue.resource.PriorityList;
import org.barsrouter.catalogue.resource.ServiceResource;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleType;
import org.hl7.fhir.r4.model.Bundle.SearchEntryMode;
import org.hl7.fhir.r4.model.Resource;

/// True FHIR R4, by HAPI.
final class R4Dialect implements Dialect {

    /// What a text is in FHIR R4: nothing is tolerated.
    ///
    /// @throws DataFormatException when it is no resource of R4, with the reason
    static Resource read(String json) {
        return (Resource) parser().parseResource(json);
    }

    @Override
    public String write(CatalogueResource resource) {
        return write(r4(resource));
    }

    static String write(Resource resource) {
        return parser().encodeResourceToString(resource);
    }

    private static Resource r4(CatalogueResource resource) {
        return switch (resource) {
            case EndpointResource endpoint -> R4Resources.endpoint(endpoint);
            case ServiceResource service -> R4Resources.service(service);
            case PriorityList list -> R4Resources.list(list);
        };
    }

    @Override
    public String write(SearchSet set) {
        Bundle bundle = new Bundle();
        bundle.setId(UUID.randomUUID().toString());
        bundle.setType(BundleType.SEARCHSET).setTotal(set.total());
        bundle.setTimestampElement(R4Resources.instant(set.at()));
        set.links().forEach((relation, url) -> bundle.addLink().setRelation(relation).setUrl(url));
        for (CatalogueResource resource : set.page()) {
            bundle.addEntry()
                    .setFullUrl(set.fullUrl(resource))
                    .setResource(r4(resource))
                    .getSearch()
                    .setMode(SearchEntryMode.MATCH);
        }
        return write(bundle);
    }

    /// Parsers are cheap and not for two threads; the context behind them is neither.
    private static IParser parser() {
        return FhirContext.forR4Cached()
                .newJsonParser()
                .setParserErrorHandler(new StrictErrorHandler());
    }
}
