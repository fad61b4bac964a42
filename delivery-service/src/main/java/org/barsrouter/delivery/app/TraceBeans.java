package org.barsrouter.delivery.app;

import org.barsrouter.deployment.config.BarsProperties;
import org.barsrouter.tracing.config.TracingProperties;
import org.barsrouter.tracing.http.Tracing;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// The traces of this service.
@Configuration(proxyBeanMethods = false)
class TraceBeans {

    @Bean(destroyMethod = "close")
    Tracing tracing(TracingProperties settings, BarsProperties bars) {
        return Tracing.of(settings, "delivery-service", bars.environment());
    }
}
