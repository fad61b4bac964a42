package org.barsrouter.delivery;

import org.barsrouter.delivery.config.DeliveryProperties;
import org.barsrouter.deployment.config.BarsProperties;
import org.barsrouter.tracing.config.TracingProperties;
import org.springframework.boot.Banner;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.properties.EnableConfigurationProperties;

/// The only egress of the router. The sandbox starts the same application in its JVM.
@SpringBootApplication
@EnableConfigurationProperties({
    DeliveryProperties.class,
    BarsProperties.class,
    TracingProperties.class
})
public class DeliveryApplication {

    public static void main(String[] args) {
        builder().run(args);
    }

    /// The application, not yet started.
    public static SpringApplicationBuilder builder() {
        return new SpringApplicationBuilder(DeliveryApplication.class)
                .bannerMode(Banner.Mode.OFF)
                .properties("spring.config.name=delivery-service");
    }
}
