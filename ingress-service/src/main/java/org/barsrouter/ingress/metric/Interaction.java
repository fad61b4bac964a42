package org.barsrouter.ingress.metric;

import java.util.Set;
import java.util.regex.Pattern;
import org.barsrouter.ingress.envelope.Call;
import org.barsrouter.ingress.envelope.PathMatch;
import org.barsrouter.schemas.header.BarsHeaders;

/// Under which names a call is counted: what it asks for, and its use case. Both come from short
/// lists, so that nothing that a caller writes becomes a name, an id or a query least of all.
///
/// @param name such as `process-message` or `GET Appointment/{id}`
/// @param useCase first value of `use-context`, such as `a1t1`; `none` without one, `other` for
///   what is no use case of BaRS
public record Interaction(String name, String useCase) {
    private static final Set<String> TYPES =
            Set.of("metadata", "MessageDefinition", "Slot", "Appointment", "ServiceRequest");
    private static final Set<String> METHODS = Set.of("GET", "POST", "PUT", "PATCH", "DELETE");

    /// Use cases of the applications 1 to 8 (BaRS code system usecases-categories-bars).
    private static final Pattern USE_CASE = Pattern.compile("a[1-8]t(?:[1-9]|1[0-2])");

    public static Interaction of(Call call, PathMatch match) {
        return new Interaction(name(call, match), useCase(call));
    }

    private static String name(Call call, PathMatch match) {
        return switch (match) {
            case PathMatch.ProcessMessage _ -> "process-message";
            case PathMatch.Read _, PathMatch.DirectWrite _ -> onResource(call);
            case PathMatch.DocumentReference _ -> method(call) + " DocumentReference";
            case PathMatch.Catalogue _ -> method(call) + " catalogue";
            case PathMatch.Status _ -> "message-status";
            case PathMatch.Ping _ -> "ping";
            case PathMatch.OpenApi _ -> "openapi";
            case PathMatch.OwnStatus _ -> "status";
            case PathMatch.WrongMethod _, PathMatch.Unknown _ -> "none";
        };
    }

    private static String onResource(Call call) {
        String[] parts = call.path().split("/", -1);
        String type = parts.length > 1 && TYPES.contains(parts[1]) ? parts[1] : "other";
        return method(call) + " " + type + (parts.length > 2 ? "/{id}" : "");
    }

    private static String method(Call call) {
        return METHODS.contains(call.method()) ? call.method() : "other";
    }

    private static String useCase(Call call) {
        return call.headers()
                .first(BarsHeaders.USE_CONTEXT)
                .map(value -> value.split("\\|", 2)[0].strip())
                .map(first -> USE_CASE.matcher(first).matches() ? first : "other")
                .orElse("none");
    }
}
