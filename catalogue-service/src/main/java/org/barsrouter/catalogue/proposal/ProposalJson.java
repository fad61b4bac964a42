package org.barsrouter.catalogue.proposal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.barsrouter.catalogue.change.Actor;
import org.barsrouter.catalogue.change.Document;
import org.barsrouter.catalogue.change.VolumeGuard;
import org.barsrouter.catalogue.proposal.Proposal.Ack;
import org.barsrouter.catalogue.proposal.Proposal.State;
import org.barsrouter.catalogue.proposal.Proposal.Step;
import org.jspecify.annotations.Nullable;

/// Proposals as documents of the catalogue and back; the same JSON is what the API shows.
public final class ProposalJson {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private ProposalJson() {}

    public static Document document(Proposal proposal) {
        return new Document(
                Proposal.KIND, proposal.id(), proposal.version(), write(proposal).toString(), null);
    }

    public static ObjectNode write(Proposal proposal) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("id", proposal.id());
        json.put("version", proposal.version());
        json.put("state", proposal.state().name());
        json.put("summary", proposal.summary());
        if (proposal.revertOf() != null) {
            json.put("revertOf", proposal.revertOf());
        }
        if (proposal.effectiveFrom() != null) {
            json.put("effectiveFrom", proposal.effectiveFrom().toString());
        }
        ArrayNode steps = json.putArray("steps");
        proposal.steps().forEach(step -> steps.add(step(step)));
        VolumeGuard.Ack counts = proposal.ack().counts();
        ObjectNode ack = json.putObject("ack");
        if (counts != null) {
            ack.put("removed", counts.removed()).put("repointed", counts.repointed());
        }
        ArrayNode without = ack.putArray("withoutRoute");
        proposal.ack().withoutRoute().stream().sorted().forEach(without::add);
        json.putArray("commands").addAll(proposal.commands());
        return json;
    }

    private static ObjectNode step(Step step) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("at", step.at().toString());
        json.put("what", step.what());
        json.set("actor", actor(step.actor()));
        put(json, "reason", step.reason());
        return json;
    }

    /// An actor as history and change-sets show it.
    public static ObjectNode actor(Actor actor) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("name", actor.name());
        put(json, "client", actor.client());
        put(json, "user", actor.user());
        put(json, "ods", actor.ods());
        put(json, "product", actor.product());
        put(json, "onBehalfOf", actor.onBehalfOf());
        return json;
    }

    private static void put(ObjectNode json, String name, @Nullable String value) {
        if (value != null) {
            json.put(name, value);
        }
    }

    /// The proposal that a document of ours holds.
    ///
    /// @throws IllegalArgumentException when it is not one of ours
    public static Proposal read(Document document) {
        try {
            return read(JSON.readTree(document.body()));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("a change-set is not JSON", e);
        }
    }

    private static Proposal read(JsonNode json) {
        List<JsonNode> commands = new ArrayList<>();
        json.path("commands").forEach(commands::add);
        List<Step> steps = new ArrayList<>();
        json.path("steps")
                .forEach(step ->
                        steps.add(
                                new Step(
                                        Instant.parse(step.path("at").asText()),
                                        step.path("what").asText(),
                                        readActor(step.path("actor")),
                                        text(step, "reason"))));
        Set<String> without = new HashSet<>();
        json.path("ack").path("withoutRoute").forEach(each -> without.add(each.asText()));
        JsonNode ack = json.path("ack");
        return new Proposal(
                json.path("id").asText(),
                json.path("version").asLong(),
                State.valueOf(json.path("state").asText()),
                commands,
                steps,
                json.path("summary").asText(),
                new Ack(
                        ack.has("removed")
                                ? new VolumeGuard.Ack(
                                        ack.path("removed").asInt(), ack.path("repointed").asInt())
                                : null,
                        without),
                text(json, "revertOf"),
                instant(text(json, "effectiveFrom")));
    }

    private static @Nullable Instant instant(@Nullable String text) {
        return text == null ? null : Instant.parse(text);
    }

    private static Actor readActor(JsonNode json) {
        return new Actor(
                json.path("name").asText(),
                text(json, "client"),
                text(json, "user"),
                text(json, "ods"),
                text(json, "product"),
                text(json, "onBehalfOf"));
    }

    private static @Nullable String text(JsonNode json, String name) {
        return json.path(name).isTextual() ? json.path(name).textValue() : null;
    }
}
