package org.barsrouter.sandbox.message;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.Base64;
import org.junit.jupiter.api.Test;

class HeaderValuesTest {

    @Test
    void a_target_is_a_system_and_a_value() throws IOException {
        JsonNode target = decoded(HeaderValues.targetIdentifier(Samples.RECEIVER.service()));

        assertThat(target.path("system").asText()).isEqualTo(Samples.SYSTEM);
        assertThat(target.path("value").asText()).isEqualTo("2000099901");
    }

    @Test
    void an_organisation_carries_its_ods_code() throws IOException {
        JsonNode organisation =
                decoded(
                        HeaderValues.endUserOrganisation(
                                new Party(Samples.SENDER.service(), "ZSE01", "Name \"quoted\"")));

        assertThat(organisation.at("/identifier/0/value").asText()).isEqualTo("ZSE01");
        assertThat(organisation.path("name").asText()).isEqualTo("Name \"quoted\"");
    }

    @Test
    void software_is_a_device() throws IOException {
        assertThat(decoded(HeaderValues.requestingSoftware("Sandbox", "1")).path("resourceType"))
                .hasToString("\"Device\"");
    }

    private static JsonNode decoded(String value) throws IOException {
        return new ObjectMapper().readTree(Base64.getDecoder().decode(value));
    }
}
