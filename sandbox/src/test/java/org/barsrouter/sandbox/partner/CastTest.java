package org.barsrouter.sandbox.partner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class CastTest {
    private static final Map<CastHost, URI> URLS =
            Map.of(
                    CastHost.HOSPITAL, URI.create("http://127.0.0.1:8091/FHIR/R4"),
                    CastHost.COMMUNITY, URI.create("http://127.0.0.1:8092/FHIR/R4"),
                    CastHost.TELEPHONE, URI.create("http://127.0.0.1:8093/FHIR/R4"));

    @Test
    void targets_have_the_national_format() throws IOException {
        JsonNode services =
                new ObjectMapper()
                        .readTree(Cast.targetsJson(URLS))
                        .path("NHSD-Target-Identifier")
                        .path(CastMember.SYSTEM);

        assertThat(services.size()).isEqualTo(CastMember.values().length);
        assertThat(services.path("2000099903").asText()).isEqualTo("http://127.0.0.1:8092/FHIR/R4");
    }

    @Test
    void a_host_without_a_url_is_refused() {
        assertThatThrownBy(() -> Cast.targetsJson(Map.of())).hasMessageContaining("no base URL");
    }

    @Test
    void providers_have_four_columns() {
        assertThat(Cast.providersCsv().lines())
                .hasSize(CastMember.values().length + 1)
                .startsWith("system,value,ods,name")
                .allMatch(line -> line.split(",", -1).length == 4);
    }

    @ParameterizedTest
    @EnumSource
    void every_host_hosts_somebody(CastHost host) {
        assertThat(CastMember.at(host)).isNotEmpty().allMatch(member -> member.host() == host);
    }
}
