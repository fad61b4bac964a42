package org.barsrouter.ingress.envelope;

import java.util.List;
import org.barsrouter.schemas.header.BarsHeaders;

/// What a method on a path means in the BaRS API (BaRS API 1.4.0, paths). Paths are compared with
/// case, as receivers do.
public sealed interface PathMatch {

    /// `POST /$process-message`.
    record ProcessMessage() implements PathMatch {}

    /// A write on Appointment or ServiceRequest.
    record DirectWrite() implements PathMatch {}

    /// A read that a receiver answers.
    record Read() implements PathMatch {}

    /// The status of a deferred message.
    record Status(String messageId) implements PathMatch {}

    /// A path of the Endpoint Catalogue, which knows itself what its methods mean.
    record Catalogue() implements PathMatch {}

    /// The path is known, the method is not defined on it.
    record WrongMethod(List<String> allowed) implements PathMatch {
        public WrongMethod {
            allowed = List.copyOf(allowed);
        }
    }

    /// No such path.
    record Unknown() implements PathMatch {}

    /// What the API says about a method on a path.
    ///
    /// @param path raw path behind the base path, with its leading slash
    static PathMatch of(String method, String path) {
        if (path.equals(BarsHeaders.PROCESS_MESSAGE) || path.equals("/%24process-message")) {
            return allowed(List.of("POST"), method, new ProcessMessage());
        }
        String[] parts = path.split("/", -1);
        return switch (parts.length) {
            case 2 -> collection(parts[1], method);
            case 3 -> isTemplate(parts, 2) ? new Catalogue() : instance(parts[1], parts[2], method);
            case 4 ->
                    isTemplate(parts, 3) && isFhirId(parts[2])
                            ? new Catalogue()
                            : status(parts, method);
            default -> new Unknown();
        };
    }

    private static PathMatch collection(String type, String method) {
        return switch (type) {
            case "metadata", "MessageDefinition", "Slot" ->
                    allowed(List.of("GET"), method, new Read());
            case "Appointment", "ServiceRequest" ->
                    method.equals("GET")
                            ? new Read()
                            : allowed(List.of("GET", "POST"), method, new DirectWrite());
            case "HealthcareService", "Endpoint" -> new Catalogue();
            default -> new Unknown();
        };
    }

    private static PathMatch instance(String type, String id, String method) {
        if (!isFhirId(id)) {
            return new Unknown();
        }
        return switch (type) {
            case "Appointment", "ServiceRequest" ->
                    method.equals("GET")
                            ? new Read()
                            : allowed(
                                    List.of("GET", "PUT", "PATCH", "DELETE"),
                                    method,
                                    new DirectWrite());
            case "HealthcareService", "Endpoint" -> new Catalogue();
            default -> new Unknown();
        };
    }

    /// The operation `$template` of an Endpoint, at a place of the path.
    private static boolean isTemplate(String[] parts, int place) {
        return parts[1].equals("Endpoint")
                && (parts[place].equals("$template") || parts[place].equals("%24template"));
    }

    private static PathMatch status(String[] parts, String method) {
        return parts[1].equals("_messages") && parts[3].equals("status") && isFhirId(parts[2])
                ? allowed(List.of("GET"), method, new Status(parts[2]))
                : new Unknown();
    }

    private static PathMatch allowed(List<String> methods, String method, PathMatch match) {
        return methods.contains(method) ? match : new WrongMethod(methods);
    }

    /// FHIR R4 `id`: letters, digits, hyphens and dots, 64 at most; dots alone would climb.
    private static boolean isFhirId(String id) {
        return !id.isEmpty()
                && id.length() <= 64
                && !id.equals(".")
                && !id.equals("..")
                && id.chars().allMatch(PathMatch::isIdCharacter);
    }

    private static boolean isIdCharacter(int c) {
        return (c >= 'a' && c <= 'z')
                || (c >= 'A' && c <= 'Z')
                || (c >= '0' && c <= '9')
                || c == '-'
                || c == '.';
    }
}
