package org.barsrouter.catalogue.change;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.time.Instant;
import org.barsrouter.routing.route.Assignment;
import org.barsrouter.routing.route.Endpoint;
import org.barsrouter.routing.route.Route;
import org.barsrouter.routing.route.Suspension;
import org.jspecify.annotations.Nullable;

/// Services and endpoints as compact JSON: what events keep as before and after, and what a content
/// hash is taken of.
final class RouteJson {
    private static final JsonFactory JSON = new JsonFactory();

    private final JsonGenerator json;

    private interface Body {
        void write(RouteJson out) throws IOException;
    }

    private RouteJson(JsonGenerator json) {
        this.json = json;
    }

    static String of(Route.Service service) {
        return written(out -> out.service(service));
    }

    static String of(Endpoint endpoint) {
        return written(out -> out.endpoint(endpoint));
    }

    /// What a change-set did, for its closing event.
    static String of(Counts counts, String digest) {
        return written(out -> {
            out.json.writeStringField("digest", digest);
            out.json.writeNumberField("before", counts.before());
            out.json.writeNumberField("added", counts.added());
            out.json.writeNumberField("removed", counts.removed());
            out.json.writeNumberField("repointed", counts.repointed());
            out.json.writeNumberField("detailed", counts.detailed());
            out.json.writeNumberField("unchanged", counts.unchanged());
        });
    }

    private static String written(Body body) {
        StringWriter text = new StringWriter(512);
        try (JsonGenerator json = JSON.createGenerator(text)) {
            json.writeStartObject();
            body.write(new RouteJson(json));
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException("a text in memory cannot fail to be written", e);
        }
        return text.toString();
    }

    private void service(Route.Service service) throws IOException {
        json.writeStringField("service", service.id().key());
        json.writeBooleanField("active", service.active());
        text("providedBy", service.providedBy());
        text("name", service.name());
        if (!service.grantedProducts().isEmpty()) {
            json.writeArrayFieldStart("grantedProducts");
            for (String product : service.grantedProducts()) {
                json.writeString(product);
            }
            json.writeEndArray();
        }
        json.writeBooleanField("takesBookingResponse", service.takesBookingResponse());
        json.writeArrayFieldStart("assignments");
        for (Assignment assignment : service.assignments()) {
            assignment(assignment);
        }
        json.writeEndArray();
    }

    private void assignment(Assignment assignment) throws IOException {
        json.writeStartObject();
        json.writeStringField("id", assignment.id());
        json.writeNumberField("rank", assignment.rank());
        instant("from", assignment.period().from());
        instant("to", assignment.period().to());
        json.writeBooleanField("active", assignment.active());
        suspensions(assignment.suspensions());
        instant("drainUntil", assignment.drainUntil());
        json.writeObjectFieldStart("endpoint");
        endpoint(assignment.endpoint());
        json.writeEndObject();
        json.writeEndObject();
    }

    private void endpoint(Endpoint endpoint) throws IOException {
        json.writeStringField("id", endpoint.id());
        json.writeStringField("product", endpoint.productId());
        json.writeStringField("instance", endpoint.instance());
        json.writeStringField("connectionType", endpoint.connectionType());
        json.writeStringField("payloadType", endpoint.payloadType());
        text("managingOrganisation", endpoint.managingOrganisation());
        json.writeStringField("status", endpoint.status().name());
        json.writeNumberField("slices", endpoint.slices());
        json.writeArrayFieldStart("addresses");
        for (Endpoint.Address address : endpoint.addresses()) {
            json.writeStartObject();
            instant("from", address.from());
            json.writeStringField("url", address.url().toString());
            json.writeEndObject();
        }
        json.writeEndArray();
        suspensions(endpoint.suspensions());
    }

    private void suspensions(Iterable<Suspension> suspensions) throws IOException {
        if (!suspensions.iterator().hasNext()) {
            return;
        }
        json.writeArrayFieldStart("suspensions");
        for (Suspension suspension : suspensions) {
            json.writeStartObject();
            instant("from", suspension.period().from());
            instant("to", suspension.period().to());
            json.writeStringField("reason", suspension.reason());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private void text(String name, @Nullable String value) throws IOException {
        if (value != null) {
            json.writeStringField(name, value);
        }
    }

    private void instant(String name, @Nullable Instant value) throws IOException {
        if (value != null) {
            json.writeStringField(name, value.toString());
        }
    }
}
