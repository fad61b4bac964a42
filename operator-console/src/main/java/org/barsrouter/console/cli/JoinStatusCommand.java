package org.barsrouter.console.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.concurrent.Callable;
import org.barsrouter.console.http.Answer;
import org.barsrouter.console.http.Answer.Answered;
import org.barsrouter.console.http.Service;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// Says how far a request has come, with the report of its checks.
@Command(
        name = "status",
        description = "Says how far a request has come, with the report of its checks.",
        mixinStandardHelpOptions = true)
final class JoinStatusCommand implements Callable<Integer> {
    @Spec private CommandSpec spec = CommandSpec.create();
    @Mixin private Addresses addresses = new Addresses();

    @Parameters(paramLabel = "ID", description = "Id of the request")
    private String id = "";

    @Option(names = "--json", description = "Print what the catalogue answers, for programs")
    private boolean json;

    @Override
    public Integer call() {
        Screen screen = Screen.of(spec);
        Service catalogue = addresses.catalogue();
        Answer answer = catalogue.get("/catalogue/v1/joins/" + Service.encoded(id));
        if (!(answer instanceof Answered found) || !found.isSuccess()) {
            return screen.fail(answer);
        }
        JsonNode join = found.json();
        if (json) {
            screen.json(join);
            return ExitCode.OK.number();
        }
        screen.line(
                "%s (%s) at %s: %s since it was asked for by %s at %s."
                        .formatted(
                                Fields.first(join, "service"),
                                Fields.first(join, "name"),
                                Fields.first(join, "address"),
                                Fields.first(join, "state"),
                                Fields.first(join, "requestedBy"),
                                Fields.first(join, "requestedAt")));
        String report = join.path("reportId").asText("");
        if (!report.isEmpty()
                && catalogue.get("/catalogue/v1/certifications/" + Service.encoded(report))
                        instanceof Answered recorded
                && recorded.isSuccess()) {
            recorded.json().path("text").forEach(line -> screen.line(line.asText()));
        }
        new JoinChecks(catalogue, screen).print(join);
        return ExitCode.OK.number();
    }
}
