package org.barsrouter.catalogue.http;

import java.util.Locale;
import org.barsrouter.catalogue.targets.Deployment;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Which environment this catalogue is of, for callers that say which one they mean.
@Component("catalogueEnvironment")
class Environment {
    private final Deployment deployment;

    Environment(Deployment deployment) {
        this.deployment = deployment;
    }

    /// @param meant in any case; absent when the caller does not say
    /// @throws FaultException when it is another one
    void require(@Nullable String meant) {
        if (meant != null && !meant.toUpperCase(Locale.ROOT).equals(deployment.name())) {
            throw new FaultException(
                    Fault.OTHER_ENVIRONMENT,
                    "This is the catalogue of %s, not of %s: ask the other deployment."
                            .formatted(deployment, meant.toUpperCase(Locale.ROOT)));
        }
    }
}
