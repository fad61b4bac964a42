package org.barsrouter.catalogue.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import org.barsrouter.catalogue.app.ImportTargets;
import org.barsrouter.catalogue.app.ReviewChangeSets.Word;
import org.barsrouter.catalogue.app.Submission;
import org.barsrouter.catalogue.change.VolumeGuard;
import org.barsrouter.catalogue.command.Command;
import org.barsrouter.catalogue.decide.Acknowledged;
import org.barsrouter.catalogue.decide.Problem;
import org.barsrouter.catalogue.request.CommandJson;
import org.barsrouter.catalogue.request.Reading;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Reads the bodies of requests that change the catalogue. A name that stands twice is refused.
@Component
final class ChangeBodies {
    private static final int LARGEST = 4 * 1024 * 1024;
    private static final int MOST = 20_000;
    private static final JsonMapper JSON =
            JsonMapper.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build();

    private final CommandJson commands;

    ChangeBodies(ImportTargets.Terms terms) {
        this.commands = new CommandJson(terms.systems());
    }

    /// One command; its name stands in the path.
    Submission command(String name, String body, @Nullable Long ifMatch) {
        ObjectNode json = object(body);
        Acknowledged acknowledged = acknowledged(json);
        JsonNode reason = json.path("reason");
        if (!name.startsWith("suspend-") && !name.equals("deactivate-service")) {
            json.remove("reason");
        }
        json.put("command", name);
        return submission(
                List.of(json),
                reason.isTextual() ? reason.textValue() : null,
                acknowledged,
                ifMatch);
    }

    /// A list of commands under `commands`.
    Submission changeSet(String body) {
        ObjectNode json = object(body);
        Acknowledged acknowledged = acknowledged(json);
        JsonNode reason = json.path("reason");
        List<JsonNode> all = new ArrayList<>();
        json.path("commands").forEach(all::add);
        json.remove(List.of("commands", "reason"));
        if (all.isEmpty() || all.size() > MOST || !json.isEmpty()) {
            throw new FaultException(
                    Fault.REQUEST_UNREADABLE,
                    "The body is an object with commands (1 to 20,000 objects), reason and ack.");
        }
        return submission(all, reason.isTextual() ? reason.textValue() : null, acknowledged, null);
    }

    private Submission submission(
            List<JsonNode> texts,
            @Nullable String reason,
            Acknowledged acknowledged,
            @Nullable Long ifMatch) {
        return switch (commands.read(texts)) {
            case Reading.Read(List<Command> read) ->
                    new Submission(read, texts, reason, acknowledged, ifMatch);
            case Reading.Wrong(List<Problem> problems) -> throw ChangeAnswers.refused(problems);
        };
    }

    /// What somebody says to a change-set: `reason` and `ack`, both may be absent.
    Word word(String body) {
        ObjectNode json = object(body);
        Acknowledged acknowledged = acknowledged(json);
        JsonNode reason = json.path("reason");
        json.remove("reason");
        if (!json.isEmpty()) {
            throw new FaultException(
                    Fault.REQUEST_UNREADABLE, "The body is an object with reason and ack.");
        }
        return new Word(reason.isTextual() ? reason.textValue() : null, acknowledged);
    }

    /// The body of a request, as far as one may be.
    static String text(HttpServletRequest request) throws IOException {
        byte[] bytes = request.getInputStream().readNBytes(LARGEST + 1);
        if (bytes.length > LARGEST) {
            throw new FaultException(
                    Fault.TOO_LARGE, "The body is larger than 4 MB: send the commands in parts.");
        }
        return new String(bytes, StandardCharsets.UTF_8);
    }

    private static ObjectNode object(String body) {
        try {
            if (JSON.readTree(body.isBlank() ? "{}" : body) instanceof ObjectNode object) {
                return object;
            }
        } catch (JsonProcessingException e) {
            throw new FaultException(
                    Fault.REQUEST_UNREADABLE,
                    "The body is not JSON, or has a name twice; look at line "
                            + (e.getLocation() == null ? 1 : e.getLocation().getLineNr())
                            + ".");
        }
        throw new FaultException(Fault.REQUEST_UNREADABLE, "The body is not a JSON object.");
    }

    /// Takes `ack` out of the body.
    private static Acknowledged acknowledged(ObjectNode json) {
        JsonNode ack = json.path("ack");
        json.remove("ack");
        Set<String> without = new HashSet<>();
        for (Iterator<JsonNode> each = ack.path("withoutRoute").elements(); each.hasNext(); ) {
            without.add(each.next().asText());
        }
        boolean counts = ack.path("removed").isInt() && ack.path("repointed").isInt();
        return new Acknowledged(
                counts
                        ? new VolumeGuard.Ack(
                                ack.path("removed").intValue(), ack.path("repointed").intValue())
                        : null,
                without);
    }
}
