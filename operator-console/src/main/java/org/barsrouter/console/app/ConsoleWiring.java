package org.barsrouter.console.app;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import java.time.InstantSource;
import org.barsrouter.console.config.ConsoleProperties;
import org.barsrouter.console.http.Service;
import org.barsrouter.console.http.Service.Address;
import org.barsrouter.console.http.Service.Said;
import org.barsrouter.console.page.http.Backends;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// The services behind the pages, and the templates in front.
@Configuration(proxyBeanMethods = false)
class ConsoleWiring {

    @Bean
    Backends backends(ConsoleProperties properties) {
        ConsoleProperties.Services services = properties.services();
        Address journal =
                Address.of(
                        "journal",
                        new Said("console.services.journal-url", services.journalUrl()),
                        8084);
        Address delivery =
                Address.of(
                        "delivery service",
                        new Said("console.services.delivery-url", services.deliveryUrl()),
                        8082);
        Address catalogue =
                Address.of(
                        "catalogue",
                        new Said("console.services.catalogue-url", services.catalogueUrl()),
                        8083);
        return new Backends(
                new Service(journal, services.patience()),
                new Service(delivery, services.patience()),
                new Service(catalogue, services.patience()));
    }

    /// Templates are classes of ours, made when this module was built.
    @Bean
    TemplateEngine templates() {
        return TemplateEngine.createPrecompiled(ContentType.Html);
    }

    @Bean
    InstantSource clock() {
        return InstantSource.system();
    }
}
