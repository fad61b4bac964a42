package org.barsrouter.harness.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.barsrouter.console.cli.BarsCommand;
import org.barsrouter.harness.architecture.Sources;
import org.barsrouter.sandbox.app.Sandbox;
import org.barsrouter.sandbox.partner.http.SandboxKey;
import org.barsrouter.schemas.header.BarsHeaders;
import org.junit.jupiter.api.Assumptions;

/// What `docs/connecting-a-sender.md` tells a stranger, done as it stands there: with openssl, curl
/// and nothing of ours but the operator's commands.
final class ConnectingSender {
    private static final Duration SOON = Duration.ofSeconds(30);
    private static final String CLIENT = "nowhere-111";
    private static final String KID = "nowhere-111-1";
    private static final String TARGET =
            "{\"system\":\"https://fhir.nhs.uk/Id/dos-service-id\",\"value\":\"2000099901\"}";

    private final Sandbox sandbox;
    private final Path folder;

    /// @param folder for the stranger's keys
    ConnectingSender(Sandbox sandbox, Path folder) {
        this.sandbox = sandbox;
        this.folder = folder;
    }

    /// Connects, sends, and is revoked.
    ///
    /// @return the token that was used, which must be found nowhere
    String connectsSendsAndIsRevoked() {
        Assumptions.assumeTrue(
                run("sh", "-c", "command -v openssl && command -v curl").status() == 0,
                "openssl and curl are not on this machine");
        String privateKey = folder.resolve("private.pem").toString();
        String publicKey = folder.resolve("public.pem").toString();
        assertThat(run("openssl", "genrsa", "-out", privateKey, "2048").status()).isZero();
        assertThat(run("openssl", "rsa", "-in", privateKey, "-pubout", "-out", publicKey).status())
                .isZero();

        assertThat(
                        operator(
                                "add",
                                CLIENT,
                                "--name",
                                "Nowhere 111",
                                "--organisation",
                                "ZTE01",
                                "--key",
                                publicKey,
                                "--kid",
                                KID,
                                "--reason",
                                "first sender"))
                .contains("nowhere-111 is registered for ZTE01, revision 1");
        String token = token(privateKey);

        assertThat(send(token)).startsWith("HTTP/1.1 200").contains("\"resourceType\":\"Bundle\"");
        assertThat(operator("list")).contains(CLIENT, SandboxKey.CLIENT_ID);
        assertThat(operator("revoke", CLIENT, "--reason", "the story ends"))
                .contains("nowhere-111 is revoked");
        await().atMost(SOON)
                .untilAsserted(() ->
                        assertThat(send(token)).startsWith("HTTP/1.1 401").contains("(ING-052)"));
        return token;
    }

    private String token(String privateKey) {
        String script = Sources.root().resolve("docs/samples/get-token.sh").toString();
        String url = SandboxKey.tokenUrl(sandbox.ingress()).toString();
        return await().atMost(SOON)
                .until(
                        () -> run("sh", script, url, CLIENT, KID, privateKey),
                        ran -> ran.status() == 0)
                .printed()
                .strip();
    }

    private String send(String token) {
        List<String> command =
                new ArrayList<>(
                        List.of(
                                "curl",
                                "-si",
                                sandbox.ingress()
                                        + BarsHeaders.BASE_PATH
                                        + BarsHeaders.PROCESS_MESSAGE));
        Stream.of(
                        "Authorization: Bearer " + token,
                        BarsHeaders.REQUEST_ID + ": " + UUID.randomUUID(),
                        BarsHeaders.CORRELATION_ID + ": " + UUID.randomUUID(),
                        BarsHeaders.TARGET_IDENTIFIER
                                + ": "
                                + java.util.Base64.getEncoder()
                                        .encodeToString(TARGET.getBytes(StandardCharsets.UTF_8)),
                        "Content-Type: application/fhir+json")
                .forEach(header -> command.addAll(List.of("-H", header)));
        command.addAll(List.of("-d", "@" + Sources.root().resolve("docs/samples/booking.json")));
        return run(command.toArray(String[]::new)).printed();
    }

    private String operator(String... arguments) {
        StringWriter printed = new StringWriter();
        String[] all =
                Stream.of(
                                Stream.of("clients"),
                                Stream.of(arguments),
                                Stream.of("--ingress-admin-url=" + sandbox.ingressAdmin()))
                        .flatMap(each -> each)
                        .toArray(String[]::new);
        int exit = BarsCommand.run(new PrintWriter(printed), new PrintWriter(printed), all);
        assertThat(exit).as(printed.toString()).isZero();
        return printed.toString();
    }

    /// What a program did.
    private record Ran(int status, String printed) {}

    private static Ran run(String... command) {
        try {
            Path out = Files.createTempFile("connecting", ".out");
            int status =
                    new ProcessBuilder(command)
                            .redirectErrorStream(true)
                            .redirectOutput(out.toFile())
                            .start()
                            .waitFor();
            String printed = Files.readString(out);
            Files.delete(out);
            return new Ran(status, printed);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }
}
