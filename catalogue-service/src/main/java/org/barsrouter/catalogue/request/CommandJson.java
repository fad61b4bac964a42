package org.barsrouter.catalogue.request;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.barsrouter.catalogue.command.Command;
import org.barsrouter.catalogue.decide.Problem;
import org.barsrouter.catalogue.decide.Problem.Code;
import org.barsrouter.routing.identifier.IdentifierSystems;

/// Reads commands from JSON objects, each with its name in `command`.
public final class CommandJson {
    private final IdentifierSystems systems;

    public CommandJson(IdentifierSystems systems) {
        this.systems = systems;
    }

    /// The names of all commands, in order.
    public static List<String> names() {
        return CommandNames.all();
    }

    /// Reads a list of commands; problems name the place in it.
    public Reading read(List<JsonNode> all) {
        List<Command> commands = new ArrayList<>();
        List<Problem> problems = new ArrayList<>();
        for (int i = 0; i < all.size(); i++) {
            String place = all.size() == 1 ? "" : "commands[" + i + "]";
            switch (one(all.get(i))) {
                case Reading.Read(List<Command> read) -> commands.addAll(read);
                case Reading.Wrong(List<Problem> wrong) ->
                        wrong.forEach(p -> problems.add(place.isEmpty() ? p : p.in(place)));
            }
        }
        return problems.isEmpty() ? new Reading.Read(commands) : new Reading.Wrong(problems);
    }

    private Reading one(JsonNode json) {
        Function<Fields, Command> reader = CommandNames.reader(json.path("command").asText());
        if (!json.isObject() || reader == null) {
            return new Reading.Wrong(
                    List.of(
                            new Problem(
                                    Code.INVALID,
                                    "command",
                                    "command: it is not the name of a command.",
                                    "Give one of " + String.join(", ", names()) + ".")));
        }
        ObjectNode members = ((ObjectNode) json).deepCopy();
        members.remove("command");
        Fields fields = new Fields(members, systems);
        Command command = reader.apply(fields);
        List<Problem> problems = fields.problems();
        return problems.isEmpty()
                ? new Reading.Read(List.of(command))
                : new Reading.Wrong(problems);
    }
}
