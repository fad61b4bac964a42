package org.barsrouter.catalogue.intent;

import com.fasterxml.jackson.databind.node.ArrayNode;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.barsrouter.catalogue.change.Entry;
import org.barsrouter.catalogue.change.Protocol;
import org.barsrouter.catalogue.change.Template;
import org.barsrouter.catalogue.rendition.Rendition;
import org.barsrouter.catalogue.resource.FieldFault.Kind;
import org.barsrouter.routing.route.Assignment;
import org.barsrouter.routing.route.Endpoint;

/// Leads from the Endpoints that a service has to those that it shall have. One that takes the
/// place of another of its protocol is a switch, at which nothing is left unrouted and bookings
/// drain; ranks stay unless the order was changed.
final class ServiceEndpoints {
    private final Rendition rendition;
    private final Entry entry;
    private final List<Assignment> has;
    private List<String> granted;

    ServiceEndpoints(Rendition rendition, Entry entry) {
        this.rendition = rendition;
        this.entry = entry;
        this.has = rendition.assignments(entry);
        this.granted = entry.service().grantedProducts();
    }

    /// The template that a reference means, if the caller may see it.
    static Optional<Template> template(Rendition rendition, String reference) {
        return rendition
                .index()
                .templateBehind(reference)
                .filter(template -> rendition.scope().has(template.endpoint()));
    }

    static String unknown(String reference) {
        return "The catalogue has no Endpoint/"
                + reference
                + ": create it, or its template, first.";
    }

    /// The products that manage the service once the commands are carried out: a switch moves the
    /// right to the new one.
    List<String> granted() {
        return granted;
    }

    void lead(Drafting drafting, List<String> references) {
        Set<Assignment> kept = new LinkedHashSet<>();
        List<Template> added = new ArrayList<>();
        for (String reference : references) {
            Optional<Assignment> own = own(reference, kept);
            Optional<Template> template = template(rendition, reference);
            if (own.isPresent()) {
                kept.add(own.get());
            } else if (template.isPresent()) {
                added.add(template.get());
            } else {
                drafting.fault("endpoint", Kind.INVARIANT, unknown(reference));
            }
        }
        List<Assignment> removed = new ArrayList<>(has);
        removed.removeAll(kept);
        added.forEach(template -> add(drafting, template, removed));
        removed.forEach(assignment ->
                drafting.on(entry.id(), "end-assignment").put("assignment", assignment.id()));
        if (added.isEmpty() && removed.isEmpty()) {
            reorder(drafting, entry, new Order(has, List.copyOf(kept)));
        }
    }

    /// The assignment that a reference means: by its own id, or that of its template.
    private Optional<Assignment> own(String reference, Set<Assignment> taken) {
        return has.stream()
                .filter(a -> rendition.index().ids().assignment(a).equals(reference))
                .findFirst()
                .or(() ->
                        rendition
                                .index()
                                .templateBehind(reference)
                                .flatMap(template ->
                                        has.stream()
                                                .filter(a -> !taken.contains(a))
                                                .filter(a ->
                                                        a.endpoint().id().equals(template.id()))
                                                .findFirst()));
    }

    private void add(Drafting drafting, Template template, List<Assignment> removed) {
        Protocol protocol = Protocol.of(template.endpoint());
        Optional<Assignment> old =
                removed.stream()
                        .filter(a -> Protocol.of(a.endpoint()).equals(protocol))
                        .filter(a -> a.period().to() == null && a.period().covers(rendition.at()))
                        .findFirst();
        if (old.isPresent()) {
            removed.remove(old.get());
            granted = moved(old.get().endpoint(), template.endpoint());
            drafting.on(entry.id(), "switch-supplier")
                    .put("from", old.get().endpoint().id())
                    .put("to", template.id());
            return;
        }
        int highest =
                has.stream()
                        .filter(a -> !removed.contains(a))
                        .filter(a -> Protocol.of(a.endpoint()).equals(protocol))
                        .mapToInt(Assignment::rank)
                        .max()
                        .orElse(0);
        drafting.on(entry.id(), "assign-endpoint")
                .put("template", template.id())
                .put("rank", highest + 1);
    }

    private List<String> moved(Endpoint from, Endpoint to) {
        return granted.stream()
                .map(product -> product.equals(from.productId()) ? to.productId() : product)
                .toList();
    }

    /// What a service uses, and the same in the order that is wanted.
    record Order(List<Assignment> has, List<Assignment> wanted) {
        private List<Protocol> protocols() {
            return has.stream().map(a -> Protocol.of(a.endpoint())).distinct().toList();
        }

        private static List<String> of(Protocol protocol, List<Assignment> assignments) {
            return assignments.stream()
                    .filter(a -> Protocol.of(a.endpoint()).equals(protocol))
                    .map(Assignment::id)
                    .toList();
        }
    }

    /// Sets the ranks of every protocol whose order is another one.
    static void reorder(Drafting drafting, Entry entry, Order order) {
        for (Protocol protocol : order.protocols()) {
            List<String> wanted = Order.of(protocol, order.wanted());
            if (!wanted.equals(Order.of(protocol, order.has()))) {
                ArrayNode ids = drafting.on(entry.id(), "reorder-assignments").putArray("order");
                wanted.forEach(ids::add);
            }
        }
    }
}
