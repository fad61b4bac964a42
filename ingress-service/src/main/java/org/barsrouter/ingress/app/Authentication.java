package org.barsrouter.ingress.app;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import org.barsrouter.ingress.admission.Admission;
import org.barsrouter.ingress.http.AdminPort;
import org.barsrouter.ingress.http.TokenServlet;

/// All that this instance has for telling applications apart; with authentication off, nothing.
///
/// @param tokens our own endpoint, where we have one
/// @param admin where applications are registered
/// @param endings what ends its parts, in this order
record Authentication(
        Admission admission,
        Optional<TokenServlet> tokens,
        Optional<AdminPort> admin,
        Deque<Runnable> endings) {

    static Authentication off() {
        return new Authentication(
                Admission.open(), Optional.empty(), Optional.empty(), new ArrayDeque<>());
    }

    void close() {
        endings.forEach(Runnable::run);
    }
}
