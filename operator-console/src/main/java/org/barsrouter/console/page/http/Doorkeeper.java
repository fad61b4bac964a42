package org.barsrouter.console.page.http;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.barsrouter.console.access.Person;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;

/// Lets nobody at a page without what it needs. A page that names no permission is let through only
/// where nobody has to sign in.
@Component
class Doorkeeper implements HandlerInterceptor {
    private final Visits visits;

    Doorkeeper(Visits visits) {
        this.visits = visits;
    }

    @Override
    public boolean preHandle(
            HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (handler instanceof HandlerMethod method && isOurs(method)) {
            check(method, visits.of(request).person());
        }
        return true;
    }

    private static void check(HandlerMethod method, @Nullable Person who) {
        Needs needs = method.getMethodAnnotation(Needs.class);
        if (method.hasMethodAnnotation(Open.class)) {
            return;
        }
        if (needs == null || who == null || !who.may(needs.value())) {
            throw new NotAllowedException();
        }
    }

    private static boolean isOurs(HandlerMethod method) {
        return method.getBeanType().getPackage() == Doorkeeper.class.getPackage();
    }
}
