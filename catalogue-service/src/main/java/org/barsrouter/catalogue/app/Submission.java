package org.barsrouter.catalogue.app;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.List;
import java.util.Locale;
import org.barsrouter.catalogue.command.Command;
import org.barsrouter.catalogue.decide.Acknowledged;
import org.jspecify.annotations.Nullable;

/// Commands that somebody wants carried out together or not at all.
///
/// @param texts the same as JSON, kept with the change-set
/// @param ifMatch version that the one service or endpoint, which all commands are on, must have;
///   absent is not asked
public record Submission(
        List<Command> commands,
        List<JsonNode> texts,
        @Nullable String reason,
        Acknowledged acknowledged,
        @Nullable Long ifMatch) {

    /// What is to happen with them.
    public enum Mode {
        /// Say what they would do.
        DRY_RUN,
        /// Keep them until somebody approves and applies them.
        PROPOSE,
        /// Do it, if the environment lets one person alone.
        APPLY
    }

    public Submission {
        commands = List.copyOf(commands);
        texts = List.copyOf(texts);
    }

    /// Commands made by a program, to be applied at once: only their names are kept.
    public static Submission of(List<Command> commands, @Nullable String reason) {
        return new Submission(
                commands,
                commands.stream().map(Submission::name).toList(),
                reason,
                Acknowledged.nothing(),
                null);
    }

    private static JsonNode name(Command command) {
        String name =
                command.getClass()
                        .getSimpleName()
                        .replaceAll("(?<=[a-z])(?=[A-Z])", "-")
                        .toLowerCase(Locale.ROOT);
        return JsonNodeFactory.instance.objectNode().put("command", name);
    }
}
