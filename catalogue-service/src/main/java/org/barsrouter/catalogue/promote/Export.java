package org.barsrouter.catalogue.promote;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.barsrouter.catalogue.certify.Evidence;
import org.barsrouter.catalogue.certify.Finding;
import org.barsrouter.catalogue.certify.Grade;
import org.barsrouter.catalogue.certify.Report;
import org.barsrouter.catalogue.certify.Verdict;
import org.barsrouter.schemas.id.ServiceId;

/// Chooses what may leave an environment: what is certified there. The rest is a list of work.
///
/// @param items sorted by service and rank
public record Export(List<Item> items, List<Remedy> remedies) {

    public Export {
        items = List.copyOf(items);
        remedies = List.copyOf(remedies);
    }

    /// Chooses among routes.
    ///
    /// @param evidence what is on record outside, by service
    public static Export of(Collection<Routed> routes, Map<ServiceId, Evidence> evidence) {
        List<Item> items = new ArrayList<>();
        List<Remedy> remedies = new ArrayList<>();
        routes.stream()
                .sorted(
                        Comparator.comparing((Routed route) -> route.who().service().key())
                                .thenComparingInt(Routed::rank))
                .forEach(route -> {
                    ServiceId service = route.who().service();
                    Report report = route.certification().orElse(null);
                    if (report == null) {
                        remedies.add(
                                new Remedy(
                                        service,
                                        "It was never certified here: ./bars catalogue certify "
                                                + service.value()));
                    } else if (report.grade() != Grade.CERTIFIED) {
                        remedies.add(
                                new Remedy(
                                        service,
                                        "Its latest certification is %s: %s Mend it and certify it again."
                                                .formatted(
                                                        report.grade().word(),
                                                        firstFault(report))));
                    } else {
                        items.add(item(route, report, evidence));
                    }
                });
        return new Export(items, remedies);
    }

    private static String firstFault(Report report) {
        return report.failed().isEmpty()
                ? "not every check could be run."
                : fault(report.failed().getFirst());
    }

    private static String fault(Finding finding) {
        return finding.verdict() instanceof Verdict.Failed failed
                ? finding.check().code() + ", " + failed.what()
                : finding.check().code() + " failed.";
    }

    private static Item item(Routed route, Report report, Map<ServiceId, Evidence> evidence) {
        Evidence known = evidence.getOrDefault(route.who().service(), Evidence.none());
        return new Item(
                route.who(),
                route.product(),
                route.rank(),
                null,
                new Item.Proof(report.id(), report.at(), known));
    }
}
