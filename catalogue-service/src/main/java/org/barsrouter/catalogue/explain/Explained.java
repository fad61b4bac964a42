package org.barsrouter.catalogue.explain;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.barsrouter.routing.identifier.IdentifierSystems.Canonical;
import org.barsrouter.routing.resolve.Explanation;
import org.barsrouter.routing.resolve.RoutingDecision;
import org.barsrouter.routing.route.Assignment;

/// The router's own answer for one target at one instant, with the way to it.
public record Explained(
        Canonical target,
        Instant at,
        RoutingDecision decision,
        List<Judged> candidates,
        Optional<Instant> nextChange,
        String sentence) {

    /// One assignment that was looked at.
    ///
    /// @param rule `kept`, or the reason that dropped it
    /// @param why the same in words
    public record Judged(Assignment assignment, String rule, String why) {}

    static List<Judged> judged(Explanation explanation) {
        return explanation.candidates().stream()
                .map(candidate ->
                        new Judged(
                                candidate.assignment(),
                                candidate.dropped().map(Enum::name).orElse("kept"),
                                candidate
                                        .dropped()
                                        .map(Words::of)
                                        .orElse(Words.kept(candidate.via()))))
                .toList();
    }
}
