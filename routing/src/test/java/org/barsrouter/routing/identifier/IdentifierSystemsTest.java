package org.barsrouter.routing.identifier;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.barsrouter.routing.identifier.IdentifierSystems.Canonical;
import org.barsrouter.routing.identifier.IdentifierSystems.Spelling;
import org.barsrouter.schemas.id.ServiceId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IdentifierSystemsTest {
    private static final String DOS = "https://fhir.nhs.uk/Id/dos-service-id";

    private final IdentifierSystems systems = IdentifierSystems.national();

    @ParameterizedTest
    @CsvSource({
        "https://fhir.nhs.uk/Id/dos-service-id,        https://fhir.nhs.uk/Id/dos-service-id,        CANONICAL",
        "http://fhir.nhs.uk/Id/dos-service-id,         https://fhir.nhs.uk/Id/dos-service-id,        ALIAS",
        "https://fhir.nhs.uk/id/dos-service-id,        https://fhir.nhs.uk/Id/dos-service-id,        ALIAS",
        "HTTPS://FHIR.NHS.UK/ID/DOS-SERVICE-ID,        https://fhir.nhs.uk/Id/dos-service-id,        ALIAS",
        "https://fhir.nhs.uk/id/service-id,            https://fhir.nhs.uk/Id/dos-service-id,        ALIAS",
        "http://fhir.nhs.uk/Id/service-id,             https://fhir.nhs.uk/Id/dos-service-id,        ALIAS",
        "http://fhir.nhs.uk/Id/uec-service-id,         https://fhir.nhs.uk/Id/uec-service-id,        ALIAS",
        "https://fhir.nhs.uk/id/ods-organization-code, https://fhir.nhs.uk/Id/ods-organization-code, ALIAS",
        "tests,                                        tests,                                        CANONICAL",
        "Tests,                                        Tests,                                        UNKNOWN_SYSTEM",
        "ftp://fhir.nhs.uk/Id/dos-service-id,          ftp://fhir.nhs.uk/Id/dos-service-id,          UNKNOWN_SYSTEM",
        "//fhir.nhs.uk/Id/dos-service-id,              //fhir.nhs.uk/Id/dos-service-id,              UNKNOWN_SYSTEM",
        "https://fhir.nhs.uk/Id/dos-service-id/,       https://fhir.nhs.uk/Id/dos-service-id/,       UNKNOWN_SYSTEM",
        "https://fhir.nhs.uk.evil/Id/dos-service-id,   https://fhir.nhs.uk.evil/Id/dos-service-id,   UNKNOWN_SYSTEM",
        "https://fhir.nhs.uk/Ids/dos-service-id,       https://fhir.nhs.uk/Ids/dos-service-id,       UNKNOWN_SYSTEM",
        "urn:ietf:rfc:3986,                            urn:ietf:rfc:3986,                            UNKNOWN_SYSTEM",
    })
    void a_system_is_canonicalised(String written, String canonical, Spelling spelling) {
        assertThat(systems.canonical(new ServiceId(written, "1")))
                .isEqualTo(new Canonical(new ServiceId(canonical, "1"), spelling));
        assertThat(systems.knows(written)).isEqualTo(spelling != Spelling.UNKNOWN_SYSTEM);
    }

    @Test
    void a_value_is_never_trimmed_or_folded() {
        ServiceId written = new ServiceId(DOS, " aB ");

        assertThat(systems.canonical(written).id()).isEqualTo(written);
    }

    @Test
    void a_proprietary_directory_is_known_by_its_own_spelling_only() {
        IdentifierSystems own =
                new IdentifierSystems(Map.of("https://old.test/Id", "https://directory.test/Id"));

        assertThat(own.canonical(new ServiceId("https://old.test/Id", "1")).id().system())
                .isEqualTo("https://directory.test/Id");
        assertThat(own.canonical(new ServiceId("https://directory.test/Id", "1")).spelling())
                .isEqualTo(Spelling.CANONICAL);
        assertThat(own.knows("https://DIRECTORY.test/Id")).isFalse();
    }

    /// Forms of MessageHeader.source.endpoint that software in use writes.
    @ParameterizedTest
    @CsvSource({
        "https://fhir.nhs.uk/Id/dos-service-id|123,  https://fhir.nhs.uk/Id/dos-service-id, 123",
        "http://fhir.nhs.uk/Id/dos-service-id|123,   https://fhir.nhs.uk/Id/dos-service-id, 123",
        "https://fhir.nhs.uk/id/dos-service-id|123,  https://fhir.nhs.uk/Id/dos-service-id, 123",
        "https://fhir.nhs.uk/Id/dos-service-id:123,  https://fhir.nhs.uk/Id/dos-service-id, 123",
        "http://fhir.nhs.uk/id/dos-service-id:123,   https://fhir.nhs.uk/Id/dos-service-id, 123",
        "A1001:2000011147,                           A1001,                                 2000011147",
        "urn:uuid:236bb75d-90ef-461f-b71e-fde7f899802c, urn:uuid, 236bb75d-90ef-461f-b71e-fde7f899802c",
    })
    void a_reference_is_read(String written, String system, String value) {
        assertThat(systems.reference(written))
                .map(Canonical::id)
                .contains(new ServiceId(system, value));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "|",
                "|123",
                "a:b|",
                ":",
                ":123",
                "2000011147",
                "https://fhir.nhs.uk/Id/dos-service-id",
                "https://fhir.nhs.uk/Id/dos-service-id:",
            })
    void what_names_no_service_is_no_reference(String written) {
        assertThat(systems.reference(written)).isEmpty();
    }
}
