package org.barsrouter.delivery.read;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.Optional;
import org.barsrouter.routing.identifier.IdentifierSystems;
import org.barsrouter.routing.resolve.Reason;
import org.barsrouter.routing.resolve.RoutingDecision;
import org.barsrouter.schemas.id.ServiceId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReadRoutesTest {
    private static final URI OLD = URI.create("https://old.example/fhir");
    private static final URI NEW = URI.create("https://new.example/fhir");

    private final ReadRoutes routes =
            new ReadRoutes(
                    IdentifierSystems.national(),
                    id ->
                            id.equals(Reads.SERVICE)
                                    ? Optional.of(Reads.moved(OLD, NEW))
                                    : Optional.empty());

    @ParameterizedTest
    @CsvSource({
        "/Appointment,old",
        "/Appointment/1,old",
        "/ServiceRequest,old",
        "/ServiceRequest/1,old",
        "/Slot,new",
        "/metadata,new",
        "/MessageDefinition,new"
    })
    void looks_for_bookings_where_they_are_and_for_slots_where_they_will_be(
            String path, String supplier) {
        RoutingDecision decision = routes.of(Reads.SERVICE, path, Reads.NOW);

        assertThat(decision).isInstanceOf(RoutingDecision.Deliver.class);
        assertThat(((RoutingDecision.Deliver) decision).address()).hasHost(supplier + ".example");
    }

    @Test
    void tells_an_unknown_system_from_an_unknown_service() {
        assertThat(routes.of(new ServiceId("urn:nobody", "1"), "/Slot", Reads.NOW))
                .isEqualTo(new RoutingDecision.Unroutable(Reason.UNKNOWN_SYSTEM));
        assertThat(
                        routes.of(
                                new ServiceId(IdentifierSystems.DOS_SERVICE_ID, "1"),
                                "/Slot",
                                Reads.NOW))
                .isEqualTo(new RoutingDecision.Unroutable(Reason.UNKNOWN_SERVICE));
    }
}
