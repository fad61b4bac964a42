package org.barsrouter.console.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.barsrouter.console.cli.Console.Run;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CheckCommandTest {
    private static final String CANCELLED = "bars-message-booking-request-cancelled";
    private static final String NAME = "Edda Testperson";

    @TempDir private Path folder;

    private Path message(String definition, String... types) throws IOException {
        String entries =
                Arrays.stream(types)
                        .map(
                                """
                                ,{"resource":{"resourceType":"%s","name":[{"text":"Edda Testperson"}]}}
                                """
                                        ::formatted)
                        .collect(Collectors.joining());
        return Files.writeString(
                folder.resolve("message.json"),
                """
                {"resourceType":"Bundle","type":"message","id":"1","entry":[{"resource":{
                "resourceType":"MessageHeader","eventCoding":{"code":"booking-request"},
                "destination":[{"endpoint":"a|1"}],"source":{"endpoint":"a|2"},
                "reason":{"coding":[{"code":"update"}]},
                "definition":"https://fhir.nhs.uk/MessageDefinition/%s"}}%s]}
                """
                        .formatted(definition, entries));
    }

    @Test
    void a_whole_message_gets_no_remark() throws IOException {
        Path file = message(CANCELLED, "Patient", "Organization", "Organization", "Appointment");

        Run run = Console.plain("check", file.toString());

        assertThat(run.exit()).as(run.out()).isZero();
        assertThat(run.out())
                .startsWith("held against " + CANCELLED + " 1.0.0\nnothing to remark:");
    }

    @Test
    void types_that_are_missing_too_many_or_unknown_are_named_and_nothing_else()
            throws IOException {
        Path file = message(CANCELLED, "Patient", "Patient", "Organization", "Slot");

        Run run = Console.plain("check", file.toString());

        assertThat(run.exit()).isEqualTo(ExitCode.MISMATCHES.number());
        assertThat(run.out())
                .contains("Patient", "There are 2; " + CANCELLED + " wants 1.")
                .contains("There are 1; " + CANCELLED + " wants 2 or more.")
                .contains("There are 0; " + CANCELLED + " wants 1.")
                .contains("There are 1; " + CANCELLED + " knows none.")
                .doesNotContain(NAME);
    }

    @Test
    void what_routing_needs_is_told_apart() throws IOException {
        Path file = message("somebodys-own", "Patient");

        Run run = Console.plain("check", "--json", file.toString());

        assertThat(run.out())
                .contains("\"where\" : \"MessageHeader.definition\"")
                .contains("\"level\" : 2")
                .doesNotContain("\"level\" : 3");
    }

    @Test
    void another_definition_than_the_messages_own_may_be_named() throws IOException {
        Path file = message("somebodys-own", "Patient", "Organization", "Organization");

        Run run = Console.plain("check", "--definition", CANCELLED, file.toString());

        assertThat(run.out()).contains("Appointment").doesNotContain("MessageHeader.definition");
        assertThat(Console.plain("check", "--definition", "none", file.toString()).err())
                .contains("--definition is one of")
                .contains(CANCELLED);
    }

    @Test
    void what_is_no_message_is_told_so() throws IOException {
        Path file =
                Files.writeString(folder.resolve("patient.json"), "{\"resourceType\":\"Patient\"}");

        Run run = Console.plain("check", file.toString());

        assertThat(run.exit()).isEqualTo(ExitCode.MISMATCHES.number());
        assertThat(run.out()).contains("Bundle.resourceType", "It must be Bundle.");
    }

    @Test
    void a_file_that_is_no_json_is_refused_with_a_sentence() throws IOException {
        Path file = Files.writeString(folder.resolve("broken.json"), "{\"a\":");

        Run run = Console.plain("check", file.toString());

        assertThat(run.exit()).isEqualTo(ExitCode.INVALID_INPUT.number());
        assertThat(run.err()).contains("is not JSON");
    }
}
