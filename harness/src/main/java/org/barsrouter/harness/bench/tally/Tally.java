package org.barsrouter.harness.bench.tally;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntPredicate;
import org.HdrHistogram.Histogram;

/// The figures of one run. A message that never came counts with the whole time that was waited for
/// it, so that a stalled system does not look fast.
///
/// @param healthy latency in microseconds of messages to services without a fault, from the instant
///   at which each was meant to be sent
/// @param healthyMissing of these, how many did not come
/// @param affected messages to services with a fault
/// @param late of these, how many came more than a second after they were meant to be sent
/// @param repeats calls with a message that the receiver had already
/// @param disorder messages that came before an older one of their conversation
public record Tally(
        Histogram healthy,
        int healthyMissing,
        int affected,
        int affectedMissing,
        int late,
        int repeats,
        int disorder) {
    private static final long LATE_NANOS = 1_000_000_000;
    private static final long LONGEST_MICROS = 3_600_000_000L;

    /// What to count.
    ///
    /// @param from messages meant to be sent before this are left out of the latency
    /// @param until when waiting ended
    /// @param faulty which services have a fault
    public record View(long from, long until, IntPredicate faulty) {}

    public static Tally of(Book book, View view) {
        Histogram healthy = new Histogram(LONGEST_MICROS, 3);
        int healthyMissing = 0;
        int affected = 0;
        int affectedMissing = 0;
        int late = 0;
        int repeats = 0;
        for (int i = 0; i < book.sent(); i++) {
            long end = book.arrived(i) == 0 ? view.until() : book.arrived(i);
            long took = Math.max(1_000, end - book.intended(i));
            repeats += book.repeats(i);
            if (view.faulty().test(book.service(i))) {
                affected++;
                affectedMissing += book.arrived(i) == 0 ? 1 : 0;
                late += book.arrived(i) != 0 && took > LATE_NANOS ? 1 : 0;
            } else {
                healthyMissing += book.arrived(i) == 0 ? 1 : 0;
                if (book.intended(i) >= view.from()) {
                    healthy.recordValue(Math.min(took / 1_000, LONGEST_MICROS));
                }
            }
        }
        return new Tally(
                healthy, healthyMissing, affected, affectedMissing, late, repeats, disorder(book));
    }

    /// Several books of runs without a fault as one.
    ///
    /// @param until when waiting ended
    public static Tally all(List<Book> books, long until) {
        Histogram healthy = new Histogram(LONGEST_MICROS, 3);
        int missing = 0;
        int repeats = 0;
        int disorder = 0;
        for (Book book : books) {
            Tally one = of(book, new View(0, until, _ -> false));
            healthy.add(one.healthy());
            missing += one.healthyMissing();
            repeats += one.repeats();
            disorder += one.disorder();
        }
        return new Tally(healthy, missing, 0, 0, 0, repeats, disorder);
    }

    /// Messages that came first before an older one of their conversation came first, or without
    /// it.
    static int disorder(Book book) {
        Map<Long, Long> latest = new HashMap<>();
        int overtaken = 0;
        for (int i = 0; i < book.sent(); i++) {
            long at = book.arrived(i) == 0 ? Long.MAX_VALUE : book.arrived(i);
            long before = latest.getOrDefault(book.conversation(i), 0L);
            if (at < before) {
                overtaken++;
            }
            latest.put(book.conversation(i), Math.max(before, at));
        }
        return overtaken;
    }

    /// A percentile of the healthy latency in milliseconds.
    public double millis(double percentile) {
        return healthy.getValueAtPercentile(percentile) / 1_000.0;
    }

    public double worstMillis() {
        return healthy.getMaxValue() / 1_000.0;
    }
}
