package org.barsrouter.catalogue.intent;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import org.barsrouter.catalogue.change.Entry;
import org.barsrouter.catalogue.rendition.Rendition;
import org.barsrouter.catalogue.resource.FieldFault.Kind;
import org.barsrouter.catalogue.resource.PriorityList;
import org.barsrouter.routing.route.Assignment;

/// What a List asks for: an order of the Endpoints that a service has.
public record ListIntent(Rendition rendition) {

    public Intent update(Entry entry, PriorityList wanted) {
        Drafting drafting = new Drafting("List");
        drafting.fixed(
                "subject",
                wanted.service(),
                rendition.index().ids().service(entry.id()),
                "a List stays with its service.");
        List<Assignment> has = rendition.assignments(entry);
        List<Assignment> order = new ArrayList<>();
        for (String endpoint : wanted.endpoints()) {
            has.stream()
                    .filter(a -> rendition.index().ids().assignment(a).equals(endpoint))
                    .findFirst()
                    .ifPresentOrElse(
                            order::add,
                            () ->
                                    drafting.fault(
                                            "entry",
                                            Kind.INVARIANT,
                                            "The service does not have Endpoint/"
                                                    + endpoint
                                                    + ": a List orders the Endpoints that its service has."));
        }
        if (!new HashSet<>(order).containsAll(has)) {
            drafting.fault(
                    "entry",
                    Kind.INVARIANT,
                    "entry must name every Endpoint of the service, each once.");
        }
        ServiceEndpoints.reorder(drafting, entry, new ServiceEndpoints.Order(has, order));
        return drafting.intent();
    }
}
