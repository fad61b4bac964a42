package org.barsrouter.catalogue.change;

import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.barsrouter.catalogue.targets.Product;
import org.barsrouter.routing.policy.PolicyOverrides;
import org.barsrouter.routing.route.Endpoint;

/// One endpoint per distinct base URL: finds the one that the catalogue has, or registers a new
/// one. All services of a URL share one object.
final class Endpoints {
    private static final int SHORTEST_HASH = 4;
    private static final int LONGEST_HASH = 64;

    private final Map<URI, Endpoint> byAddress = new HashMap<>();
    private final Set<String> ids = new HashSet<>();
    private final List<Endpoint> registered = new ArrayList<>();
    private final Map<URI, Integer> slices;
    private final Map<URI, Product> products;

    /// @param slices into how many lanes a URL's endpoint is split when it is registered; 1 if
    ///   absent
    /// @param products what answers at a URL; without one its host stands for the product
    /// @param from when the plan takes effect: an address that holds then is meant, not a later one
    /// @param horizon what begins by then counts as present
    Endpoints(
            Catalogue current,
            Map<URI, Integer> slices,
            Map<URI, Product> products,
            Instant from,
            Instant horizon) {
        this.slices = Map.copyOf(slices);
        this.products = Map.copyOf(products);
        current.endpoints()
                .forEach((id, endpoint) -> {
                    ids.add(id);
                    if (isOffered(endpoint)) {
                        byAddress.put(endpoint.addresses().getLast().url(), endpoint);
                    }
                });
        current.endpoints().values().forEach(endpoint -> present(endpoint, from, horizon));
    }

    /// The address that holds counts before one that is scheduled.
    private void present(Endpoint endpoint, Instant from, Instant horizon) {
        if (endpoint.status() == Endpoint.Status.ACTIVE
                && endpoint.connectionType().equals("hl7-fhir-rest")
                && endpoint.payloadType().equals("bars")) {
            endpoint.addressAt(from).ifPresent(url -> byAddress.put(url, endpoint));
            endpoint.addressAt(horizon).ifPresent(url -> byAddress.put(url, endpoint));
        }
    }

    /// The endpoint with that canonical base URL; a new one holds from the given instant.
    Endpoint at(URI address, Instant from) {
        return byAddress.computeIfAbsent(address, url -> register(url, from));
    }

    private static boolean isOffered(Endpoint endpoint) {
        return Protocol.of(endpoint).isBars()
                && endpoint.status() == Endpoint.Status.ACTIVE
                && !endpoint.addresses().isEmpty();
    }

    List<Endpoint> registered() {
        return registered;
    }

    private Endpoint register(URI address, Instant from) {
        Product product = products.get(address);
        Endpoint endpoint =
                new Endpoint(
                        freeId(address),
                        product == null ? slug(address) : product.productId(),
                        product == null ? Product.MAIN : product.instance(),
                        "hl7-fhir-rest",
                        "bars",
                        product == null ? null : product.owner(),
                        Endpoint.Status.ACTIVE,
                        List.of(new Endpoint.Address(from, address)),
                        List.of(),
                        slices.getOrDefault(address, 1),
                        PolicyOverrides.none());
        registered.add(endpoint);
        return endpoint;
    }

    /// Readable and stable: the host and as much of the URL's hash as tells it from the others.
    private String freeId(URI address) {
        String hash = Sha256.start().with(address.toString()).hex();
        for (int length = SHORTEST_HASH; length <= LONGEST_HASH; length++) {
            String id = slug(address) + "-" + hash.substring(0, length);
            if (ids.add(id)) {
                return id;
            }
        }
        throw new IllegalStateException("two URLs have the same SHA-256");
    }

    private static String slug(URI address) {
        return address.getHost().replaceAll("[^a-z0-9.-]", "-");
    }
}
