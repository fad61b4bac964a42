package org.barsrouter.catalogue.app;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tag;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.barsrouter.catalogue.change.Catalogue;
import org.barsrouter.catalogue.compare.Comparison;
import org.barsrouter.catalogue.compare.Verdict;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The dual run: compares the catalogue with the other side again and again, remembers since when
/// they agree, and makes it a metric and a line of the log. The cut-over from the national file
/// waits for days of agreement, so the moment at which it began is what everybody asks for.
public final class ReconcileTargets {
    private static final Logger LOG = LoggerFactory.getLogger(ReconcileTargets.class);

    private final CompareTargets compare;
    private final MeterRegistry registry;
    private final AtomicReference<@Nullable Latest> latest = new AtomicReference<>();

    /// The last run.
    ///
    /// @param cleanSince since when without a break every run found agreement; absent when the last
    ///   one did not
    /// @param runs how many since this process started
    /// @param isNews whether it found something else than the run before
    public record Latest(
            Instant at,
            CompareTargets.Compared compared,
            @Nullable Instant cleanSince,
            long runs,
            boolean isNews) {}

    public ReconcileTargets(CompareTargets compare, MeterRegistry registry) {
        this.compare = compare;
        this.registry = registry;
        for (Verdict verdict : Verdict.values()) {
            registry.gauge(
                    "catalogue.reconcile.services",
                    List.of(Tag.of("verdict", verdict.name().toLowerCase(Locale.ROOT))),
                    latest,
                    last -> count(last.get(), verdict));
        }
        registry.gauge("catalogue.reconcile.clean.since", latest, last -> cleanSince(last.get()));
    }

    private static double cleanSince(@Nullable Latest last) {
        Instant since = last == null ? null : last.cleanSince();
        return since == null ? 0 : since.getEpochSecond();
    }

    private static double count(@Nullable Latest last, Verdict verdict) {
        return last == null
                ? Double.NaN
                : last.compared().comparison().counts().getOrDefault(verdict, 0);
    }

    /// The last run of this process; empty before the first.
    public Optional<Latest> latest() {
        return Optional.ofNullable(latest.get());
    }

    /// Compares once more.
    public CompareTargets.Outcome run(Catalogue catalogue, CompareTargets.Question question) {
        CompareTargets.Outcome outcome = compare.run(catalogue, question);
        switch (outcome) {
            case CompareTargets.Unreadable _ -> unreadable();
            case CompareTargets.Compared compared -> remember(question.at(), compared);
        }
        return outcome;
    }

    /// Counts a run whose other side could not be had or read.
    public void unreadable() {
        count("unreadable");
    }

    private void remember(Instant at, CompareTargets.Compared compared) {
        Latest now = latest.updateAndGet(before -> next(before, at, compared));
        count(compared.isClean() ? "clean" : "differences");
        if (now != null && now.isNews()) {
            report(compared.comparison());
        }
    }

    private static Latest next(
            @Nullable Latest before, Instant at, CompareTargets.Compared compared) {
        Instant since = before == null ? null : before.cleanSince();
        boolean same =
                before != null
                        && before.compared()
                                .comparison()
                                .differing()
                                .equals(compared.comparison().differing());
        return new Latest(
                at,
                compared,
                compared.isClean() ? (since == null ? at : since) : null,
                before == null ? 1 : before.runs() + 1,
                !same);
    }

    private static void report(Comparison comparison) {
        Map<Verdict, Integer> counts = comparison.counts();
        (comparison.isClean() ? LOG.atInfo() : LOG.atWarn())
                .addKeyValue("match", counts.get(Verdict.MATCH))
                .addKeyValue("mismatch", counts.get(Verdict.MISMATCH))
                .addKeyValue("missingHere", counts.get(Verdict.MISSING_HERE))
                .addKeyValue("missingThere", counts.get(Verdict.MISSING_THERE))
                .log("the catalogue was compared with the other side, and the result is new");
    }

    private void count(String outcome) {
        Counter.builder("catalogue.reconcile.runs")
                .tag("outcome", outcome)
                .register(registry)
                .increment();
    }
}
