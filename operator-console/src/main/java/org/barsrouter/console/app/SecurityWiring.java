package org.barsrouter.console.app;

import java.nio.file.Path;
import java.time.InstantSource;
import org.barsrouter.console.config.ConsoleProperties;
import org.barsrouter.console.store.UsersFile;
import org.springframework.boot.servlet.filter.OrderedFilter;
import org.springframework.boot.web.servlet.DelegatingFilterProxyRegistrationBean;
import org.springframework.boot.web.servlet.ServletContextInitializer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configuration.EnableWebSecurity;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.context.SecurityContextHolderFilter;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;

/// Who gets in, and what browsers may do with a page. Everything but the sign-in page, its assets
/// and health needs somebody who has signed in; what a page needs beyond that stands on the page.
@Configuration(proxyBeanMethods = false)
@EnableWebSecurity
class SecurityWiring {
    /// No script at all, styles and pictures of our own, forms to ourselves, no frames.
    static final String CONTENT_SECURITY_POLICY =
            "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self';"
                    + " base-uri 'none'; frame-ancestors 'none'";

    private static final String SIGN_IN = "/sign-in";

    private final ConsoleProperties properties;
    private final InstantSource clock;

    SecurityWiring(ConsoleProperties properties, InstantSource clock) {
        this.properties = properties;
        this.clock = clock;
    }

    @Bean
    SecurityFilterChain console(HttpSecurity http, SignIn signIn, Refusals refusals)
            throws Exception {
        http.authorizeHttpRequests(rules ->
                        rules.requestMatchers(
                                        "/assets/**",
                                        SIGN_IN,
                                        "/actuator/health/**",
                                        "/actuator/prometheus")
                                .permitAll()
                                .anyRequest()
                                .authenticated())
                .logout(out ->
                        out.logoutUrl("/sign-out").logoutSuccessUrl(SIGN_IN + "?because=ENDED"))
                .exceptionHandling(refused -> refused.accessDeniedHandler(refusals))
                .headers(headers ->
                        headers.contentSecurityPolicy(
                                        policy -> policy.policyDirectives(CONTENT_SECURITY_POLICY))
                                .referrerPolicy(policy -> policy.policy(ReferrerPolicy.NO_REFERRER))
                                .frameOptions(frames -> frames.deny()));
        signIn.configure(http);
        http.addFilterBefore(
                new LongestSession(properties.session().longest(), clock),
                SecurityContextHolderFilter.class);
        return http.build();
    }

    /// Boot's own place for it; its starter would do this for every service on the class path.
    @Bean
    DelegatingFilterProxyRegistrationBean security() {
        DelegatingFilterProxyRegistrationBean registration =
                new DelegatingFilterProxyRegistrationBean("springSecurityFilterChain");
        registration.setOrder(OrderedFilter.REQUEST_WRAPPER_FILTER_MAX_ORDER - 100);
        return registration;
    }

    /// Local users, or the identity provider.
    @Bean
    SignIn signIn() {
        return properties.oidc().isUsed()
                ? new OidcSignIn(properties.oidc(), properties.session().idle())
                : new LocalSignIn(
                        new UsersFile(Path.of(properties.usersFile())),
                        new SignInDesk(clock, properties.session().idle()));
    }

    /// Before anybody has signed in a session is short, so that strangers cannot fill the memory.
    @Bean
    ServletContextInitializer cookies() {
        return context -> {
            context.getSessionCookieConfig().setSecure(properties.isTlsDemanded());
            context.setSessionTimeout(5);
        };
    }
}
