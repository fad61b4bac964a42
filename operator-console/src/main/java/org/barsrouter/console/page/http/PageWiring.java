package org.barsrouter.console.page.http;

import java.util.List;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/// Puts doorkeeper and visits in their places.
@Configuration(proxyBeanMethods = false)
class PageWiring implements WebMvcConfigurer {
    private final Doorkeeper doorkeeper;
    private final Visits visits;

    PageWiring(Doorkeeper doorkeeper, Visits visits) {
        this.doorkeeper = doorkeeper;
        this.visits = visits;
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(doorkeeper);
    }

    @Override
    public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
        resolvers.add(visits);
    }
}
