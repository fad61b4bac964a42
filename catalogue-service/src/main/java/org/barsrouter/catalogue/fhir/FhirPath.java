package org.barsrouter.catalogue.fhir;

import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// What a method on a path means.
sealed interface FhirPath {
    Pattern ID = Pattern.compile("[A-Za-z0-9.-]{1,64}");

    /// What resources there are.
    enum Kind {
        SERVICE,
        ENDPOINT,
        TEMPLATE,
        LIST
    }

    /// What is done with one or more of them.
    enum Verb {
        SEARCH,
        READ,
        CREATE,
        UPDATE,
        DELETE
    }

    /// An interaction with resources.
    ///
    /// @param id logical id; absent for a search and a create
    record On(Kind kind, Verb verb, @Nullable String id) implements FhirPath {
        /// The id of an interaction with one resource.
        String one() {
            return Objects.requireNonNull(id, "a search and a create have no id");
        }
    }

    /// Where a message would go.
    ///
    /// @param service logical id; absent where the query names the target
    record Explain(@Nullable String service) implements FhirPath {}

    /// What this server can do.
    record Metadata() implements FhirPath {}

    /// The path is known, the method is not defined on it.
    record WrongMethod(List<String> allowed) implements FhirPath {
        public WrongMethod {
            allowed = List.copyOf(allowed);
        }
    }

    /// No such path.
    record Unknown() implements FhirPath {}

    /// What a method on a path means to a face.
    ///
    /// @param path raw, behind the face's base path
    static FhirPath of(Face face, String method, String path) {
        String[] parts = path.replace("%24", "$").split("/", -1);
        boolean own = face == Face.R4;
        return switch (parts.length) {
            case 2 ->
                    switch (parts[1]) {
                        case "metadata" -> own ? only(method, new Metadata()) : new Unknown();
                        case "$explain" -> own ? only(method, new Explain(null)) : new Unknown();
                        case "HealthcareService" -> collection(Kind.SERVICE, method);
                        case "Endpoint" -> collection(Kind.ENDPOINT, method);
                        case "List" -> own ? collection(Kind.LIST, method) : new Unknown();
                        default -> new Unknown();
                    };
            case 3 ->
                    parts[1].equals("Endpoint") && parts[2].equals("$template")
                            ? collection(Kind.TEMPLATE, method)
                            : instance(own, method, parts);
            case 4 -> operation(own, method, parts);
            default -> new Unknown();
        };
    }

    private static FhirPath instance(boolean own, String method, String[] parts) {
        if (!ID.matcher(parts[2]).matches()) {
            return new Unknown();
        }
        return switch (parts[1]) {
            case "HealthcareService" -> one(Kind.SERVICE, method, parts[2]);
            case "Endpoint" -> one(Kind.ENDPOINT, method, parts[2]);
            case "List" -> own ? list(method, parts[2]) : new Unknown();
            default -> new Unknown();
        };
    }

    private static FhirPath operation(boolean own, String method, String[] parts) {
        if (!ID.matcher(parts[2]).matches()) {
            return new Unknown();
        }
        if (parts[1].equals("Endpoint") && parts[3].equals("$template")) {
            return one(Kind.TEMPLATE, method, parts[2]);
        }
        return own && parts[1].equals("HealthcareService") && parts[3].equals("$explain")
                ? only(method, new Explain(parts[2]))
                : new Unknown();
    }

    private static FhirPath only(String method, FhirPath read) {
        return method.equals("GET") ? read : new WrongMethod(List.of("GET"));
    }

    private static FhirPath collection(Kind kind, String method) {
        return switch (method) {
            case "GET" -> new On(kind, Verb.SEARCH, null);
            case "POST" -> new On(kind, Verb.CREATE, null);
            default -> new WrongMethod(List.of("GET", "POST"));
        };
    }

    private static FhirPath one(Kind kind, String method, String id) {
        String lower = id.toLowerCase(Locale.ROOT);
        return switch (method) {
            case "GET" -> new On(kind, Verb.READ, lower);
            case "PUT" -> new On(kind, Verb.UPDATE, lower);
            case "DELETE" -> new On(kind, Verb.DELETE, lower);
            default -> new WrongMethod(List.of("GET", "PUT", "DELETE"));
        };
    }

    /// A service always has its one List: it cannot be deleted.
    private static FhirPath list(String method, String id) {
        return method.equals("DELETE")
                ? new WrongMethod(List.of("GET", "PUT"))
                : one(Kind.LIST, method, id);
    }
}
