package org.barsrouter.catalogue.directory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.barsrouter.catalogue.testkit.Plans.dos;

import java.util.List;
import org.barsrouter.catalogue.directory.DirectoryEntry.Status;
import org.barsrouter.routing.identifier.IdentifierSystems;
import org.junit.jupiter.api.Test;

class ReconciliationTest {
    private static final IdentifierSystems SYSTEMS = IdentifierSystems.national();

    @Test
    void what_one_side_has_and_the_other_lacks() {
        List<DirectoryEntry> directory =
                DirectoryCsv.read(
                        """
                        system,value,name,ods,status
                        https://fhir.nhs.uk/Id/dos-service-id,2000099901,Both,ZED01,open
                        http://fhir.nhs.uk/id/dos-service-id,2000099902,Misspelt system,ZED01,open
                        https://fhir.nhs.uk/Id/dos-service-id,2000099903,Not routed,,open
                        https://fhir.nhs.uk/Id/dos-service-id,2000099904,Closed and routed,ZED01,closed
                        https://fhir.nhs.uk/Id/dos-service-id,2000099905,Closed,ZED01,closed
                        """,
                        SYSTEMS);

        Reconciliation found =
                Reconciliation.of(
                        directory,
                        List.of(
                                dos("2000099901"),
                                dos("2000099902"),
                                dos("2000099904"),
                                dos("2000099909")));

        assertThat(found.both()).isEqualTo(2);
        assertThat(found.directoryOnly())
                .containsExactly(
                        new DirectoryEntry(dos("2000099903"), "Not routed", null, Status.OPEN));
        assertThat(found.catalogueOnly()).containsExactly(dos("2000099909"));
        assertThat(found.closed())
                .extracting(DirectoryEntry::id)
                .containsExactly(dos("2000099904"));
        assertThat(found.agrees()).isFalse();
    }

    @Test
    void two_sides_that_agree_do() {
        List<DirectoryEntry> directory =
                List.of(new DirectoryEntry(dos("2000099901"), "Both", null, Status.OPEN));

        assertThat(Reconciliation.of(directory, List.of(dos("2000099901"))).agrees()).isTrue();
    }

    @Test
    void a_line_that_cannot_be_read_is_named() {
        assertThatThrownBy(() ->
                        DirectoryCsv.read(
                                "system,value,name,ods,status\nhttps://x,1,n,o,maybe\n", SYSTEMS))
                .hasMessage("line 2: the status is open or closed");
        assertThatThrownBy(() -> DirectoryCsv.read("id,name\n", SYSTEMS))
                .hasMessage("the first line must be system,value,name,ods,status");
    }
}
