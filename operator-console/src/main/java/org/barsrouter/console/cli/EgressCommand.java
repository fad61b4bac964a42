package org.barsrouter.console.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.barsrouter.console.http.Answer;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// Says what a receiver has to know of us for its firewall and its TLS.
@Command(
        name = "egress",
        description = {
            "Says from which addresses receivers are called, and with which client certificate:",
            "what a receiver writes into its firewall and its list of trusted callers."
        },
        mixinStandardHelpOptions = true)
final class EgressCommand implements Callable<Integer> {
    @Spec private CommandSpec spec = CommandSpec.create();
    @Mixin private Addresses addresses = new Addresses();

    @Option(names = "--json", description = "Print what delivery answers, for programs")
    private boolean json;

    @Override
    public Integer call() {
        Screen screen = Screen.of(spec);
        Answer answer = addresses.delivery().get("/delivery/v1/egress");
        return screen.show(answer, json ? screen::json : found -> tell(screen, found));
    }

    private static void tell(Screen screen, JsonNode egress) {
        screen.line("environment: " + egress.path("environment").asText());
        String addresses =
                egress.path("addresses")
                        .valueStream()
                        .map(JsonNode::asText)
                        .collect(Collectors.joining(", "));
        screen.line(
                addresses.isEmpty()
                        ? "addresses: not fixed; delivery.egress.addresses fixes them"
                        : "addresses to admit: " + addresses);
        JsonNode certificate = egress.path("certificate");
        if (!certificate.isObject()) {
            screen.line("client certificate: none; delivery.tls.certificate names it");
            return;
        }
        screen.line("client certificate: " + certificate.path("subject").asText());
        screen.line("  issued by " + certificate.path("issuer").asText());
        screen.line("  valid until " + certificate.path("expiresAt").asText());
        screen.line("  SHA-256 " + certificate.path("sha256").asText());
    }
}
