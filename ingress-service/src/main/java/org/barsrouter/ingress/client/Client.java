package org.barsrouter.ingress.client;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// One registered application.
///
/// @param revision 1 for the first registration, one more with each change
/// @param owner whom it speaks for
/// @param scopes that its tokens may have
/// @param change the last one
public record Client(
        ClientId id,
        int revision,
        State state,
        Owner owner,
        Set<Scope> scopes,
        KeyLocation keys,
        Allowance allowance,
        Change change) {

    /// Whether it may call. A revoked application stays so: its owner registers another.
    public enum State {
        ACTIVE,
        REVOKED
    }

    /// Whom an application speaks for.
    ///
    /// @param name what people call the application
    /// @param odsCode of the organisation, in upper case
    /// @param product that services grant rights to
    public record Owner(String name, String odsCode, @Nullable String product) {
        public Optional<String> productId() {
            return Optional.ofNullable(product);
        }
    }

    /// Who changed it when, and why.
    ///
    /// @param registeredAt of the first revision
    public record Change(Instant registeredAt, Instant at, String by, @Nullable String reason) {}

    public Client {
        scopes = Set.copyOf(scopes);
    }

    public boolean isActive() {
        return state == State.ACTIVE;
    }
}
