package org.barsrouter.console.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
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

/// Asks for a service to join, and has it checked.
@Command(
        name = "join",
        description = {
            "Asks for a service to join the catalogue, and runs its checks.",
            "The request is a JSON file, or the options; options win over the file.",
            "Exit codes: 0 certified, 2 not every check could be run, 3 a check failed, 4 the"
                    + " request cannot be used, 1 refused, 6 no answer."
        },
        mixinStandardHelpOptions = true,
        subcommands = {JoinListCommand.class, JoinStatusCommand.class, JoinCheckCommand.class})
final class CatalogueJoinCommand implements Callable<Integer> {
    @Spec private CommandSpec spec = CommandSpec.create();
    @Mixin private Addresses addresses = new Addresses();
    @Mixin private Acting acting = new Acting();

    @Parameters(
            paramLabel = "REQUEST.json",
            arity = "0..1",
            description = "The request; see docs/joining.md")
    private @Nullable Path file;

    @Option(names = "--service", description = "system|value, or a bare DoS service id")
    private @Nullable String service;

    @Option(names = "--ods", description = "ODS code of the provider")
    private @Nullable String ods;

    @Option(names = "--name", description = "Name of the service")
    private @Nullable String name;

    @Option(names = "--environment", description = "INT, PROD or SANDBOX")
    private @Nullable String environment;

    @Option(names = "--address", description = "FHIR base URL of the receiver")
    private @Nullable String address;

    @Option(names = "--product", description = "Product id")
    private @Nullable String product;

    @Option(
            names = "--takes",
            description = "referrals, bookings, validation-requests, or responses for a sender")
    private @Nullable String takes;

    @Option(
            names = "--expects-asynchronous-responses",
            description = "The service sends as well, and responses come to it")
    private boolean expectsResponses;

    @Option(names = "--tests-from", description = "First day of tests, such as 2026-12-01")
    private @Nullable String testsFrom;

    @Option(names = "--tests-to", description = "Last day of tests")
    private @Nullable String testsTo;

    @Option(names = "--live-from", description = "From when messages go there")
    private @Nullable String liveFrom;

    @Option(
            names = "--contact",
            paramLabel = "ROLE=ADDRESS",
            description = "Whom to ask, such as supplier=bars@supplier.example; repeatable")
    private List<String> contacts = new ArrayList<>();

    @Option(names = "--no-check", description = "Only ask; the checks are run later")
    private boolean unchecked;

    @Option(names = "--json", description = "Print what the catalogue answers, for programs")
    private boolean json;

    @Override
    public Integer call() {
        Screen screen = Screen.of(spec);
        Answer answer =
                addresses.catalogue().post("/catalogue/v1/joins", request(), acting.headers());
        if (!(answer instanceof Answered asked) || !asked.isSuccess()) {
            return refused(screen, answer);
        }
        String id = asked.json().path("id").asText();
        if (json && unchecked) {
            screen.json(asked.json());
        }
        if (!json) {
            screen.line("Requested: " + id);
        }
        if (unchecked) {
            return ExitCode.OK.number();
        }
        return new JoinChecks(addresses.catalogue(), screen)
                .run(id, acting, json ? Errand.Output.PROGRAMS : Errand.Output.PEOPLE);
    }

    @Command(
            description = "Approves a request: from its planned instant on, messages go there.",
            mixinStandardHelpOptions = true)
    int approve(@Mixin JoinWord word) {
        return word.say("approve", Screen.of(spec));
    }

    @Command(description = "Refuses a request, with a reason.", mixinStandardHelpOptions = true)
    int refuse(@Mixin JoinWord word) {
        Screen screen = Screen.of(spec);
        return word.hasReason()
                ? word.say("refuse", screen)
                : screen.fail(
                        ExitCode.INVALID_INPUT, "Say with --reason why: whoever asked reads it.");
    }

    @Command(
            description = "Withdraws a request that is not in the catalogue yet.",
            mixinStandardHelpOptions = true)
    int withdraw(@Mixin JoinWord word) {
        return word.say("withdraw", Screen.of(spec));
    }

    static int refused(Screen screen, Answer answer) {
        if (answer instanceof Answered answered && answered.json().path("problems").isArray()) {
            for (JsonNode problem : answered.json().path("problems")) {
                screen.fail(ExitCode.FAILED, problem.asText());
            }
            return answered.status() == 422
                    ? ExitCode.INVALID_INPUT.number()
                    : ExitCode.FAILED.number();
        }
        return screen.fail(answer);
    }

    private ObjectNode request() {
        ObjectNode request = file == null ? acting.body() : JsonFile.object(file);
        if (!request.has("actor")) {
            request.put("actor", acting.actor());
        }
        put(request, "service", service);
        put(request, "ods", ods);
        put(request, "name", name);
        put(request, "environment", environment);
        put(request, "address", address);
        put(request, "product", product);
        put(request, "takes", takes);
        put(request, "testsFrom", testsFrom);
        put(request, "testsTo", testsTo);
        put(request, "liveFrom", liveFrom);
        if (expectsResponses) {
            request.put("expectsResponses", true);
        }
        if (!contacts.isEmpty()) {
            var all = request.putArray("contacts");
            for (String contact : contacts) {
                int equals = contact.indexOf('=');
                if (equals < 1) {
                    throw new IllegalArgumentException(
                            "--contact is ROLE=ADDRESS, such as supplier=bars@supplier.example.");
                }
                all.addObject()
                        .put("role", contact.substring(0, equals))
                        .put("address", contact.substring(equals + 1));
            }
        }
        return request;
    }

    private static void put(ObjectNode request, String key, @Nullable String value) {
        if (value != null) {
            request.put(key, value);
        }
    }
}
