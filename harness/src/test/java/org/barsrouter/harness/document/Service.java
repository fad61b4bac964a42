package org.barsrouter.harness.document;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.barsrouter.catalogue.CatalogueApplication;
import org.barsrouter.catalogue.config.CatalogueProperties;
import org.barsrouter.catalogue.config.JoiningProperties;
import org.barsrouter.console.ConsoleApplication;
import org.barsrouter.console.config.ConsoleProperties;
import org.barsrouter.delivery.DeliveryApplication;
import org.barsrouter.delivery.config.DeliveryProperties;
import org.barsrouter.deployment.config.BarsProperties;
import org.barsrouter.ingress.IngressApplication;
import org.barsrouter.ingress.config.IngressProperties;
import org.barsrouter.journal.JournalApplication;
import org.barsrouter.journal.config.JournalProperties;
import org.barsrouter.router.RouterApplication;
import org.barsrouter.router.config.RouterProperties;
import org.barsrouter.tracing.config.TracingProperties;

/// The five services with their configuration records, for the tests that compare.
record Service(String module, Class<?> application, Class<?> properties) {

    /// Those that have spans.
    private static final Set<String> TRACED =
            Set.of("ingress-service", "router-streams", "delivery-service");

    static List<Service> all() {
        return List.of(
                new Service("ingress-service", IngressApplication.class, IngressProperties.class),
                new Service("router-streams", RouterApplication.class, RouterProperties.class),
                new Service(
                        "delivery-service", DeliveryApplication.class, DeliveryProperties.class),
                new Service(
                        "catalogue-service", CatalogueApplication.class, CatalogueProperties.class),
                new Service("journal-service", JournalApplication.class, JournalProperties.class));
    }

    /// The web console, which speaks HTTP only and shares no key with the others.
    static Service console() {
        return new Service("operator-console", ConsoleApplication.class, ConsoleProperties.class);
    }

    /// Prefix of its own keys.
    String prefix() {
        return module.substring(0, module.indexOf('-'));
    }

    /// Every key that it binds, with dashes, as the documents write them.
    List<String> keys() {
        if (properties == ConsoleProperties.class) {
            return keys("console", properties).toList();
        }
        Stream<String> joining =
                properties == CatalogueProperties.class
                        ? keys("joining", JoiningProperties.class)
                        : Stream.of();
        Stream<String> tracing =
                TRACED.contains(module) ? keys("tracing", TracingProperties.class) : Stream.of();
        return Stream.of(
                        keys(prefix(), properties),
                        joining,
                        tracing,
                        keys("bars", BarsProperties.class))
                .flatMap(keys -> keys)
                .toList();
    }

    private static Stream<String> keys(String prefix, Class<?> type) {
        return Arrays.stream(type.getRecordComponents())
                .flatMap(component -> {
                    String key = prefix + "." + dashed(component.getName());
                    return component.getType().isRecord()
                                    && component.getType().getName().contains(".config.")
                            ? keys(key, component.getType())
                            : Stream.of(key);
                });
    }

    private static String dashed(String name) {
        return name.replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT);
    }
}
