package org.barsrouter.ingress.caller;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Who submitted a message.
///
/// @param odsCode organisation that it speaks for, in upper case, if it said one
public record Caller(String clientId, @Nullable String odsCode) {

    public Optional<String> organisation() {
        return Optional.ofNullable(odsCode);
    }
}
