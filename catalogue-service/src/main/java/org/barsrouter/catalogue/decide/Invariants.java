package org.barsrouter.catalogue.decide;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.barsrouter.catalogue.change.Certification;
import org.barsrouter.catalogue.change.Entry;
import org.barsrouter.catalogue.change.Protocol;
import org.barsrouter.catalogue.change.Template;
import org.barsrouter.catalogue.decide.Problem.Code;
import org.barsrouter.catalogue.decide.Rules.Certifying;
import org.barsrouter.catalogue.targets.Deployment;
import org.barsrouter.routing.identifier.IdentifierSystems;
import org.barsrouter.routing.route.Assignment;
import org.barsrouter.routing.route.Endpoint;
import org.barsrouter.routing.route.Endpoint.Status;
import org.barsrouter.routing.route.Technical.AddressKind;
import org.barsrouter.schemas.id.ServiceId;

/// What holds of every state that a change-set leads to, whatever its commands were; the numbers
/// are those of the catalogue's design. I5 (half-open, begins before it ends) holds by the type
/// Period, I12 (one order) by ranks, I13 (nothing is deleted) because a draft can only put.
final class Invariants {
    private final Draft draft;
    private final Rules rules;
    private final Map<String, Set<ServiceId>> claims;

    private Invariants(Draft draft, Rules rules) {
        this.draft = draft;
        this.rules = rules;
        this.claims = claims(draft);
    }

    static List<Problem> broken(Draft draft, Rules rules) {
        Invariants invariants = new Invariants(draft, rules);
        return Stream.concat(
                        draft.templates().stream().flatMap(t -> invariants.template(t).stream()),
                        draft.services().stream().flatMap(s -> invariants.service(s).stream()))
                .toList();
    }

    private List<Problem> template(Template template) {
        List<Problem> problems = new ArrayList<>();
        uniqueInstallation(template).ifPresent(problems::add);
        stillRetired(template).ifPresent(problems::add);
        testTemplate(template).ifPresent(problems::add);
        allAddresses(template).ifPresent(problems::add);
        return problems;
    }

    private List<Problem> service(Entry entry) {
        List<Problem> problems = new ArrayList<>();
        testService(entry).ifPresent(problems::add);
        uniqueIdentifiers(entry).ifPresent(problems::add);
        List<Assignment> assignments = entry.service().assignments();
        for (int i = 0; i < assignments.size(); i++) {
            Assignment one = assignments.get(i);
            assigned(entry, one).ifPresent(problems::add);
            for (Assignment other : assignments.subList(i + 1, assignments.size())) {
                overlap(entry, one, other).ifPresent(problems::add);
            }
        }
        return problems;
    }

    /// I1: the services that claim each identifier, those that change and those that do not.
    private static Map<String, Set<ServiceId>> claims(Draft draft) {
        Map<String, Set<ServiceId>> claims = new HashMap<>();
        for (Entry entry : draft.services()) {
            identifiers(entry)
                    .forEach(id -> {
                        Set<ServiceId> all = claims.computeIfAbsent(id.key(), _ -> new HashSet<>());
                        all.add(entry.id());
                        draft.service(id).map(Entry::id).ifPresent(all::add);
                    });
        }
        return claims;
    }

    private static Stream<ServiceId> identifiers(Entry entry) {
        return Stream.concat(Stream.of(entry.id()), entry.service().identifiers().stream());
    }

    private Optional<Problem> uniqueIdentifiers(Entry entry) {
        return identifiers(entry)
                .filter(id -> claims.getOrDefault(id.key(), Set.of()).size() > 1)
                .findFirst()
                .map(id ->
                        new Problem(
                                Code.DUPLICATE,
                                "identifier",
                                "I1: two services would have the identifier " + id.key() + ".",
                                "Give it to one of them."));
    }

    /// I2.
    private Optional<Problem> uniqueInstallation(Template template) {
        Endpoint one = template.endpoint();
        if (template.isRetired()) {
            return Optional.empty();
        }
        return draft.allTemplates()
                .filter(other -> !other.id().equals(template.id()) && !other.isRetired())
                .filter(other -> isSameInstallation(one, other.endpoint()))
                .findFirst()
                .map(other ->
                        new Problem(
                                Code.DUPLICATE,
                                "instance",
                                "I2: the endpoint %s is the same product, instance and protocol."
                                        .formatted(other.id()),
                                "Give another instance, or use that endpoint."));
    }

    private static boolean isSameInstallation(Endpoint one, Endpoint other) {
        return one.productId().equals(other.productId())
                && one.instance().equals(other.instance())
                && Protocol.of(one).equals(Protocol.of(other));
    }

