package org.barsrouter.ingress.caller;

import java.util.Optional;
import org.barsrouter.ingress.client.Client;

/// What is known of who makes a call, before anything that the call itself says.
public sealed interface Credentials {

    /// No token was asked for, or none was sent where none is needed.
    record Anonymous() implements Credentials {}

    /// A registered application, by its token.
    record Application(Client client) implements Credentials {}

    /// The application's id, `anonymous` for all that have none.
    default String clientId() {
        return switch (this) {
            case Anonymous _ -> "anonymous";
            case Application(Client client) -> client.id().value();
        };
    }

    /// The organisation that the token vouches for.
    default Optional<String> organisation() {
        return switch (this) {
            case Anonymous _ -> Optional.empty();
            case Application(Client client) -> Optional.of(client.owner().odsCode());
        };
    }
}
