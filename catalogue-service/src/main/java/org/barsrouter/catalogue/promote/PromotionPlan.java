package org.barsrouter.catalogue.promote;

import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.barsrouter.catalogue.certify.Grade;
import org.barsrouter.catalogue.certify.Report;
import org.barsrouter.catalogue.targets.AddressRules;
import org.barsrouter.catalogue.targets.Deployment;
import org.barsrouter.catalogue.targets.Finding.Severity;
import org.barsrouter.schemas.id.ServiceId;
import org.jspecify.annotations.Nullable;

/// What of a bundle the target environment takes, judged anew by its own rules: its own addresses,
/// its own certification of them. What does not pass is a list of work.
///
/// @param refusal why nothing of the bundle is taken; absent when it may be
public record PromotionPlan(
        @Nullable String refusal, List<Planned> planned, List<Remedy> remedies) {

    public PromotionPlan {
        planned = List.copyOf(planned);
        remedies = List.copyOf(remedies);
    }

    public Optional<String> refused() {
        return Optional.ofNullable(refusal);
    }

    /// An item with what the target knows of it.
    ///
    /// @param address canonical
    /// @param liveFrom absent for as soon as may be
    /// @param reportId of the certification in the target
    public record Planned(Item item, URI address, @Nullable Instant liveFrom, String reportId) {}

    /// What the target knows.
    public interface Target {
        /// Latest certification of a service at an address in the target.
        Optional<Report> certification(ServiceId service, URI address);

        /// Where a service is routed in the target at the moment.
        Optional<URI> routed(ServiceId service);
    }

    /// The rules of the target.
    public record Terms(Deployment target, AddressRules addresses, Seal seal) {}

    /// Judges a bundle.
    public static PromotionPlan of(Offer offer, Terms terms, Target target) {
        Optional<String> refusal = refusal(offer.bundle(), terms);
        if (refusal.isPresent()) {
            return new PromotionPlan(refusal.get(), List.of(), List.of());
        }
        List<Planned> planned = new ArrayList<>();
        List<Remedy> remedies = new ArrayList<>();
        for (Item item : offer.bundle().items()) {
            switch (judged(item, offer.overlay(), new Ground(terms, target))) {
                case Judged.Passed(Planned one) -> planned.add(one);
                case Judged.Left(String why) -> remedies.add(new Remedy(item.who().service(), why));
                case Judged.Same _ -> {}
            }
        }
        return new PromotionPlan(null, planned, remedies);
    }

    /// A bundle and what the target lays over it.
    public record Offer(Bundle bundle, Overlay overlay) {}

    private record Ground(Terms terms, Target target) {}

    private sealed interface Judged {
        record Passed(Planned planned) implements Judged {}

        record Left(String why) implements Judged {}

        record Same() implements Judged {}
    }

    private static Optional<String> refusal(Bundle bundle, Terms terms) {
        Deployment source = bundle.manifest().source();
        boolean forward =
                switch (terms.target()) {
                    case PROD -> source == Deployment.INT;
                    case INT -> source == Deployment.SANDBOX;
                    case SANDBOX -> source == Deployment.SANDBOX;
                };
        if (!forward) {
            return Optional.of(
                    "A bundle of %s is not promoted to %s: the way is SANDBOX, INT, PROD."
                            .formatted(source, terms.target()));
        }
        return terms.seal().broken(bundle);
    }

    private static Judged judged(Item item, Overlay overlay, Ground ground) {
        Optional<Overlay.Place> place = overlay.of(item.product());
        if (place.isEmpty()) {
            return new Judged.Left(
                    "The overlay has no address for %s: add a line for it."
                            .formatted(item.product().key()));
        }
        AddressRules.Verdict verdict = ground.terms().addresses().judge(place.get().address());
        Optional<AddressRules.Remark> error =
                verdict.remarks().stream()
                        .filter(remark -> remark.severity() == Severity.ERROR)
                        .findFirst();
        if (error.isPresent() || verdict.address().isEmpty()) {
            return new Judged.Left(
                    error.map(remark ->
                                    "%s %s (%s)"
                                            .formatted(
                                                    remark.what(), remark.remedy(), remark.rule()))
                            .orElse("The overlay's address cannot be used."));
        }
        return certified(item, verdict.address().get(), place.get(), ground);
    }

    private static Judged certified(Item item, URI address, Overlay.Place place, Ground ground) {
        ServiceId service = item.who().service();
        if (ground.target().routed(service).filter(address::equals).isPresent()) {
            return new Judged.Same();
        }
        Optional<Report> report = ground.target().certification(service, address);
        if (report.isEmpty()) {
            return new Judged.Left(
                    "It is not certified at its address in %s: ./bars catalogue certify %s --address %s"
                            .formatted(ground.terms().target(), service.value(), address));
        }
        if (report.get().grade() != Grade.CERTIFIED) {
            return new Judged.Left(
                    "Its certification in %s is %s: mend it and certify it again."
                            .formatted(ground.terms().target(), report.get().grade().word()));
        }
        Instant from = place.liveFrom() == null ? item.liveFrom() : place.liveFrom();
        return new Judged.Passed(new Planned(item, address, from, report.get().id()));
    }
}