    /// I3 and I4.
    private static Optional<Problem> overlap(Entry entry, Assignment one, Assignment other) {
        if (!one.period().overlaps(other.period())) {
            return Optional.empty();
        }
        boolean sameRank =
                one.rank() == other.rank()
                        && Protocol.of(one.endpoint()).equals(Protocol.of(other.endpoint()));
        boolean sameEndpoint = one.endpoint().id().equals(other.endpoint().id());
        if (!sameRank && !sameEndpoint) {
            return Optional.empty();
        }
        return Optional.of(
                new Problem(
                        Code.OVERLAP,
                        "",
                        "%s: %s would have %s from %s and %s from %s at the same time%s."
                                .formatted(
                                        sameRank ? "I3" : "I4",
                                        entry.id().key(),
                                        one.endpoint().id(),
                                        one.period().from(),
                                        other.endpoint().id(),
                                        other.period().from(),
                                        sameRank ? ", both with rank " + one.rank() : ""),
                        sameRank
                                ? "Give another rank, end the other one first, or use switch-supplier."
                                : "Change the assignment that is there."));
    }

    /// I6, I8 and I11, for what is not over.
    private Optional<Problem> assigned(Entry entry, Assignment assignment) {
        if (assignment.period().endedBy(draft.earliest())) {
            return Optional.empty();
        }
        Optional<Template> template = draft.template(assignment.endpoint().id());
        if (template.isEmpty() || template.get().isRetired()) {
            return Optional.of(
                    new Problem(
                            Code.RETIRED,
                            "template",
                            "I6: %s would use the endpoint %s, which is not in use."
                                    .formatted(entry.id().key(), assignment.endpoint().id()),
                            "Choose an endpoint that is in use."));
        }
        boolean kept =
                draft.basis()
                        .service(entry.id())
                        .filter(before -> has(before, assignment.id()))
                        .isPresent();
        return kept ? Optional.empty() : uncertified(template.get(), draft.now());
    }

    private static boolean has(Entry entry, String assignmentId) {
        return entry.service().assignments().stream().anyMatch(a -> a.id().equals(assignmentId));
    }

    /// I11: expiry never cuts what is assigned.
    private Optional<Problem> uncertified(Template template, Instant at) {
        Certification certification = template.certification();
        boolean missing = certification == null || !certification.holdsAt(at);
        return rules.certifying() == Certifying.REQUIRED
                        && missing
                        && Protocol.of(template.endpoint()).isBars()
                ? Optional.of(
                        new Problem(
                                Code.UNCERTIFIED,
                                "template",
                                "I11: the endpoint %s %s."
                                        .formatted(
                                                template.id(),
                                                certification == null
                                                        ? "is not certified"
                                                        : "was certified until "
                                                                + certification.expiresAt()),
                                "Run the certification checks and record their result first."))
                : Optional.empty();
    }

    /// I8.
    private Optional<Problem> testTemplate(Template template) {
        return rules.deployment() == Deployment.PROD && template.endpoint().status() == Status.TEST
                ? Optional.of(production("the test endpoint " + template.id()))
                : Optional.empty();
    }

    private Optional<Problem> testService(Entry entry) {
        return rules.deployment() == Deployment.PROD
                        && entry.id().system().equals(IdentifierSystems.TESTS)
                ? Optional.of(production("the test service " + entry.id().key()))
                : Optional.empty();
    }

    private static Problem production(String what) {
        return new Problem(
                Code.TEST_IN_PRODUCTION,
                "",
                "I8: " + what + " would be in production.",
                "Keep test things in INT or a sandbox.");
    }

    /// I9.
    private Optional<Problem> stillRetired(Template template) {
        return draft.basis()
                .template(template.id())
                .filter(before -> before.isRetired() && !template.isRetired())
                .map(before ->
                        new Problem(
                                Code.RETIRED,
                                "template",
                                "I9: the endpoint " + before.id() + " is retired for good.",
                                "Register a new endpoint."));
    }

    /// I10: what begins with this change; older addresses passed the rules of their time.
    private Optional<Problem> allAddresses(Template template) {
        if (template.endpoint().technical().addressKind() != AddressKind.URL) {
            return Optional.empty();
        }
        List<Endpoint.Address> known =
                draft.basis()
                        .template(template.id())
                        .map(before -> before.endpoint().addresses())
                        .orElse(List.of());
        Addresses addresses = new Addresses(rules);
        return template.endpoint().addresses().stream()
                .filter(address -> !known.contains(address))
                .flatMap(address ->
                        addresses
                                .read(address.url().toString(), AddressKind.URL)
                                .problem()
                                .stream())
                .findFirst();
    }
}
