package org.barsrouter.journal.body;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class BodyMaskTest {

    @Test
    void shows_how_a_message_is_built_and_nothing_of_anybody() {
        String masked =
                BodyMask.mask(
                        """
                        {"resourceType":"Bundle","id":"b-1","type":"message","entry":[{"resource":
                        {"resourceType":"Patient","identifier":[{"system":"https://fhir.nhs.uk/Id/nhs-number",
                        "value":"9990001234"}],"name":[{"family":"Synthetic","given":["Pat"]}],"gender":"female",
                        "birthDate":"1970-01-01","multipleBirthInteger":2,"active":true}},{"resource":
                        {"resourceType":"Condition","code":{"coding":[{"system":"http://snomed.info/sct",
                        "code":"195967001","display":"Asthma"}]}}}]}
                        """);

        assertThat(masked)
                .contains("\"resourceType\" : \"Patient\"")
                .contains("\"system\" : \"https://fhir.nhs.uk/Id/nhs-number\"")
                .contains("\"family\" : \"***\"")
                .doesNotContain("9990001234", "Synthetic", "Pat\"", "female", "1970")
                .doesNotContain("195967001", "Asthma", "b-1", ": 2", "true");
    }

    @Test
    void what_is_no_json_object_is_masked_whole() {
        assertThat(BodyMask.mask("Pat Synthetic, 9990001234")).isEqualTo(BodyMask.MASK);
        assertThat(BodyMask.mask("\"9990001234\"")).isEqualTo(BodyMask.MASK);
        assertThat(BodyMask.mask("")).isEqualTo(BodyMask.MASK);
    }
}
