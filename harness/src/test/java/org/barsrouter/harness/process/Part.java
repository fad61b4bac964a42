package org.barsrouter.harness.process;

import java.util.List;
import java.util.function.Function;
import java.util.function.ToIntFunction;
import org.barsrouter.catalogue.CatalogueApplication;
import org.barsrouter.delivery.DeliveryApplication;
import org.barsrouter.ingress.IngressApplication;
import org.barsrouter.journal.JournalApplication;
import org.barsrouter.router.RouterApplication;
import org.barsrouter.sandbox.app.ServiceArguments;
import org.barsrouter.sandbox.app.ServicePorts;

/// A service of the system, which runs as a process of its own.
public enum Part {
    CATALOGUE(CatalogueApplication.class, ServiceArguments::catalogue, ServicePorts::catalogue),
    JOURNAL(JournalApplication.class, ServiceArguments::journal, ServicePorts::journal),
    ROUTER(RouterApplication.class, ServiceArguments::router, ServicePorts::router),
    DELIVERY(DeliveryApplication.class, ServiceArguments::delivery, ServicePorts::delivery),
    INGRESS(IngressApplication.class, ServiceArguments::ingress, ServicePorts::ingress);

    private final Class<?> main;
    private final Function<ServiceArguments, List<String>> arguments;
    private final ToIntFunction<ServicePorts> port;

    Part(
            Class<?> main,
            Function<ServiceArguments, List<String>> arguments,
            ToIntFunction<ServicePorts> port) {
        this.main = main;
        this.arguments = arguments;
        this.port = port;
    }

    Class<?> main() {
        return main;
    }

    List<String> arguments(ServiceArguments all) {
        return arguments.apply(all);
    }

    int port(ServicePorts ports) {
        return port.applyAsInt(ports);
    }
}
