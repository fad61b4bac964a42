package org.barsrouter.console.cli;

import static com.github.tomakehurst.wiremock.client.WireMock.absent;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.equalToJson;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.jsonResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.matchingJsonPath;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.put;
import static com.github.tomakehurst.wiremock.client.WireMock.putRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.security.interfaces.RSAPublicKey;
import java.util.Base64;
import java.util.stream.Stream;
import org.barsrouter.console.cli.Console.Run;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClientsCommandTest {
    private static final String CLIENT =
            """
            {"clientId":"acme","revision":1,"state":"ACTIVE","name":"Acme GP","organisation":"A1001",
             "product":null,"scopes":["bars.read","bars.write"],"jwksUrl":"https://acme.example/jwks",
             "ratePerSecond":50,"dailyQuota":1000}\
            """;

    private final Console console = new Console();
    @TempDir private Path folder = Path.of("never");

    @AfterEach
    void stop() {
        console.close();
    }

    @Test
    void applications_are_a_table() {
        console.service()
                .stubFor(
                        get(urlEqualTo("/clients/v1"))
                                .willReturn(okJson("{\"clients\":[" + CLIENT + "]}")));

        Run run = run("clients", "list");

        assertThat(run.out())
                .isEqualTo(
                        """
                        CLIENT ID  STATE   ODS    PRODUCT  SCOPES                KEYS                       RATE  QUOTA  REVISION  NAME
                        ------------------------------------------------------------------------------------------------------------------
                        acme       ACTIVE  A1001  -        bars.read bars.write  https://acme.example/jwks  50/s  1000   1         Acme GP
                        """);
        assertThat(run.exit()).isZero();
        assertThat(run("clients", "list", "--json").out()).contains("\"clientId\" : \"acme\"");
    }

    @Test
    void an_application_is_registered_with_the_key_that_openssl_wrote() throws IOException {
        console.service().stubFor(put(anyUrl()).willReturn(jsonResponse(CLIENT, 201)));
        RSAPublicKey key = (RSAPublicKey) pair().getPublic();
        Path pem = folder.resolve("public.pem");
        Files.writeString(
                pem,
                "-----BEGIN PUBLIC KEY-----\n"
                        + Base64.getMimeEncoder(64, new byte[] {'\n'})
                                .encodeToString(key.getEncoded())
                        + "\n-----END PUBLIC KEY-----\n");

        Run run =
                run(
                        "clients",
                        "add",
                        "acme",
                        "--name",
                        "Acme GP",
                        "--organisation",
                        "A1001",
                        "--key",
                        pem.toString(),
                        "--kid",
                        "acme-1",
                        "--reason",
                        "new",
                        "--secret",
                        "s3cret");

        assertThat(run.err()).isEmpty();
        assertThat(run.out())
                .isEqualTo(
                        "acme is registered for A1001, revision 1: 50 calls per second, 1000 per day.\n");
        console.service()
                .verify(
                        putRequestedFor(urlEqualTo("/clients/v1/acme"))
                                .withHeader("Authorization", equalTo("Bearer s3cret"))
                                .withHeader("If-Match", absent())
                                .withRequestBody(
                                        matchingJsonPath("$.jwks.keys[0].kid", equalTo("acme-1"))));
        JsonNode jwks = PublicKeyPem.jwks(pem, "acme-1");
        assertThat(new BigInteger(1, Base64.getUrlDecoder().decode(jwks.at("/keys/0/n").asText())))
                .isEqualTo(key.getModulus());
    }

    @Test
    void a_registration_is_replaced_at_the_revision_that_was_seen() {
        console.service().stubFor(put(anyUrl()).willReturn(okJson(CLIENT)));

        run(
                "clients",
                "add",
                "acme",
                "--name",
                "Acme GP",
                "--organisation",
                "A1001",
                "--jwks-url",
                "https://acme.example/jwks",
                "--scope",
                "bars.read",
                "--rate",
                "5",
                "--quota",
                "10",
                "--product",
                "p",
                "--revision",
                "3",
                "--actor",
                "ann");

        console.service()
                .verify(
                        putRequestedFor(urlEqualTo("/clients/v1/acme"))
                                .withHeader("If-Match", equalTo("\"3\""))
                                .withHeader("NHSD-User-Id", equalTo("ann"))
                                .withRequestBody(
                                        equalToJson(
                                                """
                                                {"name":"Acme GP","organisation":"A1001","product":"p",
                                                 "scopes":["bars.read"],"ratePerSecond":5,"dailyQuota":10,
                                                 "jwksUrl":"https://acme.example/jwks"}\
                                                """)));
    }

    @Test
    void a_revocation_says_why_and_what_it_means() {
        console.service().stubFor(post(anyUrl()).willReturn(okJson(CLIENT)));

        Run run = run("clients", "revoke", "acme", "--reason", "lost");

        assertThat(run.out()).contains("acme is revoked");
        console.service()
                .verify(
                        postRequestedFor(urlEqualTo("/clients/v1/acme/revoke"))
                                .withRequestBody(equalToJson("{\"reason\":\"lost\"}")));
        assertThat(run("clients", "revoke", "acme").exit()).isEqualTo(4);
    }

    @Test
    void a_refusal_is_a_sentence_with_its_code_and_an_exit_code() {
        console.service()
                .stubFor(
                        put(anyUrl())
                                .willReturn(
                                        jsonResponse(
                                                "{\"detail\":\"It exists.\",\"code\":\"CLN-004\"}",
                                                409)));

        Run run = run("clients", "add", "a", "--name", "A", "--organisation", "A1001");

        assertThat(run.err()).isEqualTo("It exists. (CLN-004)\n");
        assertThat(run.exit()).isEqualTo(1);
    }

    @Test
    void a_file_that_is_no_public_key_is_refused_here() throws IOException {
        Path pem = Files.writeString(folder.resolve("private.pem"), "-----BEGIN PRIVATE KEY-----");

        Run run =
                run(
                        "clients",
                        "add",
                        "a",
                        "--name",
                        "A",
                        "--organisation",
                        "A1001",
                        "--key",
                        pem.toString(),
                        "--kid",
                        "1");

        assertThat(run.err()).contains("openssl rsa");
        assertThat(run.exit()).isEqualTo(4);
    }

    private Run run(String... arguments) {
        return Console.plain(
                Stream.concat(
                                Stream.of(arguments),
                                Stream.of("--ingress-admin-url=" + console.service().baseUrl()))
                        .toArray(String[]::new));
    }

    private static KeyPair pair() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            return generator.generateKeyPair();
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }
}
