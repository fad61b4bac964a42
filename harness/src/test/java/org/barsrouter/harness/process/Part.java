package org.barsrouter.harness.process;

import java.util.List;
import org.barsrouter.catalogue.CatalogueApplication;
import org.barsrouter.delivery.DeliveryApplication;
import org.barsrouter.ingress.IngressApplication;
import org.barsrouter.journal.JournalApplication;
import org.barsrouter.router.RouterApplication;
import org.barsrouter.sandbox.app.ServiceArguments;
import org.barsrouter.sandbox.app.ServicePorts;
import org.springframework.boot.builder.SpringApplicationBuilder;

/// A service of the system, which runs as a process of its own.
public enum Part {
    CATALOGUE(CatalogueApplication.class),
    JOURNAL(JournalApplication.class),
    ROUTER(RouterApplication.class),
    DELIVERY(DeliveryApplication.class),
    INGRESS(IngressApplication.class);

    private final Class<?> main;

    Part(Class<?> main) {
        this.main = main;
    }

    Class<?> main() {
        return main;
    }

    List<String> arguments(ServiceArguments all) {
        return switch (this) {
            case CATALOGUE -> all.catalogue();
            case JOURNAL -> all.journal();
            case ROUTER -> all.router();
            case DELIVERY -> all.delivery();
            case INGRESS -> all.ingress();
        };
    }

    /// The same application for a JVM that it shares with others.
    SpringApplicationBuilder builder() {
        return switch (this) {
            case CATALOGUE -> CatalogueApplication.builder();
            case JOURNAL -> JournalApplication.builder();
            case ROUTER -> RouterApplication.builder();
            case DELIVERY -> DeliveryApplication.builder();
            case INGRESS -> IngressApplication.builder();
        };
    }

    int port(ServicePorts ports) {
        return switch (this) {
            case CATALOGUE -> ports.catalogue();
            case JOURNAL -> ports.journal();
            case ROUTER -> ports.router();
            case DELIVERY -> ports.delivery();
            case INGRESS -> ports.ingress();
        };
    }
}
