package org.barsrouter.ingress.limit;

import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.barsrouter.ingress.client.Allowance;
import org.barsrouter.ingress.client.Client;
import org.barsrouter.ingress.client.ClientId;

/// The calls of every application at this instance. Only registered applications are counted, so
/// that it stays as small as their registry.
public final class Usages {
    private final int instances;
    private final Map<ClientId, Usage> usages = new ConcurrentHashMap<>();

    /// @param instances of ingress among which calls are spread: each grants its share
    public Usages(int instances) {
        this.instances = instances;
    }

    public Taken take(Client client, Instant now) {
        Allowance whole = client.allowance();
        Long perDay = whole.perDay();
        Allowance share =
                new Allowance(
                        Math.max(1, whole.perSecond() / instances),
                        perDay == null ? null : Math.max(1, perDay / instances));
        return usages.computeIfAbsent(client.id(), _ -> new Usage()).take(share, now);
    }
}
