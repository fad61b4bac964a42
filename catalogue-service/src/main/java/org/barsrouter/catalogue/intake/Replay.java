package org.barsrouter.catalogue.intake;

import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.barsrouter.catalogue.change.Catalogue;
import org.barsrouter.catalogue.change.Entry;
import org.barsrouter.catalogue.explain.Words;
import org.barsrouter.catalogue.targets.Finding;
import org.barsrouter.catalogue.targets.Finding.Severity;
import org.barsrouter.catalogue.targets.Finding.Subject;
import org.barsrouter.catalogue.targets.Rule;
import org.barsrouter.catalogue.targets.Target;
import org.barsrouter.routing.resolve.Question;
import org.barsrouter.routing.resolve.Reason;
import org.barsrouter.routing.resolve.Resolver;
import org.barsrouter.routing.resolve.RoutingDecision.Deliver;
import org.barsrouter.routing.resolve.RoutingDecision.Unroutable;

/// Rule V1 before anything is written: the catalogue as it would be gives the file's address for
/// every service of the file, by the router's own resolver. A file knows nothing of suspensions, so
/// a service that is suspended on purpose is a warning; everything else keeps the import out.
public final class Replay {
    private static final int MOST = 100;
    private static final Set<Reason> ON_PURPOSE =
            EnumSet.of(
                    Reason.SUSPENDED,
                    Reason.TEMPLATE_SUSPENDED,
                    Reason.SERVICE_INACTIVE,
                    Reason.SUPPLIER_INACTIVE);

    private final Resolver resolver;

    public Replay(Resolver resolver) {
        this.resolver = resolver;
    }

    /// What does not come out as the file says; the first hundred.
    ///
    /// @param at when the import takes effect
    public List<Finding> findings(Catalogue result, Collection<Target> targets, Instant at) {
        List<Finding> findings = new ArrayList<>();
        for (Target target : targets) {
            finding(result, target, at).ifPresent(findings::add);
            if (findings.size() >= MOST) {
                break;
            }
        }
        return findings;
    }

    private Optional<Finding> finding(Catalogue result, Target target, Instant at) {
        Optional<Entry> entry = result.service(target.id());
        if (entry.isEmpty()) {
            return Optional.of(
                    wrong(target, Severity.ERROR, "would not be in the catalogue at all."));
        }
        return switch (resolver.resolve(entry.get().service(), Question.bars(at))) {
            case Deliver deliver -> differs(target, deliver.address());
            case Unroutable(Reason reason) ->
                    Optional.of(
                            wrong(
                                    target,
                                    ON_PURPOSE.contains(reason) ? Severity.WARNING : Severity.ERROR,
                                    "would not be routed, because " + Words.of(reason) + "."));
        };
    }

    private static Optional<Finding> differs(Target target, URI address) {
        return address.equals(target.address())
                ? Optional.empty()
                : Optional.of(
                        wrong(
                                target,
                                Severity.ERROR,
                                "would go to %s, the file says %s."
                                        .formatted(address, target.address())));
    }

    private static Finding wrong(Target target, Severity severity, String what) {
        return new Finding(
                Rule.V1,
                severity,
                Subject.of(target),
                target.id().value() + " " + what,
                severity == Severity.WARNING
                        ? "None, if the suspension is meant; else resume it."
                        : "Look at catalogue explain "
                                + target.id().value()
                                + ", and end what overlaps.");
    }
}
