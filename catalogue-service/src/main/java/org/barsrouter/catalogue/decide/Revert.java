package org.barsrouter.catalogue.decide;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.barsrouter.catalogue.change.Entry;
import org.barsrouter.catalogue.change.Event.Content;
import org.barsrouter.catalogue.change.Label;
import org.barsrouter.catalogue.change.RouteJson;
import org.barsrouter.catalogue.change.RouteText;
import org.barsrouter.catalogue.change.Template;
import org.barsrouter.catalogue.decide.Problem.Code;
import org.barsrouter.routing.route.Assignment;
import org.barsrouter.routing.route.Endpoint;
import org.barsrouter.routing.route.Endpoint.Address;
import org.barsrouter.routing.route.Period;
import org.barsrouter.routing.route.Route;
import org.barsrouter.routing.route.Suspension;
import org.barsrouter.schemas.id.ServiceId;
import org.jspecify.annotations.Nullable;

/// Takes a change-set back by a compensating one. What has happened stays happened; from the
/// earliest instant on, every timeline is what it would have been without the change-set.
///
/// ```
///  before   A [--------------------------------
///  now      A [-------)  B [-------------------
///  reverted A [-------)  B [------)  A' [------      bookings made at B in between drain to B
/// ```
public final class Revert {
    private static final String EVENT = "ChangeReverted";

    private final Draft draft;
    private final Rules rules;

    public Revert(Draft draft, Rules rules) {
        this.draft = draft;
        this.rules = rules;
    }

    /// What a change-set did to one service or endpoint: its state before the first event, and
    /// after the last.
    private record Done(@Nullable String before, String after) {}

    /// Works the compensation into the draft.
    ///
    /// @param events of the change-set, in their order
    public List<Problem> into(List<Content> events) {
        Map<String, Done> services = new LinkedHashMap<>();
        Map<String, Done> templates = new LinkedHashMap<>();
        for (Content event : events) {
            String after = event.after();
            if (after == null || event.type().startsWith("ChangeSet")) {
                continue;
            }
            boolean service = after.startsWith("{\"service\":");
            boolean template = after.startsWith("{\"id\":");
            if (service || template) {
                (service ? services : templates)
                        .merge(
                                event.aggregateId(),
                                new Done(event.before(), after),
                                (first, last) -> new Done(first.before(), last.after()));
            }
        }
        List<Problem> problems = new ArrayList<>();
        templates.forEach((id, done) -> template(id, done).ifPresent(problems::add));
        services.forEach((key, done) -> service(key, done).ifPresent(problems::add));
        if (problems.isEmpty()) {
            problems.addAll(Invariants.broken(draft, withoutCertificates()));
        }
        return problems;
    }

    /// Going back to what was there needs no new certificate.
    private Rules withoutCertificates() {
        return new Rules(
                rules.deployment(),
                rules.systems(),
                rules.addresses(),
                rules.leadTime(),
                Rules.Certifying.ADVISED);
    }

    private Optional<Problem> service(String key, Done done) {
        Optional<Entry> found = ServiceId.parse(key).flatMap(draft::service);
        if (found.isEmpty()) {
            return Optional.of(gone(key));
        }
        Route.Service now = found.get().service();
        Route.Service after = RouteText.service(done.after());
        if (!Shape.of(now).equals(Shape.of(after))) {
            return Optional.of(changedSince(key));
        }
        Route.Service before =
                done.before() == null ? nothing(after) : RouteText.service(done.before());
        Route.Service next =
                new Route.Service(
                        now.id(),
                        before.active(),
                        before.providedBy(),
                        before.name(),
                        before.grantedProducts(),
                        before.takesBookingResponse(),
                        timeline(now, before),
                        "",
                        before.identifiers(),
                        times(now.inactive(), before.inactive()));
        if (!Shape.of(next).equals(Shape.of(now))) {
            draft.put(EVENT, next, draft.earliest());
        }
        return Optional.empty();
    }

    /// A service that the change-set made: it was not there, so it takes no part and has no route.
    private Route.Service nothing(Route.Service made) {
        return new Route.Service(
                made.id(),
                made.active(),
                made.providedBy(),
                made.name(),
                List.of(),
                made.takesBookingResponse(),
                List.of(),
                "",
                List.of(),
                List.of(
                        new Suspension(
                                new Period(draft.earliest(), null),
                                "its registration was reverted")));
    }

    private List<Assignment> timeline(Route.Service now, Route.Service before) {
        Instant at = draft.earliest();
        Duration drain = drain(now);
        List<Assignment> next = new ArrayList<>();
        for (Assignment past : now.assignments()) {
            if (past.period().endedBy(at)) {
                next.add(past);
            } else if (past.period().from().isBefore(at)) {
                next.add(
                        past.during(new Period(past.period().from(), at))
                                .drainingUntil(drain.isZero() ? null : at.plus(drain)));
            }
        }
        before.assignments().stream()
                .filter(was -> !was.period().endedBy(at))
                .forEach(was -> goOn(next, was, now.id()));
        return next;
    }

