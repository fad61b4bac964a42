package org.barsrouter.catalogue.change;

import java.net.URI;
import java.util.List;
import java.util.Map;
import org.barsrouter.catalogue.targets.Product;
import org.barsrouter.catalogue.targets.Provider;
import org.barsrouter.catalogue.targets.Target;
import org.barsrouter.schemas.id.ServiceId;

/// What the catalogue shall hold.
///
/// @param products what answers at a base URL, where known; read when an endpoint is registered
/// @param providers where known; a service that is absent keeps the provider it has
public record Wanted(
        List<Target> targets,
        Map<ServiceId, Provider> providers,
        Map<URI, Product> products,
        Scope scope) {

    /// Without a list of products.
    public Wanted(List<Target> targets, Map<ServiceId, Provider> providers, Scope scope) {
        this(targets, providers, Map.of(), scope);
    }

    /// Which services of the catalogue the file speaks for: absent ones of these are removed.
    public enum Scope {
        ALL,
        WITHOUT_TESTS
    }

    public Wanted {
        targets = List.copyOf(targets);
        providers = Map.copyOf(providers);
        products = Map.copyOf(products);
    }
}
