package org.barsrouter.catalogue.proposal;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import org.barsrouter.catalogue.proposal.Proposal.State;
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
            proposal.appliedAt().ifPresent(t -> json.put("watchUntil", t.plus(watch).toString()));
        }
        return json;
    }

    private static String phase(Proposal proposal, Instant at, Duration watch) {
        return switch (proposal.state()) {
            case SUBMITTED -> "validated, waits for approval";
            case APPROVED -> "approved, waits to be applied";
            case REJECTED -> "rejected";
            case APPLIED -> proposal.isWatched(at, watch) ? "applied, watched" : "closed";
            case REVERTED -> "reverted";
        };
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
