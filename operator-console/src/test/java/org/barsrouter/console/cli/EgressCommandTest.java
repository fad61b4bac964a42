package org.barsrouter.console.cli;

import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class EgressCommandTest {
    private final Console console = new Console();

    @AfterEach
    void stop() {
        console.close();
    }

    @Test
    void says_what_a_receiver_has_to_admit() {
        answers(
                """
                {"environment":"INT","addresses":["192.0.2.17","192.0.2.18"],
                 "certificate":{"subject":"CN=router","issuer":"CN=root",
                  "expiresAt":"2027-01-01T00:00:00Z","sha256":"ab12"}}
                """);

        assertThat(Console.plain("egress", "--delivery-url=" + console.service().baseUrl()).out())
                .isEqualTo(
                        """
                        environment: INT
                        addresses to admit: 192.0.2.17, 192.0.2.18
                        client certificate: CN=router
                          issued by CN=root
                          valid until 2027-01-01T00:00:00Z
                          SHA-256 ab12
                        """);
    }

    @Test
    void says_which_settings_are_missing() {
        answers(
                """
                {"environment":"SANDBOX","addresses":[],"certificate":null}
                """);

        assertThat(Console.plain("egress", "--delivery-url=" + console.service().baseUrl()).out())
                .isEqualTo(
                        """
                        environment: SANDBOX
                        addresses: not fixed; delivery.egress.addresses fixes them
                        client certificate: none; delivery.tls.certificate names it
                        """);
    }

    private void answers(String json) {
        console.service().stubFor(get(urlEqualTo("/delivery/v1/egress")).willReturn(okJson(json)));
    }
}
