package org.barsrouter.catalogue.decide;

import java.util.List;
import org.barsrouter.catalogue.change.Protocol;
import org.barsrouter.catalogue.change.Template;
import org.barsrouter.catalogue.decide.Problem.Code;
import org.barsrouter.routing.route.Assignment;
import org.barsrouter.routing.route.Route;
import org.barsrouter.schemas.id.ServiceId;
import org.jspecify.annotations.Nullable;

/// Finds what commands name.
final class Lookups {
    private Lookups() {}

    static Found<Route.Service> service(Draft draft, ServiceId id) {
        return draft.service(id)
                .map(entry -> Found.of(entry.service()))
                .orElseGet(() ->
                        Found.not(
                                new Problem(
                                        Code.UNKNOWN_SERVICE,
                                        "service",
                                        id.key() + " is not in the catalogue.",
                                        "Register the service first, or correct its identifier.")));
    }

    static Found<Template> template(Draft draft, String id, String field) {
        return draft.template(id)
                .map(Found::of)
                .orElseGet(() ->
                        Found.not(
                                new Problem(
                                        Code.UNKNOWN_TEMPLATE,
                                        field,
                                        "The catalogue has no endpoint " + id + ".",
                                        "Take an id from the list of endpoints, or register the endpoint first.")));
    }

    /// A template that is in use: a retired one is refused.
    static Found<Template> living(Draft draft, String id, String field) {
        Found<Template> found = template(draft, id, field);
        Template template = found.thing();
        return template != null && template.isRetired()
                ? Found.not(
                        new Problem(
                                Code.RETIRED,
                                field,
                                "The endpoint " + id + " is retired, and that is for good.",
                                "Register a new endpoint."))
                : found;
    }

    /// The assignment with that id, or the one that a BaRS service has and nothing ends.
    static Found<Assignment> assignment(Route.Service service, @Nullable String id, Draft draft) {
        List<Assignment> alive =
                service.assignments().stream()
                        .filter(a -> !a.period().endedBy(draft.earliest()))
                        .toList();
        List<Assignment> meant =
                alive.stream()
                        .filter(a ->
                                id == null
                                        ? Protocol.of(a.endpoint()).isBars()
                                                && a.period().to() == null
                                        : a.id().equals(id))
                        .toList();
        if (meant.size() == 1) {
            return Found.of(meant.getFirst());
        }
        String which =
                id == null ? "one BaRS assignment that nothing ends" : "the assignment " + id;
        return Found.not(
                new Problem(
                        Code.UNKNOWN_ASSIGNMENT,
                        "assignment",
                        "%s does not have %s%s."
                                .formatted(
                                        service.id().key(),
                                        which,
                                        meant.isEmpty() ? "" : ", but " + meant.size()),
                        "Name one of its assignments that are not over: " + ids(alive) + "."));
    }

    private static String ids(List<Assignment> assignments) {
        return assignments.isEmpty()
                ? "there is none"
                : String.join(
                        ", ",
                        assignments.stream()
                                .map(a -> a.id() + " (" + a.endpoint().id() + ")")
                                .toList());
    }
}
