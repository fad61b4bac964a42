package org.barsrouter.catalogue.fhir;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.barsrouter.catalogue.http.Fault;
import org.barsrouter.catalogue.http.FaultException;
import org.barsrouter.schemas.header.BarsHeaders;

/// One FHIR request, without its body.
///
/// @param path raw, behind the face's base path
record FhirCall(Face face, String method, String path, HttpServletRequest request) {
    private static final Pattern HOST = Pattern.compile("[A-Za-z0-9.:\\[\\]-]{1,255}");

    static FhirCall of(HttpServletRequest request) {
        String uri = request.getRequestURI();
        Face face = Face.of(uri).orElseThrow();
        String method = request.getMethod();
        return new FhirCall(
                face,
                method.equals("HEAD") ? "GET" : method,
                uri.substring(face.base().length()),
                request);
    }

    FhirPath meaning() {
        return FhirPath.of(face, method, path);
    }

    Optional<String> header(String name) {
        return Optional.ofNullable(request.getHeader(name))
                .map(String::strip)
                .filter(text -> !text.isEmpty());
    }

    /// BaRS wants both ids on every call; at our own base path a read may come without.
    void demandIds() {
        boolean wanted = face == Face.BARS || !method.equals("GET");
        for (String name : List.of(BarsHeaders.REQUEST_ID, BarsHeaders.CORRELATION_ID)) {
            Optional<String> id = header(name);
            if (id.isEmpty() && wanted) {
                throw new FaultException(
                        Fault.HEADER_MISSING, "The header " + name + " is missing: send a UUID.");
            }
            if (id.isPresent() && !isUuid(id.get())) {
                throw new FaultException(
                        Fault.ELEMENT_WRONG, "The header " + name + " must be a UUID.");
            }
        }
    }

    /// The ids that go back, as they came, good or not: visible ASCII only, so that no echo starts
    /// a header of its own.
    Map<String, String> echoed() {
        Map<String, String> ids = new LinkedHashMap<>();
        Stream.of(BarsHeaders.REQUEST_ID, BarsHeaders.CORRELATION_ID)
                .forEach(name ->
                        header(name).filter(FhirCall::isSafe).ifPresent(id -> ids.put(name, id)));
        return ids;
    }

    private static boolean isSafe(String text) {
        return text.length() <= 200 && text.chars().allMatch(c -> c > 0x20 && c < 0x7f);
    }

    private static boolean isUuid(String text) {
        try {
            return text.length() == 36 && UUID.fromString(text).toString().equalsIgnoreCase(text);
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    /// JSON is all that is spoken; whoever says nothing gets it.
    void demandJson() {
        String accept = header("Accept").orElse("*/*").toLowerCase(Locale.ROOT);
        if (!accept.contains("json") && !accept.contains("*/*") && !accept.contains("/*")) {
            throw new FaultException(
                    Fault.NOT_ACCEPTABLE, "Accept must allow application/fhir+json.");
        }
    }

    /// Search parameters, decoded.
    Map<String, List<String>> parameters() {
        Map<String, List<String>> parameters = new LinkedHashMap<>();
        try {
            request.getParameterMap()
                    .forEach((name, values) -> parameters.put(name, Arrays.asList(values)));
        } catch (IllegalStateException e) {
            throw new FaultException(
                    Fault.ELEMENT_WRONG,
                    "The query cannot be decoded: encode it as UTF-8 with percent signs.");
        }
        return parameters;
    }

    /// Where the caller reached this face, which an ingress in front of it says.
    String baseUrl() {
        String host =
                header("X-Forwarded-Host")
                        .or(() -> header("Host"))
                        .filter(text -> HOST.matcher(text).matches())
                        .orElse("localhost");
        String scheme =
                header("X-Forwarded-Proto")
                        .filter(text -> text.equals("https") || text.equals("http"))
                        .orElse(request.getScheme());
        return scheme + "://" + host + face.base();
    }
}
