package org.barsrouter.console.page.http;

import jakarta.servlet.http.HttpServletRequest;
import java.util.EnumSet;
import java.util.Set;
import org.barsrouter.console.access.Person;
import org.barsrouter.console.access.Role;
import org.barsrouter.console.config.ConsoleProperties;
import org.barsrouter.console.page.Visit;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.security.authentication.AnonymousAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;

/// Tells controllers who visits.
@Component
class Visits implements HandlerMethodArgumentResolver {
    private final String environment;

    Visits(ConsoleProperties properties) {
        this.environment = properties.where().name();
    }

    Visit of(HttpServletRequest request) {
        Object token = request.getAttribute(CsrfToken.class.getName());
        return new Visit(
                environment,
                person(SecurityContextHolder.getContext().getAuthentication()),
                token instanceof CsrfToken csrf ? csrf.getToken() : "");
    }

    private static @Nullable Person person(@Nullable Authentication signedIn) {
        if (signedIn == null
                || signedIn instanceof AnonymousAuthenticationToken
                || !signedIn.isAuthenticated()) {
            return null;
        }
        Set<Role> roles = EnumSet.noneOf(Role.class);
        for (Role role : Role.values()) {
            for (GrantedAuthority authority : signedIn.getAuthorities()) {
                if (role.name().equals(authority.getAuthority())) {
                    roles.add(role);
                }
            }
        }
        return new Person(signedIn.getName(), roles);
    }

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        return parameter.getParameterType() == Visit.class;
    }

    @Override
    public Visit resolveArgument(
            MethodParameter parameter,
            @Nullable ModelAndViewContainer container,
            NativeWebRequest request,
            @Nullable WebDataBinderFactory binders) {
        HttpServletRequest servlet = request.getNativeRequest(HttpServletRequest.class);
        if (servlet == null) {
            throw new IllegalStateException("the console serves HTTP");
        }
        return of(servlet);
    }
}
