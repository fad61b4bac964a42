package org.barsrouter.harness.bench.tally;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.function.IntPredicate;

/// Latency over the time of a run: the slowest healthy message of each half second of sending.
public final class Timeline {
    private static final double BUCKET_SECONDS = 0.5;

    private Timeline() {}

    /// One point.
    ///
    /// @param second since the first message
    /// @param worstMillis the slowest message meant to be sent in the half second from there
    public record Point(double second, double worstMillis) {}

    /// The points of a run.
    ///
    /// @param until when waiting ended
    public static List<Point> of(Book book, long until, IntPredicate faulty) {
        TreeMap<Integer, Double> buckets = new TreeMap<>();
        for (int i = 0; i < book.sent(); i++) {
            if (!faulty.test(book.service(i))) {
                double second = (book.intended(i) - book.intended(0)) / 1e9;
                long end = book.arrived(i) == 0 ? until : book.arrived(i);
                double millis = (end - book.intended(i)) / 1e6;
                buckets.merge((int) (second / BUCKET_SECONDS), millis, Math::max);
            }
        }
        List<Point> points = new ArrayList<>();
        buckets.forEach((bucket, worst) ->
                points.add(new Point(bucket * BUCKET_SECONDS, Math.max(0.1, worst))));
        return points;
    }
}
