package org.barsrouter.routetable.record;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.barsrouter.routing.route.Route;
import org.barsrouter.schemas.avro.Assignment;
import org.barsrouter.schemas.avro.CatalogueRoute;
import org.barsrouter.schemas.avro.EndpointRecord;
import org.barsrouter.schemas.avro.SuspensionPeriod;
import org.barsrouter.schemas.serde.Decoded;
import org.barsrouter.schemas.topic.Topics;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class RouteRecordsTest {

    @Test
    void what_is_written_is_read_back() {
        Route read = throughTheWire(RouteRecords.write(SampleRoutes.full(), SampleRoutes.origin()));

        assertThat(read).usingRecursiveComparison().isEqualTo(SampleRoutes.full());
    }

    @Test
    void a_record_says_where_it_comes_from() {
        CatalogueRoute record = RouteRecords.write(SampleRoutes.full(), SampleRoutes.origin());

        assertThat(record.getVersion()).isEqualTo(7);
        assertThat(record.getChangeSetId()).isEqualTo("change-set-1");
        assertThat(record.getServiceId()).isEqualTo("https://directory.test/id|1");
    }

    @Test
    void an_alias_is_read() {
        assertThat(throughTheWire(SampleRoutes.alias(SampleRoutes.SURGERY, SampleRoutes.CLINIC)))
                .isEqualTo(new Route.Alias(SampleRoutes.SURGERY, SampleRoutes.CLINIC));
    }

    @Test
    void a_poison_record_is_corrupt() {
        assertThat(RouteRecords.read(new Decoded.Poison<>(new byte[0], "its bytes are wrong")))
                .isEqualTo(new Route.Corrupt("its bytes are wrong"));
    }

    @ParameterizedTest
    @MethodSource
    void a_value_outside_its_range_is_corrupt(String what, CatalogueRoute record) {
        assertThat(throughTheWire(record)).as(what).isInstanceOf(Route.Corrupt.class);
    }

    static Stream<Arguments> a_value_outside_its_range_is_corrupt() {
        Instant start = SampleRoutes.START;
        return Stream.of(
                Arguments.of("service id", with(r -> r.setServiceId("no bar"))),
                Arguments.of("alias", with(r -> r.setAliasOf("no bar"))),
                Arguments.of("period", withAssignment(a -> a.setTo(a.getFrom()))),
                Arguments.of("status", withEndpoint(e -> e.setStatus("asleep"))),
                Arguments.of("identifier", with(r -> r.setIdentifiers(List.of("no bar")))),
                Arguments.of("kind", withEndpoint(e -> e.setAddressKind("pigeon"))),
                Arguments.of("slices", withEndpoint(e -> e.setSlices(0))),
                Arguments.of(
                        "address",
                        withEndpoint(e -> {
                            e.getAddresses().getFirst().put("url", "https://a b");
                            return e;
                        })),
                Arguments.of(
                        "suspension",
                        withAssignment(a ->
                                a.setSuspensions(
                                        List.of(
                                                new SuspensionPeriod(
                                                        start, start, "never", null))))));
    }

    private static CatalogueRoute with(UnaryOperator<CatalogueRoute.Builder> change) {
        CatalogueRoute record = RouteRecords.write(SampleRoutes.full(), SampleRoutes.origin());
        return change.apply(CatalogueRoute.newBuilder(record)).build();
    }

    private static CatalogueRoute withAssignment(UnaryOperator<Assignment.Builder> change) {
        return with(r ->
                r.setAssignments(
                        List.of(
                                change.apply(Assignment.newBuilder(r.getAssignments().getFirst()))
                                        .build())));
    }

    private static CatalogueRoute withEndpoint(UnaryOperator<EndpointRecord.Builder> change) {
        return withAssignment(a ->
                a.setEndpoint(change.apply(EndpointRecord.newBuilder(a.getEndpoint())).build()));
    }

    private static Route throughTheWire(CatalogueRoute record) {
        String topic = Topics.CATALOGUE_ROUTES.name();
        byte[] bytes = SampleRoutes.FORMAT.serializer().serialize(topic, record);
        return RouteRecords.read(
                SampleRoutes.FORMAT
                        .deserializer(Topics.CATALOGUE_ROUTES)
                        .deserialize(topic, bytes));
    }
}
