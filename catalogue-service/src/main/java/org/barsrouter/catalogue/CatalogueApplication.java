package org.barsrouter.catalogue;

import org.springframework.boot.Banner;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.builder.SpringApplicationBuilder;

/// The catalogue service. Other services of the router may run in the same JVM.
@SpringBootApplication
public class CatalogueApplication {

    public static void main(String[] args) {
        builder().run(args);
    }

    /// The service, to be run with the arguments of whoever starts it.
    public static SpringApplicationBuilder builder() {
        return new SpringApplicationBuilder(CatalogueApplication.class)
                .web(WebApplicationType.SERVLET)
                .bannerMode(Banner.Mode.OFF)
                .properties("spring.config.name=catalogue-service", "spring.jmx.enabled=false");
    }
}
