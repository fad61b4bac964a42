package org.barsrouter.catalogue.change;

import org.barsrouter.routing.resolve.Question;
import org.barsrouter.routing.route.Endpoint;

/// What an endpoint speaks. Ranks, periods and switches are kept for each by itself, so that a
/// service's CareConnect or GP Connect routes stand beside its BaRS route untouched.
public record Protocol(String connectionType, String payloadType) implements Comparable<Protocol> {
    public static final Protocol BARS =
            new Protocol(Question.BARS_CONNECTION, Question.BARS_PAYLOAD);

    public static Protocol of(Endpoint endpoint) {
        return new Protocol(endpoint.connectionType(), endpoint.payloadType());
    }

    /// The protocol that somebody's two codes mean. The published BaRS examples write
    /// `hl7-fhir-msg`, and everybody sends BaRS over `hl7-fhir-rest`: it is one protocol.
    public static Protocol written(String connectionType, String payloadType) {
        return payloadType.equals(BARS.payloadType) && connectionType.equals("hl7-fhir-msg")
                ? BARS
                : new Protocol(connectionType, payloadType);
    }

    public boolean isBars() {
        return equals(BARS);
    }

    /// `connection/payload`.
    public String text() {
        return connectionType + "/" + payloadType;
    }

    @Override
    public int compareTo(Protocol other) {
        return text().compareTo(other.text());
    }
}
