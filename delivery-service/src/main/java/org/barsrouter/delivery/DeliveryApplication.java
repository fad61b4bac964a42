package org.barsrouter.delivery;

import org.barsrouter.delivery.config.BarsProperties;
import org.barsrouter.delivery.config.DeliveryProperties;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.properties.EnableConfigurationProperties;

/// Delivery service: the only egress of the router.
@SpringBootApplication
@EnableConfigurationProperties({DeliveryProperties.class, BarsProperties.class})
public class DeliveryApplication {

    public static void main(String[] args) {
        builder().run(args);
    }

    /// The application, to be started here or inside another process.
    public static SpringApplicationBuilder builder() {
        return new SpringApplicationBuilder(DeliveryApplication.class)
                .properties("spring.config.name=delivery-service");
    }
}
