package org.barsrouter.console.cli;

import com.fasterxml.jackson.databind.JsonNode;
import org.barsrouter.console.http.Answer;
import org.barsrouter.console.http.Answer.Answered;
import org.barsrouter.console.http.Service;

/// Runs the checks of a request and says what it may do next.
final class JoinChecks {
    private final Service catalogue;
    private final Screen screen;

    JoinChecks(Service catalogue, Screen screen) {
        this.catalogue = catalogue;
        this.screen = screen;
    }

    int run(String id, JsonNode body, Errand.Output output) {
        Errand errand = new Errand(catalogue, screen, output);
        String join = "/catalogue/v1/joins/" + Service.encoded(id);
        return switch (errand.run(join + "/$check", body, "/catalogue/v1/certifications")) {
            case Errand.Outcome.Failed(int exit) -> exit;
            case Errand.Outcome.Over(JsonNode answer) -> {
                errand.printRemedies(answer);
                if (output == Errand.Output.PEOPLE
                        && catalogue.get(join) instanceof Answered now
                        && now.isSuccess()) {
                    print(now.json());
                }
                yield exit(answer);
            }
        };
    }

    /// A request's directory objections and its next step.
    void print(JsonNode join) {
        for (JsonNode objection : join.at("/detail/objections")) {
            screen.line(objection.asText());
        }
        screen.line(join.path("sentence").asText());
    }

    /// The exit code that a certification's report stands for.
    static int exit(JsonNode answer) {
        boolean failed = false;
        boolean open = false;
        for (JsonNode finding : answer.at("/report/findings")) {
            String is = finding.at("/verdict/is").asText();
            failed |= is.equals("failed");
            open |= is.equals("not-run");
        }
        if (failed) {
            return ExitCode.MISMATCHES.number();
        }
        return open ? ExitCode.WARNINGS.number() : ExitCode.OK.number();
    }

    /// Prints a decision's result.
    int decided(Answer answer, Errand.Output output) {
        if (!(answer instanceof Answered answered) || !answered.isSuccess()) {
            return CatalogueJoinCommand.refused(screen, answer);
        }
        if (output == Errand.Output.PROGRAMS) {
            screen.json(answered.json());
        } else {
            screen.line(
                    "%s is %s."
                            .formatted(
                                    answered.json().path("service").asText(),
                                    answered.json().path("state").asText()));
            print(answered.json());
        }
        return ExitCode.OK.number();
    }
}
