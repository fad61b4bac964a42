package org.barsrouter.catalogue.app;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.barsrouter.catalogue.targets.Finding;
import org.barsrouter.catalogue.targets.Looked;
import org.barsrouter.catalogue.targets.OwnHosts;
import org.barsrouter.catalogue.targets.ResolvedHosts;
import org.barsrouter.catalogue.targets.Target;

/// Rule U4 after looking names up: all hosts of a file at once, within a time.
public final class LookUpHosts {
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final HostLookup lookup;
    private final OwnHosts ours;

    public LookUpHosts(HostLookup lookup, OwnHosts ours) {
        this.lookup = lookup;
        this.ours = ours;
    }

    public List<Finding> judge(Collection<Target> targets) {
        Set<String> hosts = new LinkedHashSet<>(ours.hosts());
        targets.forEach(target -> hosts.add(target.address().getHost()));
        return new ResolvedHosts(ours, looked(List.copyOf(hosts))).judge(targets);
    }

    private Map<String, Looked> looked(List<String> hosts) {
        Map<String, Looked> looked = new HashMap<>();
        ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
        try {
            List<Callable<Looked>> tasks = new ArrayList<>();
            hosts.forEach(host -> tasks.add(() -> lookup.look(host)));
            List<Future<Looked>> answers =
                    threads.invokeAll(tasks, PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
            for (int i = 0; i < hosts.size(); i++) {
                looked.put(hosts.get(i), answer(answers.get(i)));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            hosts.forEach(host -> looked.put(host, new Looked.NoAnswer()));
        } finally {
            // Not close(): a look-up cannot be interrupted, and nobody waits for a late one.
            threads.shutdownNow();
        }
        return looked;
    }

    private static Looked answer(Future<Looked> future) throws InterruptedException {
        try {
            return future.get();
        } catch (ExecutionException | CancellationException e) {
            return new Looked.NoAnswer();
        }
    }
}
