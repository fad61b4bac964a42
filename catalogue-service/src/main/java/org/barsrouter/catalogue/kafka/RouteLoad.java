package org.barsrouter.catalogue.kafka;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.barsrouter.catalogue.change.Entry;
import org.barsrouter.routetable.record.RouteRecords;
import org.barsrouter.routing.route.Assignment;
import org.barsrouter.routing.route.Endpoint;
import org.barsrouter.routing.route.Route;
import org.barsrouter.schemas.avro.CatalogueRoute;
import org.barsrouter.schemas.avro.EndpointRecord;
import org.barsrouter.schemas.serde.Decoded;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Builds the state from route records. Thirteen endpoints serve ten thousand services, so equal
/// ones become one object.
final class RouteLoad {
    private static final Logger LOG = LoggerFactory.getLogger(RouteLoad.class);

    private final Map<String, Entry> entries = new HashMap<>();
    private final Map<EndpointRecord, Endpoint> endpoints = new HashMap<>();

    void take(ConsumerRecord<String, Decoded<CatalogueRoute>> record) {
        Decoded<CatalogueRoute> value = record.value();
        if (value == null) {
            entries.remove(record.key());
            return;
        }
        switch (RouteRecords.read(value)) {
            case Route.Service service ->
                    entries.put(
                            record.key(),
                            entry(service, value, Instant.ofEpochMilli(record.timestamp())));
            case Route.Alias _ -> entries.remove(record.key());
            case Route.Corrupt(String why) -> {
                entries.remove(record.key());
                LOG.atError()
                        .addKeyValue("partition", record.partition())
                        .addKeyValue("offset", record.offset())
                        .addKeyValue("why", why)
                        .log("catalogue record cannot be read; the next import writes it anew");
            }
        }
    }

    Collection<Entry> entries() {
        return entries.values();
    }

    private Entry entry(Route.Service service, Decoded<CatalogueRoute> value, Instant at) {
        if (!(value instanceof Decoded.Readable<CatalogueRoute>(CatalogueRoute written))) {
            throw new IllegalStateException("a service cannot come from a poison record");
        }
        List<EndpointRecord> records =
                written.getAssignments().stream()
                        .map(org.barsrouter.schemas.avro.Assignment::getEndpoint)
                        .toList();
        List<Assignment> shared = new ArrayList<>(records.size());
        for (int i = 0; i < records.size(); i++) {
            Assignment assignment = service.assignments().get(i);
            shared.add(
                    assignment.at(
                            endpoints.computeIfAbsent(records.get(i), _ -> assignment.endpoint())));
        }
        return new Entry(withAssignments(service, shared), written.getVersion(), at);
    }

    private static Route.Service withAssignments(
            Route.Service service, List<Assignment> assignments) {
        return new Route.Service(
                service.id(),
                service.active(),
                service.providedBy(),
                service.name(),
                service.grantedProducts(),
                service.takesBookingResponse(),
                assignments,
                service.contentHash(),
                service.identifiers(),
                service.inactive());
    }
}
