package org.barsrouter.catalogue.http;

import jakarta.servlet.http.HttpServletRequest;
import org.barsrouter.catalogue.app.ChangeTerms;
import org.barsrouter.catalogue.change.Actor;
import org.barsrouter.catalogue.targets.Deployment;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Who asks and who decides in joining. In the sandbox it is whoever the body says; elsewhere it is
/// whoever the gateway vouches for, and only the catalogue's administrators decide.
@Component
final class Deciders {
    private final Callers callers;
    private final ChangeTerms terms;
    private final Deployment deployment;

    Deciders(Callers callers, ChangeTerms terms, Deployment deployment) {
        this.callers = callers;
        this.terms = terms;
        this.deployment = deployment;
    }

    /// Who asks.
    ///
    /// @param said actor of the body
    @Nullable String asker(HttpServletRequest request, @Nullable String said) {
        return deployment == Deployment.SANDBOX ? said : callers.of(request, "").actor().name();
    }

    /// Who decides.
    ///
    /// @param said actor of the body
    @Nullable String decider(HttpServletRequest request, @Nullable String said) {
        if (deployment == Deployment.SANDBOX) {
            return said;
        }
        Actor actor = callers.of(request, "").actor();
        if (!terms.ownership().isAdministrator(actor)) {
            throw new FaultException(
                    Fault.FORBIDDEN,
                    "Only the catalogue's administrators decide here (catalogue.changes.administrators).");
        }
        return actor.name();
    }
}
