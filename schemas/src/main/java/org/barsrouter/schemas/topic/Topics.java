package org.barsrouter.schemas.topic;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.apache.avro.specific.SpecificRecord;
import org.barsrouter.schemas.avro.Attempt;
import org.barsrouter.schemas.avro.AuditEntry;
import org.barsrouter.schemas.avro.CatalogueEvent;
import org.barsrouter.schemas.avro.CatalogueRoute;
import org.barsrouter.schemas.avro.CatalogueState;
import org.barsrouter.schemas.avro.ClientApplication;
import org.barsrouter.schemas.avro.Control;
import org.barsrouter.schemas.avro.DeadLetter;
import org.barsrouter.schemas.avro.EndpointHealth;
import org.barsrouter.schemas.avro.EnvironmentMark;
import org.barsrouter.schemas.avro.InboundMessage;
import org.barsrouter.schemas.avro.OutboundDelivery;
import org.barsrouter.schemas.avro.Outcome;
import org.barsrouter.schemas.avro.ParkedEntry;
import org.barsrouter.schemas.avro.ReplayRun;
import org.barsrouter.schemas.avro.Reply;
import org.barsrouter.schemas.id.ControlKey;
import org.barsrouter.schemas.id.DeliveryId;
import org.barsrouter.schemas.id.Lane;
import org.barsrouter.schemas.id.ServiceId;
import org.barsrouter.schemas.topic.Topic.Cleanup;
import org.barsrouter.schemas.topic.Topic.Partitions;

/// Every topic of BaRS Router: the one place where their names stand.
public final class Topics {
    private static final int MB = 1024 * 1024;
    private static final Duration MAX_AGE = Duration.ofDays(1);
    private static final Duration AUDIT_PERIOD = Duration.ofDays(366);

    public static final Topic<ServiceId, InboundMessage> INBOUND =
            new Topic<>(
                    "bars.inbound.v1",
                    "ingress-service",
                    "ingress-service, journal-service (replay), router-streams (notices), delivery-service (routed again)",
                    "router-streams, journal-service, delivery-service",
                    InboundMessage.class,
                    ServiceId::key,
                    Partitions.INBOUND,
                    Cleanup.DELETE,
                    kept(
                            MAX_AGE.plusDays(2),
                            6,
                            Map.of("message.timestamp.type", "LogAppendTime")));

    public static final Topic<ServiceId, CatalogueRoute> CATALOGUE_ROUTES =
            new Topic<>(
                    "bars.catalogue-routes.v1",
                    "catalogue-service",
                    "catalogue-service",
                    "router-streams, ingress-service, delivery-service, catalogue-service",
                    CatalogueRoute.class,
                    ServiceId::key,
                    Partitions.CATALOGUE,
                    Cleanup.COMPACT,
                    Map.of());

    public static final Topic<String, CatalogueEvent> CATALOGUE_EVENTS =
            new Topic<>(
                    "bars.catalogue-events.v1",
                    "catalogue-service",
                    "catalogue-service",
                    "catalogue-service, audit",
                    CatalogueEvent.class,
                    Function.identity(),
                    Partitions.ONE,
                    Cleanup.DELETE,
                    kept(AUDIT_PERIOD, 1, Map.of()));

    /// Keys are `kind/id`. Together with the routes it is all that the catalogue must know at
    /// start, however old the events are.
    public static final Topic<String, CatalogueState> CATALOGUE_STATE =
            new Topic<>(
                    "bars.catalogue-state.v1",
                    "catalogue-service",
                    "catalogue-service",
                    "catalogue-service",
                    CatalogueState.class,
                    Function.identity(),
                    Partitions.ONE,
                    Cleanup.COMPACT,
                    Map.of("max.message.bytes", Integer.toString(8 * MB)));

    public static final Topic<Lane, OutboundDelivery> OUTBOUND =
            new Topic<>(
                    "bars.outbound.v1",
                    "router-streams",
                    "router-streams",
                    "delivery-service",
                    OutboundDelivery.class,
                    Lane::toString,
                    Partitions.OUTBOUND,
                    Cleanup.DELETE,
                    kept(MAX_AGE.plusDays(2), 6, Map.of()));

    public static final Topic<DeliveryId, ParkedEntry> PARKED =
            new Topic<>(
                    "bars.parked.v1",
                    "delivery-service",
                    "delivery-service",
                    "delivery-service",
                    ParkedEntry.class,
                    DeliveryId::toString,
                    Partitions.OUTBOUND,
                    Cleanup.COMPACT,
                    Map.of(
                            "segment.bytes", Integer.toString(64 * MB),
                            "segment.ms", millis(Duration.ofMinutes(10)),
                            "min.cleanable.dirty.ratio", "0.1",
                            "max.compaction.lag.ms", millis(Duration.ofMinutes(30)),
                            "delete.retention.ms", millis(Duration.ofHours(24))));

