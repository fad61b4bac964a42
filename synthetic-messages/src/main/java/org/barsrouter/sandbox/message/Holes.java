package org.barsrouter.sandbox.message;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.barsrouter.schemas.id.Uuids;

/// The values of a template's holes for one message.
final class Holes implements UnaryOperator<String> {
    private static final String ID = "id.";

    private final Map<String, String> values = new HashMap<>(SyntheticPatient.variables());
    private final UUID bundleId;

    Holes(MessageFacts facts) {
        this.bundleId = facts.bundleId();
        put("bundle", bundleId.toString());
        put("request.bundle", String.valueOf(facts.requestBundle()));
        times(facts.at().truncatedTo(ChronoUnit.MILLIS));
        party("sender", "source", facts.parties().sender());
        party("receiver", "destination", facts.parties().receiver());
    }

    /// Adds what follows from the kind of message.
    ///
    /// @param focus name of the entry that the message is about
    Holes about(MessageKind kind, String focus) {
        put("event", kind.event());
        put("reason", kind.reason());
        put("use-case", kind.useCase());
        put("definition", kind.definition());
        put("focus", id(focus));
        return this;
    }

    Holes filledWith(String filler) {
        put("filler", filler);
        return this;
    }

    @Override
    public String apply(String hole) {
        if (hole.startsWith(ID)) {
            return id(hole.substring(ID.length()));
        }
        String value = values.get(hole);
        if (value == null) {
            throw new IllegalStateException("no value is known for the hole " + hole);
        }
        return value;
    }

    private void times(Instant at) {
        put("at", at.toString());
        put("start", at.plus(Duration.ofMinutes(30)).toString());
        put("end", at.plus(Duration.ofMinutes(60)).toString());
    }

    private void party(String role, String place, Party party) {
        put(role + ".ods", party.odsCode());
        put(place, party.service().key());
        put(place + ".system", party.service().system());
        put(place + ".value", party.service().value());
    }

    private String id(String entry) {
        return Uuids.version5(bundleId + ":" + entry).toString();
    }

    private void put(String name, String value) {
        values.put(name, new String(JsonStringEncoder.getInstance().quoteAsString(value)));
    }
}
