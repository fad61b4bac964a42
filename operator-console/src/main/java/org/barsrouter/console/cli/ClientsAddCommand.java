package org.barsrouter.console.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.barsrouter.console.http.Answer;
import org.barsrouter.console.http.Answer.Answered;
import org.barsrouter.console.http.Service;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// Registers an application, or replaces a registration.
@Command(
        name = "add",
        description = "Registers an application, or with --revision replaces its registration.",
        mixinStandardHelpOptions = true)
final class ClientsAddCommand implements Callable<Integer> {
    @Spec private CommandSpec spec = CommandSpec.create();
    @Mixin private Registry registry = new Registry();

    @Parameters(
            paramLabel = "<client id>",
            description = "iss and sub of its assertions: letters, digits, dots, hyphens")
    private String id = "";

    @Option(names = "--name", required = true, description = "What people call it")
    private String name = "";

    @Option(
            names = "--organisation",
            paramLabel = "<ODS>",
            required = true,
            description = "Organisation that it speaks for")
    private String organisation = "";

    @Option(
            names = "--product",
            paramLabel = "<id>",
            description = "Product that services grant rights to")
    private @Nullable String product;

    @Option(
            names = "--scope",
            description =
                    "urn:nhsd:apim:app:level3:booking-and-referral (default), bars.read or bars.write; repeatable")
    private List<String> scopes = new ArrayList<>();

    @Option(names = "--rate", description = "Calls per second; 100 by default")
    private @Nullable Integer rate;

    @Option(names = "--quota", description = "Calls per day (UTC); no limit by default")
    private @Nullable Long quota;

    @Option(names = "--revision", description = "Replace this revision of its registration")
    private @Nullable Integer revision;

    @Option(names = "--reason", description = "Why, kept with the registration")
    private @Nullable String reason;

    @ArgGroup private @Nullable Keys keys;

    /// Where its public keys are; needed unless tokens come from an external issuer.
    static final class Keys {
        @Option(
                names = "--jwks",
                paramLabel = "<file>",
                description = "JWK set with its public keys")
        private @Nullable Path jwks;

        @Option(
                names = "--jwks-url",
                paramLabel = "<url>",
                description = "Address of a JWK set that its owner keeps")
        private @Nullable String jwksUrl;

        @ArgGroup(exclusive = false)
        private @Nullable PemKey pem;
    }

    /// A public key as openssl writes it.
    static final class PemKey {
        @Option(
                names = "--key",
                paramLabel = "<file>",
                required = true,
                description = "Its public RSA key in PEM, as openssl rsa -pubout writes it")
        private Path file = Path.of("");

        @Option(
                names = "--kid",
                paramLabel = "<id>",
                required = true,
                description = "Id of that key, as its assertions name it")
        private String kid = "";
    }

    @Override
    public Integer call() {
        Screen screen = Screen.of(spec);
        Map<String, String> headers = new HashMap<>(registry.headers());
        if (revision != null) {
            headers.put("If-Match", "\"" + revision + "\"");
        }
        Answer answer =
                registry.service().put(Registry.PATH + "/" + Service.encoded(id), body(), headers);
        if (!(answer instanceof Answered done) || !done.isSuccess()) {
            return screen.fail(answer);
        }
        if (registry.json()) {
            screen.json(done.json());
        } else {
            say(screen, done.json());
        }
        return ExitCode.OK.number();
    }

    private void say(Screen screen, JsonNode client) {
        screen.line(
                "%s is registered for %s, revision %s: %s calls per second, %s."
                        .formatted(
                                id,
                                Fields.first(client, "organisation"),
                                Fields.first(client, "revision"),
                                Fields.first(client, "ratePerSecond"),
                                client.path("dailyQuota").isNumber()
                                        ? client.path("dailyQuota").asText() + " per day"
                                        : "no daily quota"));
    }

    private ObjectNode body() {
        ObjectNode body =
                JsonNodeFactory.instance
                        .objectNode()
                        .put("name", name)
                        .put("organisation", organisation);
        if (product != null) {
            body.put("product", product);
        }
        if (!scopes.isEmpty()) {
            ArrayNode list = body.putArray("scopes");
            scopes.forEach(list::add);
        }
        if (rate != null) {
            body.put("ratePerSecond", rate);
        }
        if (quota != null) {
            body.put("dailyQuota", quota);
        }
        if (reason != null) {
            body.put("reason", reason);
        }
        if (keys != null) {
            add(body, keys);
        }
        return body;
    }

    private static void add(ObjectNode body, Keys keys) {
        if (keys.jwks != null) {
            body.set("jwks", JsonFile.object(keys.jwks));
        } else if (keys.jwksUrl != null) {
            body.put("jwksUrl", keys.jwksUrl);
        } else if (keys.pem != null) {
            body.set("jwks", PublicKeyPem.jwks(keys.pem.file, keys.pem.kid));
        }
    }
}
