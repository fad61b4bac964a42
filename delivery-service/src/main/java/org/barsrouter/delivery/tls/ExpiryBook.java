package org.barsrouter.delivery.tls;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/// When the certificates that are in use end, and which of them are worth a word now: one notice
/// for each threshold that is crossed, none twice. A new certificate starts again.
public final class ExpiryBook {
    /// The name that our own certificate is kept under: no host has a blank in its name.
    public static final String OWN = "our own";

    private final List<Duration> thresholds;
    private final Map<String, Instant> ends = new ConcurrentHashMap<>();
    private final Map<String, Told> told = new ConcurrentHashMap<>();

    private record Told(Instant end, Duration threshold) {}

    /// A certificate that ends within a threshold.
    ///
    /// @param whose a receiver's host, or [#OWN]
    public record Notice(String whose, Instant end, Duration threshold) {}

    /// @param thresholds time left at which to speak
    public ExpiryBook(Collection<Duration> thresholds) {
        this.thresholds = thresholds.stream().sorted(Comparator.naturalOrder()).toList();
    }

    /// A certificate was seen.
    ///
    /// @return whether this is the first of that name
    public boolean seen(String whose, Instant end) {
        return ends.put(whose, end) == null;
    }

    /// The end of the certificate last seen under a name.
    public Optional<Instant> end(String whose) {
        return Optional.ofNullable(ends.get(whose));
    }

    /// What is to be said now, and is regarded as said.
    public List<Notice> due(Instant now) {
        List<Notice> due = new ArrayList<>();
        ends.forEach((whose, end) ->
                crossed(end, now)
                        .map(threshold -> new Told(end, threshold))
                        .filter(news -> !news.equals(told.put(whose, news)))
                        .ifPresent(fresh -> due.add(new Notice(whose, end, fresh.threshold()))));
        return due;
    }

    /// The tightest threshold that the time left is within.
    private Optional<Duration> crossed(Instant end, Instant now) {
        Duration left = Duration.between(now, end);
        return thresholds.stream().filter(each -> left.compareTo(each) <= 0).findFirst();
    }
}
