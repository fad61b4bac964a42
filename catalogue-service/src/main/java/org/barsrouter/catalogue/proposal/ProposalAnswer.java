package org.barsrouter.catalogue.proposal;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import org.barsrouter.catalogue.proposal.Proposal.State;
import org.barsrouter.catalogue.watch.Tally;
import org.barsrouter.catalogue.watch.Watch;
import org.barsrouter.schemas.id.ServiceId;

/// A change-set as the API shows it: the proposal, what it does, and whether it is watched.
public final class ProposalAnswer {
    private ProposalAnswer() {}

    /// Writes one.
    ///
    /// @param watch how long an applied change-set is watched
    public static ObjectNode of(Proposal proposal, Instant at, Duration watch) {
        ObjectNode json = ProposalJson.write(proposal);
        json.put("phase", phase(proposal, at, watch));
        if (proposal.state() == State.APPLIED) {
            proposal.from().ifPresent(t -> json.put("watchUntil", t.plus(watch).toString()));
        }
        return json;
    }

    private static String phase(Proposal proposal, Instant at, Duration watch) {
        return switch (proposal.state()) {
            case SUBMITTED -> "validated, waits for approval";
            case APPROVED -> "approved, waits to be applied";
            case REJECTED -> "rejected";
            case APPLIED -> applied(proposal, at, watch);
            case REVERTED -> "reverted";
        };
    }

    private static String applied(Proposal proposal, Instant at, Duration watch) {
        if (!proposal.isWatched(at, watch)) {
            return "closed";
        }
        return proposal.from().filter(at::isBefore).isPresent()
                ? "applied, takes effect at " + proposal.from().orElse(at)
                : "applied, watched";
    }

    /// What came of deliveries since a change-set took effect.
    public static ObjectNode of(Watch watch) {
        Tally tally = watch.tally();
        return JsonNodeFactory.instance
                .objectNode()
                .put("from", watch.from().toString())
                .put("until", watch.until().toString())
                .put("services", watch.services().size())
                .put("deliveries", tally.deliveries())
                .put("delivered", tally.delivered())
                .put("failed", tally.failed())
                .put("unroutable", tally.unroutable())
                .put("again", tally.again())
                .put("trouble", tally.isTrouble())
                .put("sentence", watch.sentence());
    }

    public static ObjectNode of(Diff diff) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("routed", diff.routed());
        json.put("services", diff.services());
        json.put("endpoints", diff.templates());
        json.put("removed", diff.counts().removed());
        json.put("repointed", diff.counts().repointed());
        ArrayNode changes = json.putArray("changes");
        for (Diff.Change change : diff.changes()) {
            ObjectNode each = changes.addObject();
            each.put("kind", change.kind().name());
            each.put("from", change.from());
            each.put("to", change.to());
            each.put("at", change.at().toString());
            each.put("services", change.services());
            each.put("percent", Math.round(diff.percent(change.services()) * 10) / 10.0);
            Double traffic = change.traffic();
            if (traffic != null) {
                each.put("trafficPercent", Math.round(traffic * 10) / 10.0);
            }
            ArrayNode sample = each.putArray("sample");
            change.sample().stream().map(ServiceId::key).forEach(sample::add);
        }
        return json;
    }
}
