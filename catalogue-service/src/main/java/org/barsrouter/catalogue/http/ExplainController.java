package org.barsrouter.catalogue.http;

import java.time.Instant;
import java.util.List;
import org.barsrouter.catalogue.explain.ExplainTarget;
import org.barsrouter.catalogue.explain.Explained;
import org.barsrouter.routing.identifier.IdentifierSystems.Spelling;
import org.barsrouter.routing.resolve.RoutingDecision.Deliver;
import org.barsrouter.routing.resolve.RoutingDecision.Unroutable;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// Says where a message would go, and why.
@RestController
class ExplainController {
    private final Current current;
    private final ExplainTarget explain;
    private final Unapplied unapplied;

    /// @param target canonical
    /// @param aliasUsed whether the system was spelled in another way
    /// @param outcome ROUTED, or the reason why not
    /// @param lane the queue that the message would wait in
    record ExplainAnswer(
            String target,
            boolean aliasUsed,
            Instant at,
            String outcome,
            @Nullable String address,
            @Nullable String endpointId,
            @Nullable String lane,
            List<CandidateView> candidates,
            @Nullable Instant nextChange,
            String sentence) {}

    /// @param rule `kept`, or the reason that dropped it
    record CandidateView(ServiceView.AssignmentView assignment, String rule, String why) {}

    ExplainController(Current current, ExplainTarget explain, Unapplied unapplied) {
        this.current = current;
        this.explain = explain;
        this.unapplied = unapplied;
    }

    /// @param target `system|value`, or a bare DoS service id
    @GetMapping("/catalogue/v1/$explain")
    ExplainAnswer explain(@RequestParam String target, @ModelAttribute Circumstances when) {
        Explained explained =
                explain.explain(
                        unapplied.catalogue(current.catalogue(), when.changeSet()),
                        current.target(target),
                        when.question(current.at(when.at())));
        List<CandidateView> candidates =
                explained.candidates().stream()
                        .map(judged ->
                                new CandidateView(
                                        ServiceView.AssignmentView.of(
                                                judged.assignment(), explained.at()),
                                        judged.rule(),
                                        judged.why()))
                        .toList();
        return switch (explained.decision()) {
            case Deliver deliver -> answer(explained, candidates, deliver);
            case Unroutable(var reason) ->
                    new ExplainAnswer(
                            explained.target().id().key(),
                            explained.target().spelling() == Spelling.ALIAS,
                            explained.at(),
                            reason.name(),
                            null,
                            null,
                            null,
                            candidates,
                            explained.nextChange().orElse(null),
                            explained.sentence());
        };
    }

    private static ExplainAnswer answer(
            Explained explained, List<CandidateView> candidates, Deliver deliver) {
        return new ExplainAnswer(
                explained.target().id().key(),
                explained.target().spelling() == Spelling.ALIAS,
                explained.at(),
                "ROUTED",
                deliver.address().toString(),
                deliver.assignment().endpoint().id(),
                deliver.lane().toString(),
                candidates,
                explained.nextChange().orElse(null),
                explained.sentence());
    }
}
