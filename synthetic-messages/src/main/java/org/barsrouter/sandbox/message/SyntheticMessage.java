package org.barsrouter.sandbox.message;

import java.nio.charset.StandardCharsets;
import java.util.UUID;

/// A finished message bundle.
///
/// @param bundleId its Bundle.id, by which responses refer to it
public record SyntheticMessage(MessageKind kind, UUID bundleId, String body) {

    /// The body in UTF-8.
    public byte[] bytes() {
        return body.getBytes(StandardCharsets.UTF_8);
    }
}
