package org.barsrouter.ingress.hostile;

import java.util.ArrayList;
import java.util.List;
import org.barsrouter.ingress.fixture.Sent;
import org.barsrouter.schemas.refusal.Refusal;

/// Content types, character sets, content codings and preferences.
final class TypeRows {
    private TypeRows() {}

    static List<Row> all() {
        List<Row> rows = new ArrayList<>();
        for (String type :
                List.of(
                        "text/plain",
                        "text/json",
                        "application/xml",
                        "application/fhir+xml",
                        "application/fhir+jsonx",
                        "application/fhir",
                        "application/json-patch+json",
                        "application/x-www-form-urlencoded",
                        "multipart/form-data; boundary=x",
                        "application/octet-stream",
                        "*/*",
                        "application/*",
                        "json",
                        ";",
                        "application/json, text/plain",
                        "application/json\u00e9")) {
            rows.add(typed(type, Expected.refused(Refusal.CONTENT_TYPE_NOT_SUPPORTED)));
        }
        rows.add(
                Row.of(
                        "no content type",
                        Sent.message().without("Content-Type"),
                        Refusal.CONTENT_TYPE_NOT_SUPPORTED));
        for (String type :
                List.of(
                        "application/json",
                        "APPLICATION/FHIR+JSON",
                        "application/fhir+json;charset=utf-8",
                        "application/fhir+json; charset=\"UTF-8\"; version=1.0.0",
                        "application/fhir+json ; version=9.9.9",
                        "application/fhir+json;;")) {
            rows.add(typed(type, new Expected.Relayed()));
        }
        for (String coding : List.of("gzip", "br", "deflate", "zstd", "identity, gzip", "x")) {
            rows.add(
                    Row.of(
                            "content coding " + coding,
                            Sent.message().with("Content-Encoding", coding),
                            Refusal.CONTENT_TYPE_NOT_SUPPORTED));
        }
        rows.add(
                Row.of(
                        "content coding identity",
                        Sent.message().with("Content-Encoding", "identity"),
                        new Expected.Relayed()));
        for (String path : List.of("/Appointment", "/ServiceRequest")) {
            rows.add(
                    Row.of(
                            "an answer later to " + path,
                            Sent.message().to("POST", path).with("Prefer", "respond-async"),
                            Refusal.ASYNC_NOT_HERE));
        }
        rows.add(
                Row.of(
                        "an answer later to a read",
                        Sent.read("/Slot").with("Prefer", "RESPOND-ASYNC, wait=10"),
                        Refusal.ASYNC_NOT_HERE));
        for (String wait : List.of("0", "-1", "1.5", "soon", "", "99999999999999999999", "1h")) {
            rows.add(
                    Row.of(
                            "an answer later, within " + wait,
                            Sent.message()
                                    .with(
                                            "Prefer",
                                            "respond-async; wait=" + wait + ", wait=" + wait),
                            Refusal.MAXIMUM_AGE_INVALID));
        }
        rows.add(
                Row.of(
                        "an answer later, by nobody",
                        Sent.message().with("Prefer", "respond-async"),
                        Refusal.ORGANISATION_MISSING));
        for (String organisation : List.of("x", "e30", "e30=", "bm90IGpzb24=", "W10=")) {
            rows.add(
                    Row.of(
                            "an answer later, by " + organisation,
                            Sent.message()
                                    .with("Prefer", "respond-async")
                                    .with("NHSD-End-User-Organisation", organisation),
                            Refusal.ORGANISATION_UNREADABLE));
        }
        for (String version : List.of("2.0.0", "2", "999999.0.0", "2.0.0-alpha")) {
            rows.add(
                    Row.of(
                            "version " + version,
                            Sent.message()
                                    .with("Accept", "application/fhir+json;version=" + version),
                            Refusal.NOT_ACCEPTABLE));
        }
        for (String accept :
                List.of(
                        "*/*",
                        "",
                        "version=2.0.0",
                        "a/b;version=\"",
                        "a/b;version=1e9",
                        ";;;,,,")) {
            rows.add(
                    Row.of(
                            "Accept: " + accept,
                            Sent.message().with("Accept", accept),
                            new Expected.Relayed()));
        }
        return rows;
    }

    private static Row typed(String type, Expected expected) {
        return Row.of("content type " + type, Sent.message().with("Content-Type", type), expected);
    }
}
