package org.barsrouter.routetable.record;

import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.barsrouter.routing.route.Assignment;
import org.barsrouter.routing.route.Endpoint;
import org.barsrouter.routing.route.Period;
import org.barsrouter.routing.route.Route;
import org.barsrouter.routing.route.Suspension;
import org.barsrouter.routing.route.Technical;
import org.barsrouter.routing.route.Technical.AddressKind;
import org.barsrouter.schemas.avro.AddressPeriod;
import org.barsrouter.schemas.avro.CatalogueRoute;
import org.barsrouter.schemas.avro.EndpointRecord;
import org.barsrouter.schemas.avro.Environment;
import org.barsrouter.schemas.avro.SuspensionPeriod;
import org.barsrouter.schemas.id.ServiceId;
import org.barsrouter.schemas.serde.Decoded;
import org.jspecify.annotations.Nullable;

/// Catalogue records as routes and back. Reading never throws: what cannot be read is {@link
/// Route.Corrupt}, which routes nothing and raises an alarm.
public final class RouteRecords {
    private static final String SUPPLIER = "supplier";

    private RouteRecords() {}

    public static Route read(Decoded<CatalogueRoute> decoded) {
        return switch (decoded) {
            case Decoded.Poison<CatalogueRoute>(byte[] _, String reason) ->
                    new Route.Corrupt(reason);
            case Decoded.Readable<CatalogueRoute>(CatalogueRoute written) -> read(written);
        };
    }

    private static Route read(CatalogueRoute written) {
        Optional<ServiceId> id = ServiceId.parse(written.getServiceId());
        if (id.isEmpty()) {
            return new Route.Corrupt("its service id is not system|value");
        }
        try {
            String aliasOf = written.getAliasOf();
            return aliasOf == null ? service(id.get(), written) : alias(id.get(), aliasOf);
        } catch (IllegalArgumentException e) {
            return new Route.Corrupt("a value in it is outside its range");
        }
    }

    private static Route alias(ServiceId id, String aliasOf) {
        return ServiceId.parse(aliasOf)
                .<Route>map(of -> new Route.Alias(id, of))
                .orElseGet(
                        () -> new Route.Corrupt("the service it stands for is not system|value"));
    }

    private static Route service(ServiceId id, CatalogueRoute written) {
        return new Route.Service(
                id,
                written.getActive(),
                written.getProvidedBy(),
                written.getName(),
                written.getGrantedProducts(),
                Boolean.TRUE.equals(written.getTakesBookingResponse()),
                written.getAssignments().stream().map(RouteRecords::assignment).toList(),
                written.getContentHash(),
                written.getIdentifiers().stream().map(RouteRecords::identifier).toList(),
                suspensions(written.getInactive()));
    }

    private static Assignment assignment(org.barsrouter.schemas.avro.Assignment written) {
        return new Assignment(
                written.getId(),
                written.getRank(),
                new Period(written.getFrom(), written.getTo()),
                written.getStatus().equals("active"),
                suspensions(written.getSuspensions()),
                written.getDrainUntil(),
                endpoint(written.getEndpoint()),
                PolicyRecords.read(written.getPolicy()));
    }

    private static ServiceId identifier(String text) {
        return ServiceId.parse(text)
                .orElseThrow(
                        () -> new IllegalArgumentException("an identifier is not system|value"));
    }

    /// The endpoint that a record describes.
    ///
    /// @throws IllegalArgumentException when a value in it is outside its range
    public static Endpoint endpoint(EndpointRecord written) {
        return new Endpoint(
                written.getEndpointId(),
                written.getProductId(),
                written.getInstance(),
                written.getConnectionType(),
                written.getPayloadType(),
                written.getManagingOrganisation(),
                Endpoint.Status.valueOf(
                        written.getStatus().toUpperCase(Locale.ROOT).replace('-', '_')),
                written.getAddresses().stream()
                        .map(a -> new Endpoint.Address(a.getFrom(), URI.create(a.getUrl())))
                        .toList(),
                suspensions(written.getSuspensions()),
                written.getSlices(),
                PolicyRecords.read(written.getPolicy()),
                technical(written));
    }

    private static Technical technical(EndpointRecord written) {
        Technical usual = Technical.bars();
        return new Technical(
                Objects.requireNonNullElse(written.getFhirVersion(), usual.fhirVersion()),
                Optional.ofNullable(written.getAddressKind())
                        .map(AddressKind::of)
                        .orElse(usual.addressKind()),
                Objects.requireNonNullElse(written.getSecurityProfile(), usual.securityProfile()),
                written.getBarsVersions());
    }

