package org.barsrouter.ingress.hostile;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.barsrouter.ingress.fixture.Sent;
import org.barsrouter.schemas.header.BarsHeaders;
import org.barsrouter.schemas.refusal.Refusal;

/// Paths that climb, hide or pretend, and methods.
final class PathRows {
    private static final String BASE = BarsHeaders.BASE_PATH;

    private PathRows() {}

    static List<Row> all() {
        List<Row> rows = new ArrayList<>();
        for (String path :
                List.of(
                        BASE,
                        BASE + "/",
                        BASE + "/slot",
                        BASE + "/Slot/",
                        BASE + "/Slot/1",
                        BASE + "//Slot",
                        BASE + "/./Slot",
                        BASE + "/Slot/.",
                        BASE + "/Slot/..",
                        BASE + "/Slot;a=b",
                        BASE + "/Slot;jsessionid=1",
                        BASE + "/Appointment/..",
                        BASE + "/Appointment/%2e%2e",
                        BASE + "/Appointment/..%2fSlot",
                        BASE + "/Appointment/a%2Fb",
                        BASE + "/Appointment/a%5Cb",
                        BASE + "/Appointment/%252e%252e",
                        BASE + "/Appointment/a b".replace(" ", "%20"),
                        BASE + "/Appointment/" + "a".repeat(65),
                        BASE + "/Appointment/a|b",
                        BASE + "/Appointment/{a}",
                        BASE + "/Appointment/$validate",
                        BASE + "/Appointment/1/_history",
                        BASE + "/Patient",
                        BASE + "/Patient/1",
                        BASE + "/Organization",
                        BASE + "/$process-message/",
                        BASE + "/%2524process-message",
                        BASE + "/_cache",
                        BASE + "/_messages/1",
                        BASE + "/actuator/health",
                        BASE.toLowerCase(Locale.ROOT) + "/Slot",
                        BASE + "x/Slot",
                        "/FHIR/R4/Slot",
                        "/",
                        "/.env",
                        "/actuator/env",
                        "/actuator/heapdump",
                        "/delivery/v1/reads")) {
            rows.add(at("GET", path, Expected.refused(Refusal.PATH_UNKNOWN)));
        }
        for (String path :
                List.of(
                        "/../Slot",
                        "/x/../../../../Slot",
                        "/%2e%2e/Slot",
                        "/..;/Slot",
                        "/..%2f..%2f..%2fSlot",
                        "/Slot%00",
                        "/Slot%0d%0aX-Injected:%201",
                        "/%c0%ae%c0%ae/Slot",
                        "/Slot%")) {
            rows.add(at("GET", BASE + path, new Expected.TurnedAway()));
        }
        for (String query :
                List.of(
                        "?",
                        "?&&&",
                        "?a=%2526",
                        "?a=%",
                        "?a=%zz",
                        "?a=../../b",
                        "?a=b;c=d",
                        "?a=<script>",
                        "?a=%00",
                        "?a|b={c}",
                        "?a=%c0%ae",
                        "?" + "a=b&".repeat(2000))) {
            rows.add(at("GET", BASE + "/Slot" + query, new Expected.Read()));
        }
        rows.addAll(methods());
        return rows;
    }

    private static List<Row> methods() {
        List<Row> rows = new ArrayList<>();
        for (String method :
                List.of(
                        "GET",
                        "HEAD",
                        "PUT",
                        "PATCH",
                        "DELETE",
                        "OPTIONS",
                        "PROPFIND",
                        "LOCK",
                        "SEARCH",
                        "post",
                        "Post",
                        "POSTX",
                        "PRI",
                        "X".repeat(500))) {
            rows.add(
                    at(
                            method,
                            BASE + "/$process-message",
                            Expected.refused(Refusal.METHOD_NOT_ALLOWED)));
        }
        for (String method : List.of("POST", "PUT", "PATCH", "DELETE", "OPTIONS", "get")) {
            rows.add(at(method, BASE + "/Slot", Expected.refused(Refusal.METHOD_NOT_ALLOWED)));
            rows.add(at(method, BASE + "/metadata", Expected.refused(Refusal.METHOD_NOT_ALLOWED)));
        }
        for (String header :
                List.of("X-HTTP-Method-Override", "X-HTTP-Method", "X-Method-Override")) {
            rows.add(
                    Row.of(
                            "another method by " + header,
                            Sent.read("/Slot").with(header, "DELETE"),
                            new Expected.Read()));
        }
        rows.add(at("TRACE", BASE + "/Slot", Expected.refused(Refusal.METHOD_NOT_ALLOWED)));
        return rows;
    }

    private static Row at(String method, String path, Expected expected) {
        Sent sent = Sent.read("/Slot");
        String name = method.length() > 20 ? "a method of 500 letters" : method;
        String shown = path.length() > 120 ? path.substring(0, 120) + "…" : path;
        return Row.of(
                name + " " + shown, new Sent(method, path, sent.headers(), sent.body()), expected);
    }
}
