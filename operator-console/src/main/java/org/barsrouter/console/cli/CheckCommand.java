package org.barsrouter.console.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.barsrouter.console.definition.MessageCheck;
import org.barsrouter.console.definition.MessageDefinition;
import org.barsrouter.console.definition.MessageDefinitions;
import org.barsrouter.console.definition.Remark;
import org.barsrouter.console.table.Table;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// A dry run of one message against its MessageDefinition: nothing is sent, no service is asked.
@Command(
        name = "check",
        description =
                "Holds a message against its MessageDefinition: resource types and counts. Sends nothing.",
        mixinStandardHelpOptions = true)
final class CheckCommand implements Callable<Integer> {
    private static final String TABLE = "/definition/message-definitions.tsv";
    private static final ObjectMapper JSON = new ObjectMapper();

    @Spec private CommandSpec spec = CommandSpec.create();

    @Parameters(paramLabel = "<file>", description = "The body of a message, as JSON")
    private Path file = Path.of("");

    @Option(
            names = "--definition",
            paramLabel = "<name>",
            description = "Hold it against this one, whatever the message names.")
    private @Nullable String named;

    @Option(names = "--json", description = "Print the report for programs")
    private boolean json;

    @Override
    public Integer call() throws IOException {
        MessageDefinitions definitions = definitions();
        MessageDefinition wanted = named == null ? null : wanted(definitions, named);
        MessageCheck.Report report = MessageCheck.check(JsonFile.object(file), definitions, wanted);
        Screen screen = Screen.of(spec);
        if (json) {
            screen.json(asJson(report));
        } else {
            tell(screen, report);
        }
        return (report.remarks().isEmpty() ? ExitCode.OK : ExitCode.MISMATCHES).number();
    }

    private static MessageDefinitions definitions() throws IOException {
        try (InputStream table = CheckCommand.class.getResourceAsStream(TABLE)) {
            if (table == null) {
                throw new IllegalStateException("the table of definitions is not in this build");
            }
            return MessageDefinitions.read(
                    new String(table.readAllBytes(), StandardCharsets.UTF_8));
        }
    }

    private static MessageDefinition wanted(MessageDefinitions definitions, String name) {
        return definitions
                .find(name)
                .orElseThrow(() ->
                        new IllegalArgumentException(
                                "--definition is one of "
                                        + String.join(", ", definitions.names())
                                        + "."));
    }

    private static void tell(Screen screen, MessageCheck.Report report) {
        report.definition()
                .ifPresent(known ->
                        screen.line("held against " + known.name() + " " + known.version()));
        List<Remark> remarks = report.remarks();
        if (remarks.isEmpty()) {
            screen.line("nothing to remark: " + report.found());
            return;
        }
        Table table = new Table("level", "where", "what");
        remarks.forEach(
                remark -> table.row(String.valueOf(remark.level()), remark.where(), remark.what()));
        screen.table(table);
    }

    private static ObjectNode asJson(MessageCheck.Report report) {
        ObjectNode root = JSON.createObjectNode();
        report.definition().ifPresent(known -> root.put("definition", known.url()));
        root.set("found", JSON.valueToTree(report.found()));
        ArrayNode remarks = root.putArray("remarks");
        report.remarks()
                .forEach(remark ->
                        remarks.addObject()
                                .put("level", remark.level())
                                .put("where", remark.where())
                                .put("what", remark.what()));
        return root;
    }
}