    public static final Topic<DeliveryId, Reply> REPLIES =
            new Topic<>(
                    "bars.replies.v1",
                    "delivery-service",
                    "delivery-service, router-streams",
                    "ingress-service, journal-service",
                    Reply.class,
                    DeliveryId::toString,
                    Partitions.REPLIES,
                    Cleanup.DELETE,
                    kept(Duration.ofHours(6), 8, Map.of()));

    public static final Topic<ServiceId, Outcome> OUTCOMES =
            new Topic<>(
                    "bars.outcomes.v1",
                    "delivery-service",
                    "delivery-service, router-streams",
                    "router-streams (notices), journal-service",
                    Outcome.class,
                    ServiceId::key,
                    Partitions.INBOUND,
                    Cleanup.DELETE,
                    kept(MAX_AGE.plusDays(7), 8, Map.of()));

    public static final Topic<Lane, Attempt> ATTEMPTS =
            new Topic<>(
                    "bars.attempts.v1",
                    "delivery-service",
                    "delivery-service",
                    "journal-service",
                    Attempt.class,
                    Lane::toString,
                    Partitions.JOURNAL,
                    Cleanup.DELETE,
                    kept(Duration.ofDays(30), 1, Map.of()));

    public static final Topic<String, DeadLetter> DEAD_LETTERS =
            new Topic<>(
                    "bars.dead-letters.v1",
                    "delivery-service",
                    "delivery-service, router-streams",
                    "journal-service",
                    DeadLetter.class,
                    Function.identity(),
                    Partitions.JOURNAL,
                    Cleanup.DELETE,
                    kept(Duration.ofDays(30), 8, Map.of()));

    public static final Topic<String, EndpointHealth> ENDPOINT_HEALTH =
            new Topic<>(
                    "bars.endpoint-health.v1",
                    "delivery-service",
                    "delivery-service",
                    "delivery-service, router-streams, journal-service",
                    EndpointHealth.class,
                    Function.identity(),
                    Partitions.ONE,
                    Cleanup.COMPACT,
                    Map.of());

    public static final Topic<ControlKey, Control> CONTROLS =
            new Topic<>(
                    "bars.controls.v1",
                    "journal-service",
                    "journal-service",
                    "delivery-service, journal-service",
                    Control.class,
                    ControlKey::text,
                    Partitions.ONE,
                    Cleanup.COMPACT,
                    Map.of());

    public static final Topic<String, AuditEntry> AUDIT =
            new Topic<>(
                    "bars.audit.v1",
                    "journal-service",
                    "journal-service, catalogue-service, ingress-service",
                    "all",
                    AuditEntry.class,
                    Function.identity(),
                    Partitions.ONE,
                    Cleanup.DELETE,
                    kept(AUDIT_PERIOD, 1, Map.of()));

    /// Keys are client ids. Small and read by every ingress, so that a revocation takes effect
    /// within seconds.
    public static final Topic<String, ClientApplication> CLIENTS =
            new Topic<>(
                    "bars.clients.v1",
                    "ingress-service",
                    "ingress-service",
                    "ingress-service",
                    ClientApplication.class,
                    Function.identity(),
                    Partitions.ONE,
                    Cleanup.COMPACT,
                    Map.of());

    /// Keys are `runId/order` and `runId/standing`.
    public static final Topic<String, ReplayRun> REPLAYS =
            new Topic<>(
                    "bars.replays.v1",
                    "journal-service",
                    "journal-service",
                    "journal-service",
                    ReplayRun.class,
                    Function.identity(),
                    Partitions.ONE,
                    Cleanup.COMPACT,
                    Map.of("max.message.bytes", Integer.toString(8 * MB)));

    /// Holds one record, under the key `environment`: a service of another environment refuses to
    /// start on this cluster.
    public static final Topic<String, EnvironmentMark> ENVIRONMENT =
            new Topic<>(
                    "bars.environment.v1",
                    "schemas",
                    "schemas (topics create)",
                    "all",
                    EnvironmentMark.class,
                    Function.identity(),
                    Partitions.ONE,
                    Cleanup.COMPACT,
                    Map.of());

    private static final List<Topic<?, ? extends SpecificRecord>> ALL =
            List.of(
                    INBOUND,
                    CATALOGUE_ROUTES,
                    CATALOGUE_EVENTS,
                    CATALOGUE_STATE,
                    OUTBOUND,
                    PARKED,
                    REPLIES,
                    OUTCOMES,
                    ATTEMPTS,
                    DEAD_LETTERS,
                    ENDPOINT_HEALTH,
                    CONTROLS,
                    AUDIT,
                    CLIENTS,
                    REPLAYS,
                    ENVIRONMENT);

    private Topics() {}

    public static List<Topic<?, ? extends SpecificRecord>> all() {
        return ALL;
    }

    private static Map<String, String> kept(
            Duration retention, int maxMegabytes, Map<String, String> more) {
        Map<String, String> settings = new java.util.TreeMap<>(more);
        settings.put("retention.ms", millis(retention));
        settings.put("max.message.bytes", Integer.toString(maxMegabytes * MB));
        return settings;
    }

    private static String millis(Duration duration) {
        return Long.toString(duration.toMillis());
    }
}
