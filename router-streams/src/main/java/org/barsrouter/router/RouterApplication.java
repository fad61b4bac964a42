package org.barsrouter.router;

import org.barsrouter.deployment.config.BarsProperties;
import org.barsrouter.router.config.RouterProperties;
import org.barsrouter.tracing.config.TracingProperties;
import org.springframework.boot.Banner;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.properties.EnableConfigurationProperties;

/// The router as a service of its own; the sandbox starts the same application in its JVM.
@SpringBootApplication
@EnableConfigurationProperties({
    RouterProperties.class,
    BarsProperties.class,
    TracingProperties.class
})
public class RouterApplication {

    public static void main(String[] args) {
        builder().run(args);
    }

    /// The application, not yet started.
    public static SpringApplicationBuilder builder() {
        return new SpringApplicationBuilder(RouterApplication.class)
                .bannerMode(Banner.Mode.OFF)
                .properties("spring.config.name=router-streams");
    }
}
