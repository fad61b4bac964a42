package org.barsrouter.ingress.register;

import java.time.Instant;
import java.util.Optional;
import org.barsrouter.ingress.client.Client;
import org.barsrouter.ingress.client.Client.Change;
import org.barsrouter.ingress.client.ClientId;
import org.jspecify.annotations.Nullable;

/// What an operator wants to do with one application. Each decides on the registration as it stands
/// when the act is carried out.
public sealed interface Act {

    /// Who does it when, and why.
    ///
    /// @param role in which somebody acts, where it is known
    record By(String actor, @Nullable String role, @Nullable String reason, Instant at) {}

    /// The registration that follows from the one that stands.
    Outcome on(Optional<Client> current);

    /// What comes of an act.
    sealed interface Outcome {
        /// To be written.
        record Next(Client client) implements Outcome {}

        /// Stands there already.
        record AsItIs(Client client) implements Outcome {}

        record Refused(RegistryRefusal refusal) implements Outcome {}
    }

    /// Registers an application that is not there.
    record Register(ClientId id, Registration registration, By by) implements Act {
        @Override
        public Outcome on(Optional<Client> current) {
            return current.isPresent()
                    ? new Outcome.Refused(RegistryRefusal.EXISTS)
                    : new Outcome.Next(
                            registered(
                                    id,
                                    1,
                                    registration,
                                    new Change(by.at, by.at, by.actor, by.reason)));
        }
    }

    /// Replaces a registration.
    ///
    /// @param revision that the operator saw
    record Replace(ClientId id, int revision, Registration registration, By by) implements Act {
        @Override
        public Outcome on(Optional<Client> current) {
            if (current.isEmpty()) {
                return new Outcome.Refused(RegistryRefusal.UNKNOWN);
            }
            Client old = current.get();
            if (!old.isActive()) {
                return new Outcome.Refused(RegistryRefusal.REVOKED);
            }
            if (old.revision() != revision) {
                return new Outcome.Refused(RegistryRefusal.CHANGED);
            }
            return new Outcome.Next(registered(id, revision + 1, registration, changed(old, by)));
        }
    }

    /// Ends an application for good, whatever its revision: whoever revokes is in a hurry.
    record Revoke(ClientId id, By by) implements Act {
        @Override
        public Outcome on(Optional<Client> current) {
            if (current.isEmpty()) {
                return new Outcome.Refused(RegistryRefusal.UNKNOWN);
            }
            Client old = current.get();
            return old.isActive()
                    ? new Outcome.Next(
                            new Client(
                                    old.id(),
                                    old.revision() + 1,
                                    Client.State.REVOKED,
                                    old.owner(),
                                    old.scopes(),
                                    old.keys(),
                                    old.allowance(),
                                    changed(old, by)))
                    : new Outcome.AsItIs(old);
        }
    }

    ClientId id();

    By by();

    private static Client registered(
            ClientId id, int revision, Registration registration, Change change) {
        return new Client(
                id,
                revision,
                Client.State.ACTIVE,
                registration.owner(),
                registration.scopes(),
                registration.keys(),
                registration.allowance(),
                change);
    }

    private static Change changed(Client old, By by) {
        return new Change(old.change().registeredAt(), by.at, by.actor, by.reason);
    }
}
