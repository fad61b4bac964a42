package org.barsrouter.ingress.envelope;

import java.util.Arrays;
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

    /// A path of the Endpoint Catalogue, which knows itself what its methods mean.
    record Catalogue() implements PathMatch {}

    /// A call about pointers to documents, which a national record locator keeps.
    record DocumentReference(Locator locator) implements PathMatch {}

    /// The two sides of a record locator: one is searched, the other keeps.
    enum Locator {
        CONSUMER,
        PRODUCER
    }

    /// Whether this router is there.
    record Ping() implements PathMatch {}

    /// What this router serves, for programs.
    record OpenApi() implements PathMatch {}

    /// Whether this router takes messages.
    record OwnStatus() implements PathMatch {}

    /// The status of a deferred message.
    record Status(String messageId) implements PathMatch {}

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

    /// The same for a profile: in {@link Profile#TRANSPARENT} what the API does not have goes to
    /// the receiver, which answers for itself, the catalogue's paths with it, as the live proxy
    /// does. What concerns this router stays here, and no path may climb out of the receiver's base
    /// address.
    static PathMatch of(Profile profile, String method, String path) {
        PathMatch match = of(method, path);
        boolean strange =
                match instanceof WrongMethod
                        || match instanceof Unknown
                        || match instanceof Catalogue;
        if (profile == Profile.STANDARD || !strange || path.startsWith("/_") || climbs(path)) {
            return match;
        }
        return method.equals("GET") ? new Read() : new DirectWrite();
    }

    private static boolean climbs(String path) {
        String plain = path.replace("%2e", ".").replace("%2E", ".");
        return !plain.startsWith("/") || Arrays.asList(plain.split("[/\\\\]", -1)).contains("..");
    }

    private static PathMatch collection(String type, String method) {
        return switch (type) {
            case "metadata", "MessageDefinition", "Slot" ->
                    allowed(List.of("GET"), method, new Read());
            case "Appointment", "ServiceRequest" ->
                    method.equals("GET")
                            ? new Read()
                            : allowed(List.of("GET", "POST"), method, new DirectWrite());
            case "DocumentReference" ->
                    method.equals("GET")
                            ? new DocumentReference(Locator.CONSUMER)
                            : allowed(
                                    List.of("GET", "POST"),
                                    method,
                                    new DocumentReference(Locator.PRODUCER));
            case "HealthcareService", "Endpoint" -> new Catalogue();
            case "_ping" -> allowed(List.of("GET", "HEAD"), method, new Ping());
            case "_openapi" -> allowed(List.of("GET"), method, new OpenApi());
            case "_status" -> allowed(List.of("GET"), method, new OwnStatus());
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
            case "DocumentReference" ->
                    allowed(
                            List.of("GET", "PUT", "DELETE"),
                            method,
                            new DocumentReference(Locator.PRODUCER));
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
