package org.barsrouter.catalogue.change;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.Collection;
import org.barsrouter.catalogue.change.Label.Visibility;
import org.barsrouter.routing.policy.PolicyOverrides;
import org.barsrouter.routing.route.Assignment;
import org.barsrouter.routing.route.Endpoint;
import org.barsrouter.routing.route.Route;
import org.barsrouter.routing.route.Suspension;
import org.barsrouter.routing.route.Technical;
import org.barsrouter.schemas.id.ServiceId;
import org.jspecify.annotations.Nullable;

/// Services and endpoints as compact JSON: what events keep as before and after, and what a content
/// hash is taken of. [RouteText] reads it back.
public final class RouteJson {
    private static final JsonFactory JSON = new JsonFactory();

    private final JsonGenerator json;

    private interface Body {
        void write(RouteJson out) throws IOException;
    }

    private RouteJson(JsonGenerator json) {
        this.json = json;
    }

    public static String of(Route.Service service) {
        return written(out -> out.service(service));
    }

    public static String of(Endpoint endpoint) {
        return written(out -> out.endpoint(endpoint));
    }

    /// An endpoint with its label, as far as it has one.
    public static String of(Template template) {
        return written(out -> {
            out.endpoint(template.endpoint());
            out.text("name", template.label().name());
            if (template.label().visibility() == Visibility.PRIVATE) {
                out.text("visibility", "private");
            }
        });
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
        texts("grantedProducts", service.grantedProducts());
        json.writeBooleanField("takesBookingResponse", service.takesBookingResponse());
        json.writeArrayFieldStart("assignments");
        for (Assignment assignment : service.assignments()) {
            assignment(assignment);
        }
        json.writeEndArray();
        texts("identifiers", service.identifiers().stream().map(ServiceId::key).toList());
        suspensions("inactive", service.inactive());
    }

    private void assignment(Assignment assignment) throws IOException {
        json.writeStartObject();
        json.writeStringField("id", assignment.id());
        json.writeNumberField("rank", assignment.rank());
        instant("from", assignment.period().from());
        instant("to", assignment.period().to());
        json.writeBooleanField("active", assignment.active());
        suspensions("suspensions", assignment.suspensions());
        instant("drainUntil", assignment.drainUntil());
        json.writeObjectFieldStart("endpoint");
        endpoint(assignment.endpoint());
        json.writeEndObject();
        policy(assignment.policy());
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
        suspensions("suspensions", endpoint.suspensions());
        policy(endpoint.policy());
        technical(endpoint.technical());
    }

    private void suspensions(String name, Iterable<Suspension> suspensions) throws IOException {
        if (!suspensions.iterator().hasNext()) {
            return;
        }
        json.writeArrayFieldStart(name);
        for (Suspension suspension : suspensions) {
            json.writeStartObject();
            instant("from", suspension.period().from());
            instant("to", suspension.period().to());
            json.writeStringField("reason", suspension.reason());
            if (suspension.cause() != Suspension.Cause.ITSELF) {
                json.writeStringField("cause", suspension.cause().name());
            }
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    /// Only what differs from a BaRS endpoint, so that the hash of one is what it always was.
    private void technical(Technical technical) throws IOException {
        if (technical.equals(Technical.bars())) {
            return;
        }
        json.writeStringField("fhirVersion", technical.fhirVersion());
        json.writeStringField("addressKind", technical.addressKind().text());
        json.writeStringField("securityProfile", technical.securityProfile());
        texts("barsVersions", technical.barsVersions());
    }

    private void policy(PolicyOverrides policy) throws IOException {
        String text = PolicyJson.of(policy);
        if (!text.isEmpty()) {
            json.writeFieldName("policy");
            json.writeRawValue(text);
        }
    }

    private void texts(String name, Collection<String> values) throws IOException {
        if (!values.isEmpty()) {
            json.writeArrayFieldStart(name);
            for (String value : values) {
                json.writeString(value);
            }
            json.writeEndArray();
        }
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
