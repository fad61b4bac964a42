package org.barsrouter.ingress.admission;

import java.util.EnumSet;
import java.util.Set;
import org.barsrouter.ingress.client.Right;
import org.barsrouter.ingress.envelope.Call;
import org.barsrouter.ingress.envelope.PathMatch;
import org.barsrouter.schemas.header.BarsHeaders;

/// What a call needs of its token. Signs of life, our own CapabilityStatement and our own
/// description are for everybody, as at the national proxy.
public sealed interface Needs {

    /// No token.
    record Nothing() implements Needs {}

    /// A token with one of these rights.
    record OneOf(Set<Right> rights) implements Needs {
        public OneOf {
            rights = Set.copyOf(rights);
        }
    }

    static Needs of(Call call, PathMatch match) {
        return switch (match) {
            case PathMatch.Ping _, PathMatch.OwnStatus _, PathMatch.OpenApi _ -> new Nothing();
            case PathMatch.Read _ ->
                    isOwnMetadata(call) ? new Nothing() : new OneOf(EnumSet.of(Right.READ));
            case PathMatch.ProcessMessage _, PathMatch.DirectWrite _ ->
                    new OneOf(EnumSet.of(Right.WRITE));
            case PathMatch.DocumentReference _, PathMatch.Catalogue _ ->
                    new OneOf(EnumSet.of(isRead(call) ? Right.READ : Right.WRITE));
            // Whoever may send may ask what became of it; what is not there needs any token.
            case PathMatch.Status _, PathMatch.WrongMethod _, PathMatch.Unknown _ ->
                    new OneOf(EnumSet.allOf(Right.class));
        };
    }

    private static boolean isRead(Call call) {
        return call.method().equals("GET") || call.method().equals("HEAD");
    }

    private static boolean isOwnMetadata(Call call) {
        return call.path().equals("/metadata")
                && call.headers().first(BarsHeaders.TARGET_IDENTIFIER).isEmpty();
    }
}
