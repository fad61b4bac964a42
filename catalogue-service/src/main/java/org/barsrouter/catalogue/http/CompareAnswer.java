package org.barsrouter.catalogue.http;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.barsrouter.catalogue.app.CompareTargets;
import org.barsrouter.catalogue.compare.Compared;
import org.barsrouter.catalogue.compare.Verdict;
import org.barsrouter.catalogue.http.ImportAnswer.FindingView;
import org.jspecify.annotations.Nullable;

/// Answer to a validation or a reconciliation.
///
/// @param clean whether every service matches and no row is broken
/// @param differing the first thousand services that do not match
/// @param findings rows that break a rule, the first thousand
/// @param report the same for people, in lines
/// @param csv every field that differs, one line each
/// @param cleanSince reconciliation only: since when without a break the two agree
record CompareAnswer(
        boolean clean,
        Instant at,
        Map<Verdict, Integer> counts,
        List<Line> differing,
        List<FindingView> findings,
        List<String> report,
        String csv,
        @Nullable Instant cleanSince,
        @Nullable Long runs) {
    private static final int MOST = 1_000;
    private static final int MOST_LINES = 50;

    /// A service that does not match.
    record Line(
            String system,
            String value,
            Verdict verdict,
            @Nullable String why,
            List<Compared.Difference> differences) {

        static Line of(Compared service) {
            return new Line(
                    service.id().system(),
                    service.id().value(),
                    service.verdict(),
                    service.why(),
                    service.differences());
        }
    }

    static CompareAnswer of(CompareTargets.Compared compared, Instant at) {
        return new CompareAnswer(
                compared.isClean(),
                at,
                compared.comparison().counts(),
                compared.comparison().differing().stream().limit(MOST).map(Line::of).toList(),
                compared.findings().stream().limit(MOST).map(FindingView::of).toList(),
                compared.report().lines(MOST_LINES),
                compared.report().csv(),
                null,
                null);
    }

    CompareAnswer with(@Nullable Instant since, long count) {
        return new CompareAnswer(clean, at, counts, differing, findings, report, csv, since, count);
    }
}