    private static List<Suspension> suspensions(List<SuspensionPeriod> written) {
        return written.stream()
                .map(s ->
                        new Suspension(
                                new Period(s.getFrom(), s.getUntil()),
                                s.getReason(),
                                SUPPLIER.equals(s.getCause())
                                        ? Suspension.Cause.SUPPLIER
                                        : Suspension.Cause.ITSELF))
                .toList();
    }

    /// What stands beside a service's content in its record.
    public record Origin(Environment environment, long version, String changeSetId) {}

    public static CatalogueRoute write(Route.Service service, Origin origin) {
        return CatalogueRoute.newBuilder()
                .setEnvironment(origin.environment())
                .setServiceId(service.id().key())
                .setActive(service.active())
                .setProvidedBy(service.providedBy())
                .setName(service.name())
                .setGrantedProducts(service.grantedProducts())
                .setTakesBookingResponse(service.takesBookingResponse())
                .setAssignments(service.assignments().stream().map(RouteRecords::written).toList())
                .setVersion(origin.version())
                .setChangeSetId(origin.changeSetId())
                .setContentHash(service.contentHash())
                .setIdentifiers(service.identifiers().stream().map(ServiceId::key).toList())
                .setInactive(service.inactive().stream().map(RouteRecords::written).toList())
                .build();
    }

    /// The record of another identifier of a service.
    public static CatalogueRoute write(Route.Alias alias, Origin origin) {
        return CatalogueRoute.newBuilder()
                .setEnvironment(origin.environment())
                .setServiceId(alias.id().key())
                .setAliasOf(alias.of().key())
                .setActive(true)
                .setGrantedProducts(List.of())
                .setAssignments(List.of())
                .setVersion(origin.version())
                .setChangeSetId(origin.changeSetId())
                .setContentHash("")
                .build();
    }

    private static org.barsrouter.schemas.avro.Assignment written(Assignment assignment) {
        return org.barsrouter.schemas.avro.Assignment.newBuilder()
                .setId(assignment.id())
                .setRank(assignment.rank())
                .setFrom(assignment.period().from())
                .setTo(assignment.period().to())
                .setStatus(assignment.active() ? "active" : "suspended")
                .setSuspensions(
                        assignment.suspensions().stream().map(RouteRecords::written).toList())
                .setDrainUntil(assignment.drainUntil())
                .setEndpoint(written(assignment.endpoint()))
                .setPolicy(PolicyRecords.write(assignment.policy()))
                .build();
    }

    /// The record of an endpoint.
    public static EndpointRecord written(Endpoint endpoint) {
        return EndpointRecord.newBuilder()
                .setEndpointId(endpoint.id())
                .setProductId(endpoint.productId())
                .setInstance(endpoint.instance())
                .setConnectionType(endpoint.connectionType())
                .setPayloadType(endpoint.payloadType())
                .setManagingOrganisation(endpoint.managingOrganisation())
                .setStatus(endpoint.status().name().toLowerCase(Locale.ROOT).replace('_', '-'))
                .setAddresses(
                        endpoint.addresses().stream()
                                .map(a -> new AddressPeriod(a.from(), a.url().toString()))
                                .toList())
                .setSuspensions(endpoint.suspensions().stream().map(RouteRecords::written).toList())
                .setSlices(endpoint.slices())
                .setPolicy(PolicyRecords.write(endpoint.policy()))
                .setFhirVersion(endpoint.technical().fhirVersion())
                .setAddressKind(endpoint.technical().addressKind().text())
                .setSecurityProfile(endpoint.technical().securityProfile())
                .setBarsVersions(endpoint.technical().barsVersions())
                .build();
    }

    private static SuspensionPeriod written(Suspension suspension) {
        return new SuspensionPeriod(
                suspension.period().from(),
                orNull(suspension.period()),
                suspension.reason(),
                cause(suspension));
    }

    private static java.time.@Nullable Instant orNull(Period period) {
        return period.to();
    }

    private static @Nullable String cause(Suspension suspension) {
        return switch (suspension.cause()) {
            case ITSELF -> null;
            case SUPPLIER -> SUPPLIER;
        };
    }
}
