package org.barsrouter.catalogue.app;

import java.net.URI;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.barsrouter.catalogue.certify.Evidence;
import org.barsrouter.catalogue.certify.Report;
import org.barsrouter.catalogue.change.Catalogue;
import org.barsrouter.catalogue.change.Entry;
import org.barsrouter.catalogue.explain.ExplainTarget;
import org.barsrouter.catalogue.join.Join;
import org.barsrouter.catalogue.join.JoinRegister;
import org.barsrouter.catalogue.join.JoinRegister.Author;
import org.barsrouter.catalogue.join.JoinRegister.Placed;
import org.barsrouter.catalogue.join.JoinRegister.Placing;
import org.barsrouter.catalogue.promote.Bundle;
import org.barsrouter.catalogue.promote.Export;
import org.barsrouter.catalogue.promote.Item;
import org.barsrouter.catalogue.promote.PromotionPlan;
import org.barsrouter.catalogue.promote.PromotionPlan.Offer;
import org.barsrouter.catalogue.promote.PromotionPlan.Terms;
import org.barsrouter.catalogue.promote.Remedy;
import org.barsrouter.catalogue.promote.Routed;
import org.barsrouter.catalogue.promote.Seal;
import org.barsrouter.routing.resolve.RoutingDecision.Deliver;
import org.barsrouter.routing.route.Endpoint;
import org.barsrouter.schemas.id.ServiceId;

/// Carries intent from this environment to the next, and takes it from the one before.
public final class PromotionDesk {
    private final Terms terms;
    private final ExplainTarget explain;
    private final JoinRegister register;
    private final InstantSource clock;

    public PromotionDesk(
            Terms terms, ExplainTarget explain, JoinRegister register, InstantSource clock) {
        this.terms = terms;
        this.explain = explain;
        this.register = register;
        this.clock = clock;
    }

    /// What leaves: a sealed bundle, and the work that is left.
    public record Exported(Bundle bundle, List<Remedy> remedies) {}

    /// What came of applying a bundle.
    ///
    /// @param placed absent when there was nothing to do or the bundle was refused
    public record Applied(PromotionPlan plan, Optional<Placed> placed) {}

    /// Exports what is certified here.
    public Exported export(Catalogue catalogue, String actor) {
        Instant now = clock.instant();
        Map<ServiceId, Evidence> evidence = new HashMap<>();
        register.joins().stream()
                .sorted(Comparator.comparing((Join join) -> join.origin().at()))
                .map(Join::request)
                .forEach(request ->
                        evidence.merge(
                                request.who().service(), request.evidence(), Evidence::with));
        Export export = Export.of(routed(catalogue, now), evidence);
        Bundle bundle =
                terms.seal().seal(new Seal.Origin(terms.target(), now, actor), export.items());
        return new Exported(bundle, export.remedies());
    }

    private List<Routed> routed(Catalogue catalogue, Instant now) {
        List<Report> reports = register.reports();
        List<Routed> routed = new ArrayList<>();
        for (Entry entry : catalogue.services().values()) {
            explain.route(entry, now)
                    .ifPresent(deliver -> routed.add(routed(entry, deliver, reports)));
        }
        return routed;
    }

    private static Routed routed(Entry entry, Deliver deliver, List<Report> reports) {
        Endpoint endpoint = deliver.assignment().endpoint();
        ServiceId service = entry.id();
        return new Routed(
                new Item.Who(service, entry.service().providedBy(), entry.service().name()),
                new Item.Product(
                        endpoint.productId(),
                        endpoint.instance(),
                        endpoint.connectionType(),
                        endpoint.payloadType()),
                deliver.assignment().rank(),
                reports.stream()
                        .filter(report -> report.subject().service().equals(service))
                        .filter(report ->
                                report.subject().address().equals(deliver.address().toString()))
                        .findFirst()
                        .orElse(null));
    }

    /// Judges a bundle by our rules; nothing is changed.
    public PromotionPlan plan(Catalogue catalogue, Offer offer) {
        Instant now = clock.instant();
        return PromotionPlan.of(
                offer,
                terms,
                new PromotionPlan.Target() {
                    @Override
                    public Optional<Report> certification(ServiceId service, URI address) {
                        return register.report(service, address);
                    }

                    @Override
                    public Optional<URI> routed(ServiceId service) {
                        return catalogue
                                .service(service)
                                .flatMap(entry -> explain.route(entry, now))
                                .map(Deliver::address);
                    }
                });
    }

    /// Takes over what the plan lets through, as one change-set.
    public Applied apply(Catalogue catalogue, Offer offer, Author author) {
        PromotionPlan plan = plan(catalogue, offer);
        if (plan.planned().isEmpty()) {
            return new Applied(plan, Optional.empty());
        }
        List<Placing> placings =
                plan.planned().stream()
                        .map(planned -> {
                            Item item = planned.item();
                            return new Placing(
                                    new Placing.Who(
                                            item.who().service(),
                                            item.who().ods(),
                                            item.who().name()),
                                    new Placing.Where(
                                            item.product().id(),
                                            item.product().instance(),
                                            planned.address()),
                                    item.rank(),
                                    planned.liveFrom());
                        })
                        .toList();
        return new Applied(plan, Optional.of(register.place(placings, author)));
    }
}
