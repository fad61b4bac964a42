package org.barsrouter.console.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// Certifies a receiver.
@Command(
        name = "certify",
        description = {
            "Runs the certification of a service's receiver and prints the report.",
            "Exit codes: 0 certified, 2 not every check could be run, 3 a check failed, 1 refused,"
                    + " 6 no answer."
        },
        mixinStandardHelpOptions = true)
final class CatalogueCertifyCommand implements Callable<Integer> {
    private static final String PATH = "/catalogue/v1/certifications";

    @Spec private CommandSpec spec = CommandSpec.create();
    @Mixin private Addresses addresses = new Addresses();
    @Mixin private Acting acting = new Acting();

    @Parameters(paramLabel = "<serviceId>", description = "system|value, or a bare DoS service id")
    private String service = "";

    @Option(names = "--address", description = "FHIR base URL; else where the catalogue leads to")
    private @Nullable String address;

    @Option(names = "--takes", description = "referrals, bookings, validation-requests, responses")
    private @Nullable String takes;

    @Option(
            names = "--expects-asynchronous-responses",
            description = "Responses come to it as well")
    private boolean expectsResponses;

    @Option(names = "--neighbour", description = "Another service behind the same address")
    private @Nullable String neighbour;

    @Option(names = "--scal", description = "Reference of the approved SCAL")
    private @Nullable String scal;

    @Option(names = "--conformance", description = "Technical Conformance Certificate")
    private @Nullable String conformance;

    @Option(names = "--supplier-safety", description = "DCB0129 reference")
    private @Nullable String supplierSafety;

    @Option(names = "--provider-safety", description = "DCB0160 reference")
    private @Nullable String providerSafety;

    @Option(names = "--go-live", description = "Record of the technical go-live")
    private @Nullable String goLive;

    @Option(names = "--json", description = "Print what the catalogue answers, for programs")
    private boolean json;

    @Override
    public Integer call() {
        Errand errand =
                new Errand(
                        addresses.catalogue(),
                        Screen.of(spec),
                        json ? Errand.Output.PROGRAMS : Errand.Output.PEOPLE);
        return switch (errand.run(PATH, request(), PATH)) {
            case Errand.Outcome.Failed(int exit) -> exit;
            case Errand.Outcome.Over(JsonNode answer) -> {
                errand.printRemedies(answer);
                yield JoinChecks.exit(answer);
            }
        };
    }

    private ObjectNode request() {
        ObjectNode request = acting.body().put("service", service);
        put(request, "address", address);
        put(request, "takes", takes);
        put(request, "neighbour", neighbour);
        if (expectsResponses) {
            request.put("expectsResponses", true);
        }
        ObjectNode evidence = request.objectNode();
        put(evidence, "scal", scal);
        put(evidence, "conformance", conformance);
        put(evidence, "supplierSafety", supplierSafety);
        put(evidence, "providerSafety", providerSafety);
        put(evidence, "goLive", goLive);
        if (!evidence.isEmpty()) {
            request.set("evidence", evidence);
        }
        return request;
    }

    private static void put(ObjectNode node, String key, @Nullable String value) {
        if (value != null) {
            node.put(key, value);
        }
    }
}
