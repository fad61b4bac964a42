package org.barsrouter.catalogue.targets;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.List;
import org.barsrouter.catalogue.targets.Finding.Severity;
import org.barsrouter.routing.identifier.IdentifierSystems;
import org.barsrouter.schemas.id.ServiceId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProvidersCsvTest {
    private static final String HEADER = "system,value,ods,name,takesBookingResponse\n";
    private static final ServiceId FIRST =
            new ServiceId(IdentifierSystems.DOS_SERVICE_ID, "2000099901");

    @Test
    void reads_a_provider_with_a_quoted_name_and_folds_its_code() {
        var parsed =
                read(
                        HEADER
                                + "\r\nhttps://fhir.nhs.uk/id/dos-service-id,2000099901,zz123,\"Ward 1, \"\"East\"\"\",true\r\n");

        assertThat(parsed.findings()).isEmpty();
        assertThat(parsed.providers())
                .containsEntry(FIRST, new Provider("ZZ123", "Ward 1, \"East\"", true));
    }

    @Test
    void an_empty_system_is_the_directory_of_services_and_the_last_column_may_be_absent() {
        var parsed = read("system,value,ods,name\n,2000099901,ZZ123,\n");

        assertThat(parsed.providers()).containsEntry(FIRST, new Provider("ZZ123", null, false));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "2000099901,ZZ123,A;The providers list does not start with its header line.",
                "system,value,ods,name\\n,2000099901;The line does not have the columns of the header.",
                "system,value,ods,name\\n,2000099901,Z!,A;“Z!” is not an ODS code.",
                "system,value,ods,name\\n,1,ZZ123,A\\n,1,ZZ124,B;1 stands twice in the list.",
                "system,value,ods,name,takesBookingResponse\\n,1,ZZ123,A,maybe;takesBookingResponse is neither true nor false."
            })
    void refuses_a_line_that_it_cannot_trust(String csv, String what) {
        assertThat(read(csv.replace("\\n", "\n")).findings())
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.rule()).isEqualTo(Rule.E2);
                    assertThat(finding.severity()).isEqualTo(Severity.ERROR);
                    assertThat(finding.what()).isEqualTo(what);
                });
    }

    @Test
    void a_name_that_is_too_long_is_cut_with_a_warning() {
        var parsed = read(HEADER + ",2000099901,ZZ123," + "n".repeat(101) + ",false\n");

        assertThat(parsed.providers().get(FIRST))
                .isEqualTo(new Provider("ZZ123", "n".repeat(100), false));
        assertThat(parsed.findings())
                .extracting(Finding::severity)
                .containsExactly(Severity.WARNING);
    }

    @Test
    void says_which_lines_match_no_service_and_which_services_have_no_line() {
        var parsed = read(HEADER + ",2000099999,ZZ123,A,false\n,2000099998,ZZ123,B,false\n");

        assertThat(parsed.against(List.of(new Target(FIRST, URI.create("https://a.nhs.uk")))))
                .satisfiesExactly(
                        unmatched -> {
                            assertThat(unmatched.what()).contains("does not have");
                            assertThat(unmatched.subject().rows()).isEqualTo(2);
                            assertThat(unmatched.subject().value()).isEqualTo("2000099998");
                        },
                        unprovided -> {
                            assertThat(unprovided.what()).contains("no provider");
                            assertThat(unprovided.subject().value()).isEqualTo("2000099901");
                        });
    }

    @Test
    void an_absent_list_finds_nothing() {
        assertThat(
                        ProvidersCsv.Parsed.none()
                                .against(
                                        List.of(new Target(FIRST, URI.create("https://a.nhs.uk")))))
                .isEmpty();
    }

    private static ProvidersCsv.Parsed read(String csv) {
        return ProvidersCsv.read(csv, IdentifierSystems.national());
    }
}
