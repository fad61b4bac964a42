package org.barsrouter.catalogue.fhir;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.UUID;
import org.barsrouter.catalogue.resource.Bars14Json;
import org.barsrouter.catalogue.resource.CatalogueResource;
import org.barsrouter.catalogue.resource.EndpointResource;
import org.barsrouter.catalogue.resource.PriorityList;
import org.barsrouter.catalogue.resource.ServiceResource;

/// The shapes of BaRS 1.4.0.
final class Bars14Dialect implements Dialect {

    @Override
    public String write(CatalogueResource resource) {
        return json(resource).toString();
    }

    private static ObjectNode json(CatalogueResource resource) {
        return switch (resource) {
            case EndpointResource endpoint -> Bars14Json.endpoint(endpoint);
            case ServiceResource service -> Bars14Json.service(service);
            case PriorityList _ ->
                    throw new IllegalArgumentException("BaRS 1.4.0 has no List of Endpoints");
        };
    }

    @Override
    public String write(SearchSet set) {
        ObjectNode out = JsonNodeFactory.instance.objectNode();
        out.put("resourceType", "Bundle").put("id", UUID.randomUUID().toString());
        out.put("type", "searchset").put("total", set.total());
        out.put("timestamp", set.at().toString());
        ArrayNode links = out.putArray("link");
        set.links()
                .forEach((relation, url) ->
                        links.addObject().put("relation", relation).put("url", url));
        ArrayNode entries = out.putArray("entry");
        set.page()
                .forEach(resource ->
                        entries.addObject()
                                .put("fullUrl", set.fullUrl(resource))
                                .set("resource", json(resource)));
        return out.toString();
    }
}
