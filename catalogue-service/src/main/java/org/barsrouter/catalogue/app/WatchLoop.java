package org.barsrouter.catalogue.app;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.kafka.common.KafkaException;
import org.barsrouter.catalogue.change.Catalogue;
import org.barsrouter.catalogue.kafka.CatalogueWriter;
import org.barsrouter.catalogue.kafka.FollowDeliveries;
import org.barsrouter.catalogue.proposal.Proposal;
import org.barsrouter.catalogue.proposal.ProposalJson;
import org.barsrouter.catalogue.watch.Seen;
import org.barsrouter.catalogue.watch.Tally;
import org.barsrouter.catalogue.watch.Watch;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/// Looks after applied change-sets: as long as one is watched, it follows what becomes of messages
/// for the services that it touches. Nothing is read while nothing is watched, and nothing is kept:
/// after a restart it is counted anew from Kafka.
public final class WatchLoop implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(WatchLoop.class);
    private static final Duration EVERY = Duration.ofSeconds(1);

    private final CatalogueWriter writer;
    private final Sources sources;
    private final Duration window;
    private final InstantSource clock;
    private final CountDownLatch stopped = new CountDownLatch(1);
    private final Set<String> warned = new HashSet<>();
    private volatile Map<String, Watch> watches = Map.of();
    private volatile @Nullable Thread thread;
    private @Nullable FollowDeliveries following;
    private @Nullable Catalogue looked;
    private Instant lookAgain = Instant.MAX;

    /// Where it is read from.
    ///
    /// @param touched services and endpoints that a change-set has events of
    /// @param deliveries follows them from an instant on
    public record Sources(
            Function<String, Set<String>> touched,
            Function<Instant, FollowDeliveries> deliveries) {}

    public WatchLoop(
            CatalogueWriter writer, Sources sources, Duration window, InstantSource clock) {
        this.writer = writer;
        this.sources = sources;
        this.window = window;
        this.clock = clock;
    }

    /// Shows how many watched change-sets are in trouble as `catalogue.watch.trouble`.
    public WatchLoop shownBy(MeterRegistry registry) {
        registry.gauge(
                "catalogue.watch.trouble",
                this,
                loop -> loop.watches.values().stream().filter(w -> w.tally().isTrouble()).count());
        return this;
    }

    /// What has been seen of a change-set; empty when it is not watched.
    public Optional<Watch> of(String changeSetId) {
        return Optional.ofNullable(watches.get(changeSetId));
    }

    @Override
    public void start() {
        thread = Thread.ofVirtual().name("catalogue-watch").start(this::run);
    }

    private void run() {
        try {
            do {
                step();
            } while (!stopped.await(EVERY.toMillis(), TimeUnit.MILLISECONDS));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            begin(List.of());
        }
    }

    private void step() {
        try {
            Catalogue catalogue = writer.catalogue();
            Instant now = clock.instant();
            if (catalogue != looked || !now.isBefore(lookAgain)) {
                look(catalogue, now);
                looked = catalogue;
            }
            FollowDeliveries deliveries = following;
            if (deliveries != null) {
                count(deliveries.next());
            }
        } catch (KafkaException e) {
            looked = null;
            LOG.atWarn()
                    .addKeyValue("cause", e.getClass().getSimpleName())
                    .log("change-sets cannot be watched while Kafka is out of reach");
        } catch (RuntimeException e) {
            looked = null;
            LOG.atError().setCause(e).log("watching change-sets failed and is tried again");
        }
    }

    /// A change-set is watched from its effect on, which may lie a moment back: so all are counted
    /// anew when one is added.
    private void look(Catalogue catalogue, Instant now) {
        List<Proposal> applied =
                catalogue.documents(Proposal.KIND).stream()
                        .map(ProposalJson::read)
                        .filter(proposal -> proposal.isWatched(now, window))
                        .toList();
        List<Proposal> watched = applied.stream().filter(p -> isInEffect(p, now)).toList();
        lookAgain = nextTurn(applied, now);
        Set<String> ids = watched.stream().map(Proposal::id).collect(Collectors.toSet());
        if (watches.keySet().containsAll(ids)) {
            Map<String, Watch> left = new TreeMap<>(watches);
            left.keySet().retainAll(ids);
            watches = left;
            if (left.isEmpty()) {
                begin(List.of());
            }
            return;
        }
        List<Watch> all = new ArrayList<>();
        for (Proposal proposal : watched) {
            Instant from = proposal.from().orElse(now);
            all.add(
                    new Watch(
                            proposal.id(),
                            services(catalogue, sources.touched().apply(proposal.id())),
                            from,
                            from.plus(window),
                            Tally.none()));
        }
        begin(all);
    }

    private static boolean isInEffect(Proposal proposal, Instant now) {
        return proposal.from().filter(now::isBefore).isEmpty();
    }

    /// When the next one takes effect, or the first one is over.
    private Instant nextTurn(List<Proposal> applied, Instant now) {
        return applied.stream()
                .flatMap(proposal -> proposal.from().stream())
                .map(from -> now.isBefore(from) ? from : from.plus(window))
                .min(Comparator.naturalOrder())
                .orElse(Instant.MAX);
    }

    private void begin(List<Watch> all) {
        FollowDeliveries deliveries = following;
        following = null;
        if (deliveries != null) {
            deliveries.close();
        }
        watches = all.stream().collect(Collectors.toMap(Watch::changeSetId, watch -> watch));
        all.stream()
                .map(Watch::from)
                .min(Comparator.naturalOrder())
                .ifPresent(since -> following = sources.deliveries().apply(since));
    }

    /// Services that it touches, and those led to an endpoint that it touches.
    private static Set<String> services(Catalogue catalogue, Set<String> ids) {
        return catalogue.services().values().stream()
                .filter(entry ->
                        ids.contains(entry.id().key())
                                || entry.service().assignments().stream()
                                        .anyMatch(a -> ids.contains(a.endpoint().id())))
                .map(entry -> entry.id().key())
                .collect(Collectors.toSet());
    }

    private void count(List<Seen> seen) {
        if (seen.isEmpty()) {
            return;
        }
        Map<String, Watch> counted = new TreeMap<>(watches);
        counted.replaceAll((_, watch) -> with(watch, seen));
        watches = counted;
        counted.values().stream()
                .filter(watch -> watch.tally().isTrouble() && warned.add(watch.changeSetId()))
                .forEach(watch ->
                        LOG.atWarn()
                                .addKeyValue("changeSetId", watch.changeSetId())
                                .addKeyValue("failures", watch.tally().failed())
                                .log("deliveries fail since a change-set took effect"));
    }

    private static Watch with(Watch watch, List<Seen> seen) {
        Watch counted = watch;
        for (Seen one : seen) {
            counted = counted.with(one);
        }
        return counted;
    }

    @Override
    public void stop() {
        stopped.countDown();
        Thread running = thread;
        if (running != null) {
            try {
                running.join(Duration.ofSeconds(10));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    @Override
    public boolean isRunning() {
        return thread != null && stopped.getCount() > 0;
    }
}
