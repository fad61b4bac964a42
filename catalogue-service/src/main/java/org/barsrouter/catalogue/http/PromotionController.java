package org.barsrouter.catalogue.http;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.util.List;
import org.barsrouter.catalogue.app.PromotionDesk;
import org.barsrouter.catalogue.http.Bodies.Acting;
import org.barsrouter.catalogue.http.Bodies.Ids;
import org.barsrouter.catalogue.join.JoinRegister.Placed;
import org.barsrouter.catalogue.promote.Bundle;
import org.barsrouter.catalogue.promote.Overlay;
import org.barsrouter.catalogue.promote.PromotionPlan;
import org.barsrouter.catalogue.promote.PromotionPlan.Offer;
import org.barsrouter.catalogue.promote.Remedy;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/// Promotions: exported here, planned and applied there.
@RestController
@RequestMapping("/catalogue/v1/promotions")
class PromotionController {
    private final PromotionDesk desk;
    private final Current current;
    private final Bodies bodies;
    private final Deciders deciders;

    /// Body of an export.
    record ExportBody(@Nullable String actor) {}

    /// Body of a plan or its application.
    ///
    /// @param overlay text of a CSV file, `product,instance,address,liveFrom`
    record OfferBody(
            @Nullable Bundle bundle,
            @Nullable String overlay,
            @Nullable String actor,
            @Nullable String reason) {}

    /// A service that is left behind.
    record RemedyView(String service, String why) {
        static List<RemedyView> of(List<Remedy> remedies) {
            return remedies.stream()
                    .map(remedy -> new RemedyView(remedy.service().key(), remedy.why()))
                    .toList();
        }
    }

    /// A bundle with what is left behind.
    record Exported(Bundle bundle, List<RemedyView> remediation, String sentence) {}

    /// A service that goes.
    record PlannedView(String service, String product, String address, @Nullable Instant liveFrom) {
        static PlannedView of(PromotionPlan.Planned planned) {
            return new PlannedView(
                    planned.item().who().service().key(),
                    planned.item().product().key(),
                    planned.address().toString(),
                    planned.liveFrom());
        }
    }

    /// What comes of a bundle here.
    record Planned(
            List<PlannedView> promoted,
            List<RemedyView> remediation,
            boolean applied,
            @Nullable String changeSetId,
            String sentence) {}

    PromotionController(PromotionDesk desk, Current current, Bodies bodies, Deciders deciders) {
        this.deciders = deciders;
        this.desk = desk;
        this.current = current;
        this.bodies = bodies;
    }

    @PostMapping("/$export")
    Exported export(HttpServletRequest http, @RequestBody String text) {
        String actor =
                new Acting(
                                deciders.decider(http, bodies.read(text, ExportBody.class).actor()),
                                null,
                                new Ids(null, null))
                        .author("api:promotions")
                        .actor();
        PromotionDesk.Exported exported = desk.export(current.catalogue(), actor);
        return new Exported(
                exported.bundle(),
                RemedyView.of(exported.remedies()),
                "In the bundle: %d (certified here). Left behind: %d."
                        .formatted(exported.bundle().items().size(), exported.remedies().size()));
    }

    @PostMapping("/$plan")
    Planned plan(@RequestBody String text) {
        OfferBody body = bodies.read(text, OfferBody.class);
        PromotionPlan plan = desk.plan(current.catalogue(), offer(body));
        refuse(plan);
        return view(plan, null);
    }

    @PostMapping("/$apply")
    Planned apply(HttpServletRequest http, @RequestBody String text) {
        OfferBody body = bodies.read(text, OfferBody.class);
        PromotionDesk.Applied applied =
                desk.apply(
                        current.catalogue(),
                        offer(body),
                        new Acting(
                                        deciders.decider(http, body.actor()),
                                        body.reason(),
                                        new Ids(null, null))
                                .author("api:promotions"));
        refuse(applied.plan());
        return view(
                applied.plan(), applied.placed().map(PromotionController::written).orElse(null));
    }

    private static String written(Placed placed) {
        return switch (placed) {
            case Placed.Done(String changeSetId, var _) -> changeSetId;
            case Placed.Refused(String why) -> throw new FaultException(Fault.JOINING_REFUSED, why);
            case Placed.Not(String why) -> throw new FaultException(Fault.NOT_WRITTEN, why);
        };
    }

    private static void refuse(PromotionPlan plan) {
        plan.refused()
                .ifPresent(why -> {
                    throw new FaultException(Fault.JOINING_REFUSED, why);
                });
    }

    private static Planned view(PromotionPlan plan, @Nullable String changeSetId) {
        return new Planned(
                plan.planned().stream().map(PlannedView::of).toList(),
                RemedyView.of(plan.remedies()),
                changeSetId != null,
                changeSetId,
                "%s: %d. Left behind: %d."
                        .formatted(
                                changeSetId == null ? "Can be promoted" : "Promoted",
                                plan.planned().size(),
                                plan.remedies().size()));
    }

    private static Offer offer(OfferBody body) {
        if (body.bundle() == null || body.overlay() == null) {
            throw new FaultException(
                    Fault.REQUEST_UNREADABLE,
                    "A promotion needs the bundle and the overlay with this environment's addresses.");
        }
        try {
            return new Offer(body.bundle(), Overlay.read(body.overlay()));
        } catch (IllegalArgumentException e) {
            throw new FaultException(
                    Fault.REQUEST_UNREADABLE,
                    "The overlay cannot be read: " + e.getMessage() + ".");
        }
    }
}
