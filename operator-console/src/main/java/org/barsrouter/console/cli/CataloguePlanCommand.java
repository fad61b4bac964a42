package org.barsrouter.console.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.barsrouter.console.http.Answer;
import org.barsrouter.console.http.Answer.Answered;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// Says what a list of supplier switches would do, service by service. Changes nothing.
@Command(
        name = "plan",
        description = {
            "Shows for every line of a switch list where messages go now, at the switch and a day"
                    + " later.",
            "The list: ODSCode,ServiceId,OldProductId,NewProductId,SwitchDate. Exit codes: 0 all can"
                    + " be done, 2 with warnings, 3 some cannot, 4 unreadable, 6 no answer."
        },
        mixinStandardHelpOptions = true)
final class CataloguePlanCommand implements Callable<Integer> {
    @Spec private CommandSpec spec = CommandSpec.create();
    @Mixin private Addresses addresses = new Addresses();

    @Parameters(paramLabel = "SWITCHES", description = "CSV of the switches")
    private Path file = Path.of("");

    @Option(
            names = "--traffic",
            paramLabel = "CSV",
            description = "Messages by service, value,messages[,system]: the shares of traffic")
    private @Nullable Path traffic;

    @Option(names = "--json", description = "Print what the catalogue answers, for programs")
    private boolean json;

    @Override
    public Integer call() {
        Screen screen = Screen.of(spec);
        ObjectNode request =
                JsonNodeFactory.instance.objectNode().put("switches", InputFile.read(file).text());
        if (traffic != null) {
            request.put("traffic", InputFile.read(traffic).text());
        }
        Answer answer = addresses.catalogue().post("/catalogue/v1/plans", request);
        if (!(answer instanceof Answered found) || !found.isSuccess()) {
            return screen.fail(answer);
        }
        JsonNode plan = found.json();
        if (json) {
            screen.json(plan);
        } else {
            plan.path("findings").forEach(finding -> screen.line(line(finding)));
            plan.path("report").forEach(line -> screen.line(line.asText()));
        }
        return exit(plan).number();
    }

    private static String line(JsonNode finding) {
        return "%s line %d: %s %s"
                .formatted(
                        finding.path("file").asText(),
                        finding.path("line").asInt(),
                        finding.path("what").asText(),
                        finding.path("remedy").asText());
    }

    private static ExitCode exit(JsonNode plan) {
        if (plan.path("switches").isEmpty() && !plan.path("findings").isEmpty()) {
            return ExitCode.INVALID_INPUT;
        }
        if (!plan.path("fits").asBoolean()) {
            return ExitCode.MISMATCHES;
        }
        return plan.path("warnings").asBoolean() ? ExitCode.WARNINGS : ExitCode.OK;
    }
}
