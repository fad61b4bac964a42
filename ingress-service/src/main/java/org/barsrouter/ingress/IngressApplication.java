package org.barsrouter.ingress;

import org.barsrouter.deployment.config.BarsProperties;
import org.barsrouter.ingress.config.IngressProperties;
import org.barsrouter.tracing.config.TracingProperties;
import org.springframework.boot.Banner;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.properties.EnableConfigurationProperties;

/// The HTTP door as a Spring Boot application: started by itself in production, and by the sandbox
/// in one JVM with all the others.
@SpringBootApplication(proxyBeanMethods = false)
@EnableConfigurationProperties({
    IngressProperties.class,
    BarsProperties.class,
    TracingProperties.class
})
public class IngressApplication {

    public static void main(String[] args) {
        builder().run(args);
    }

    /// The application with its own configuration file, `ingress-service.yaml`.
    public static SpringApplicationBuilder builder() {
        return new SpringApplicationBuilder(IngressApplication.class)
                .bannerMode(Banner.Mode.OFF)
                .properties("spring.config.name=ingress-service", "spring.jmx.enabled=false");
    }
}