    /// What was to hold from now on: one that runs still is prolonged, another begins anew.
    private void goOn(List<Assignment> next, Assignment was, ServiceId service) {
        Instant at = draft.earliest();
        Endpoint endpoint =
                draft.template(was.endpoint().id()).map(Template::endpoint).orElse(was.endpoint());
        Optional<Assignment> running =
                next.stream()
                        .filter(a -> a.id().equals(was.id()) && at.equals(a.period().to()))
                        .findFirst();
        if (running.isPresent()) {
            next.set(next.indexOf(running.get()), was.at(endpoint));
        } else if (was.period().from().isBefore(at)) {
            next.add(
                    new Stretches(rules.deployment())
                            .of(
                                    service,
                                    endpoint,
                                    new Stretches.Place(
                                            was.rank(), new Period(at, was.period().to())))
                            .suspended(Suspensions.from(was.suspensions(), at)));
        } else {
            next.add(was.at(endpoint));
        }
    }

    /// As long as the change-set let the other supplier drain.
    private static Duration drain(Route.Service now) {
        return now.assignments().stream()
                .filter(a -> a.drainUntil() != null && a.period().to() != null)
                .map(a -> between(a.period().to(), a.drainUntil()))
                .max(Comparator.naturalOrder())
                .orElse(Duration.ZERO);
    }

    private static Duration between(@Nullable Instant from, @Nullable Instant to) {
        return from == null || to == null ? Duration.ZERO : Duration.between(from, to);
    }

    private List<Suspension> times(List<Suspension> now, List<Suspension> before) {
        Instant at = draft.earliest();
        List<Suspension> next = new ArrayList<>();
        for (Suspension past : now) {
            if (past.period().endedBy(at)) {
                next.add(past);
            } else if (past.period().from().isBefore(at) && !before.contains(past)) {
                next.add(
                        new Suspension(
                                new Period(past.period().from(), at), past.reason(), past.cause()));
            }
        }
        before.stream().filter(was -> !was.period().endedBy(at)).forEach(next::add);
        return next;
    }

    private Optional<Problem> template(String id, Done done) {
        Optional<Template> found = draft.template(id);
        if (found.isEmpty()) {
            return Optional.of(gone(id));
        }
        Template now = found.get();
        if (!RouteJson.of(now).equals(done.after())) {
            return Optional.of(changedSince(id));
        }
        if (done.before() == null) {
            return retired(now);
        }
        Endpoint before = RouteText.endpoint(done.before());
        if (now.isRetired()) {
            return Optional.of(
                    new Problem(
                            Code.RETIRED,
                            "changeSet",
                            "The change-set retired the endpoint " + id + ", and that is for good.",
                            "Register a new endpoint."));
        }
        Endpoint next =
                Endpoints.addressed(
                        Endpoints.suspended(
                                before, times(now.endpoint().suspensions(), before.suspensions())),
                        addresses(now.endpoint(), before));
        Label label = RouteText.label(done.before());
        if (!next.equals(now.endpoint()) || !label.equals(now.label())) {
            draft.put(EVENT, now.next(next).labelled(label), draft.earliest());
        }
        return Optional.empty();
    }

    private Optional<Problem> retired(Template made) {
        if (!made.isRetired() && draft.users(made.id()).isEmpty()) {
            draft.put(EVENT, made.next(Endpoints.retired(made.endpoint())), draft.now());
        }
        return Optional.empty();
    }

    private List<Address> addresses(Endpoint now, Endpoint before) {
        Instant at = draft.earliest();
        List<Address> next =
                new ArrayList<>(
                        now.addresses().stream().filter(a -> a.from().isBefore(at)).toList());
        before.addressAt(at)
                .filter(was -> next.isEmpty() || !next.getLast().url().equals(was))
                .ifPresent(was -> next.add(new Address(at, was)));
        before.addresses().stream().filter(a -> a.from().isAfter(at)).forEach(next::add);
        return next;
    }

    private static Problem gone(String id) {
        return new Problem(
                Code.CONFLICT,
                "changeSet",
                id + " is not in the catalogue any more.",
                "Nothing of it can be reverted.");
    }

    private static Problem changedSince(String id) {
        return new Problem(
                Code.CONFLICT,
                "changeSet",
                id + " has been changed by another change-set since.",
                "Revert the later one first, or send the commands that lead where you want.");
    }

    /// What of a service a change-set can alter, without the state of the endpoints that it names.
    private record Shape(String text) {
        static Shape of(Route.Service service) {
            List<Assignment> bare =
                    service.assignments().stream()
                            .map(a -> a.at(bare(a.endpoint())))
                            .sorted(Comparator.comparing(Assignment::id))
                            .toList();
            return new Shape(
                    RouteJson.of(
                            new Route.Service(
                                    service.id(),
                                    service.active(),
                                    service.providedBy(),
                                    service.name(),
                                    service.grantedProducts(),
                                    service.takesBookingResponse(),
                                    bare,
                                    "",
                                    service.identifiers(),
                                    service.inactive())));
        }

        private static Endpoint bare(Endpoint endpoint) {
            return Endpoints.addressed(
                    Endpoints.suspended(Endpoints.active(endpoint), List.of()), List.of());
        }
    }
}
