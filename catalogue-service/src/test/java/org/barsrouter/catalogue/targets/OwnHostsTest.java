package org.barsrouter.catalogue.targets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OwnHostsTest {

    @ParameterizedTest
    @CsvSource({
        "router.nhs.uk,      https://router.nhs.uk/FHIR,       true",
        "router.nhs.uk,      https://Router.nhs.uk:8443/FHIR,  true",
        "router.nhs.uk:443,  https://router.nhs.uk/FHIR,       true",
        "router.nhs.uk:443,  https://router.nhs.uk:8443/FHIR,  false",
        "router.nhs.uk,      https://x-router.nhs.uk/FHIR,     false",
        "127.0.0.1:8080,     http://127.0.0.1:8080/FHIR,       true",
        "127.0.0.1:8080,     http://127.0.0.1:8081/FHIR,       false",
        "[::1]:8080,         http://[::1]:8080/FHIR,           true"
    })
    void a_url_that_leads_back_is_recognised(String own, String url, boolean expected) {
        assertThat(new OwnHosts(List.of(own)).include(URI.create(url))).isEqualTo(expected);
    }

    @Test
    void what_is_no_host_is_refused_by_name() {
        assertThatThrownBy(() -> new OwnHosts(List.of("https://router.nhs.uk")))
                .hasMessageContaining("without scheme and path");
    }
}
