package org.barsrouter.sandbox.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class SyntheticMessagesTest {
    /// Resources that each MessageDefinition makes mandatory, from the standard's own definitions.
    private static final Map<MessageKind, List<String>> MANDATORY =
            Map.of(
                    MessageKind.BOOKING_REQUEST,
                    List.of(
                            "MessageHeader",
                            "Patient",
                            "Organization",
                            "Organization",
                            "HealthcareService",
                            "Appointment",
                            "Slot",
                            "Schedule"),
                    MessageKind.BOOKING_CANCEL,
                    List.of(
                            "MessageHeader",
                            "Patient",
                            "Organization",
                            "Organization",
                            "Appointment"),
                    MessageKind.REFERRAL,
                    referral("Encounter"),
                    MessageKind.VALIDATION_REQUEST,
                    referral("Encounter", "Location"),
                    MessageKind.VALIDATION_RESPONSE,
                    referral("Encounter", "Encounter", "Location"));

    private final SyntheticMessages messages = new SyntheticMessages();

    @ParameterizedTest
    @EnumSource
    void has_the_size_of_real_messages(MessageKind kind) {
        assertThat(messages.make(kind, Samples.facts()).bytes().length).isBetween(8_000, 35_000);
    }

    @ParameterizedTest
    @EnumSource
    void has_every_resource_that_its_definition_demands(MessageKind kind) throws IOException {
        List<String> missing = new ArrayList<>(MANDATORY.getOrDefault(kind, List.of()));

        read(kind)
                .path("entry")
                .forEach(entry -> missing.remove(entry.at("/resource/resourceType").asText()));

        assertThat(missing).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void begins_with_a_header_that_names_both_services(MessageKind kind) throws IOException {
        JsonNode header = read(kind).at("/entry/0/resource");

        assertThat(header.path("resourceType").asText()).isEqualTo("MessageHeader");
        assertThat(header.at("/source/endpoint").asText())
                .isEqualTo(Samples.SENDER.service().key());
        assertThat(header.at("/destination/0/endpoint").asText())
                .isEqualTo(Samples.RECEIVER.service().key());
        assertThat(header.at("/eventCoding/code").asText()).isEqualTo(kind.event());
    }

    @ParameterizedTest
    @EnumSource
    void refers_only_to_its_own_entries(MessageKind kind) {
        String body = messages.make(kind, Samples.facts()).body();

        assertThat(all("\"fullUrl\": ?\"([^\"]+)\"", body))
                .doesNotHaveDuplicates()
                .containsAll(all("\"reference\": ?\"([^\"]+)\"", body));
    }

    @ParameterizedTest
    @EnumSource
    void is_about_the_synthetic_patient(MessageKind kind) {
        assertThat(messages.make(kind, Samples.facts()).body())
                .contains(SyntheticPatient.identifyingTexts());
    }

    @Test
    void a_response_names_the_bundle_that_it_answers() throws IOException {
        assertThat(
                        read(MessageKind.VALIDATION_RESPONSE)
                                .at("/entry/0/resource/response/identifier")
                                .asText())
                .isEqualTo(Samples.ANSWERED.toString());
    }

    @Test
    void a_response_to_nothing_is_refused() {
        MessageFacts facts =
                new MessageFacts(Samples.BUNDLE, Samples.facts().at(), Samples.PARTIES);

        assertThatThrownBy(() -> messages.make(MessageKind.VALIDATION_RESPONSE, facts))
                .hasMessageContaining("inResponseTo");
    }

    @Test
    void the_same_facts_make_the_same_bytes() {
        assertThat(new SyntheticMessages().make(MessageKind.REFERRAL, Samples.facts()))
                .isEqualTo(messages.make(MessageKind.REFERRAL, Samples.facts()));
    }

    @ParameterizedTest
    @ValueSource(ints = {2_048, 12_288, 5_000_000})
    void has_exactly_the_wanted_size(int bytes) {
        assertThat(messages.sized(Samples.facts(), bytes).bytes()).hasSize(bytes);
    }

    @Test
    void a_size_that_cannot_be_had_is_refused() {
        assertThatThrownBy(() -> messages.sized(Samples.facts(), 100))
                .hasMessageContaining("has at least");
    }

    private JsonNode read(MessageKind kind) throws IOException {
        return new ObjectMapper().readTree(messages.make(kind, Samples.facts()).body());
    }

    private static List<String> all(String regex, String body) {
        return Pattern.compile(regex).matcher(body).results().map(found -> found.group(1)).toList();
    }

    private static List<String> referral(String... others) {
        List<String> all =
                new ArrayList<>(
                        List.of(
                                "MessageHeader",
                                "ServiceRequest",
                                "Patient",
                                "CarePlan",
                                "Organization",
                                "Organization",
                                "Practitioner",
                                "PractitionerRole",
                                "Consent",
                                "HealthcareService"));
        all.addAll(List.of(others));
        return all;
    }
}
