package org.barsrouter.catalogue.proposal;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.barsrouter.catalogue.proposal.Diff.Change;

/// Says a diff in sentences that a person can approve or refuse.
public final class Summaries {
    private static final int MOST = 5;

    private Summaries() {}

    /// What a diff does, with the share of traffic where it is known.
    public static String of(Diff diff, Optional<Traffic> traffic) {
        if (diff.changes().isEmpty()) {
            return "No BaRS route changes; %s and %s are written."
                    .formatted(
                            counted(diff.services(), "service"),
                            counted(diff.templates(), "endpoint"));
        }
        String first =
                diff.changes().stream()
                        .limit(MOST)
                        .map(change -> sentence(diff, change))
                        .collect(Collectors.joining(" "));
        int more = diff.changes().size() - MOST;
        return first
                + (more > 0 ? " There are " + more + " more groups." : "")
                + traffic.map(Summaries::since)
                        .orElse(" The traffic of these services is not known.");
    }

    private static String since(Traffic traffic) {
        return traffic.total() == 0
                ? " No traffic was counted since %s.".formatted(traffic.since())
                : " Traffic: %s counted from %s to %s."
                        .formatted(
                                counted(traffic.total(), "message"),
                                traffic.since(),
                                traffic.until());
    }

    private static String sentence(Diff diff, Change change) {
        return "%s %s at %s (%s %% of services%s)."
                .formatted(
                        counted(change.services(), "service"),
                        verb(change),
                        change.at(),
                        number(diff.percent(change.services())),
                        change.traffic() == null
                                ? ""
                                : ", " + number(change.traffic()) + " % of traffic");
    }

    private static String verb(Change change) {
        String s = change.services() == 1 ? "s" : "";
        return switch (change.kind()) {
            case MOVES -> "move%s from %s to %s".formatted(s, change.from(), change.to());
            case CHANGES_ADDRESS ->
                    "change%s address from %s to %s".formatted(s, change.from(), change.to());
            case LOSES_ROUTE ->
                    "lose%s the route to %s (%s)".formatted(s, change.from(), change.to());
            case GAINS_ROUTE -> "get%s a route to %s".formatted(s, change.to());
        };
    }

    private static String counted(long count, String word) {
        return String.format(Locale.ROOT, "%,d %s%s", count, word, count == 1 ? "" : "s");
    }

    private static String number(double percent) {
        return String.format(Locale.ROOT, "%.1f", percent);
    }
}
