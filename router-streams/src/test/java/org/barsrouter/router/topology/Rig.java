package org.barsrouter.router.topology;

import ca.uhn.fhir.context.FhirContext;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.test.TestRecord;
import org.barsrouter.deployment.config.BarsProperties;
import org.barsrouter.router.config.RouterProperties;
import org.barsrouter.router.decision.RouteMessage;
import org.barsrouter.router.fhir.NoticeBundle;
import org.barsrouter.router.kafka.StreamsSettings;
import org.barsrouter.routing.identifier.IdentifierSystems;
import org.barsrouter.routing.policy.Policy;
import org.barsrouter.routing.resolve.Resolver;
import org.barsrouter.schemas.avro.CatalogueRoute;
import org.barsrouter.schemas.avro.Environment;
import org.barsrouter.schemas.avro.InboundMessage;
import org.barsrouter.schemas.avro.Outcome;
import org.barsrouter.schemas.id.ServiceId;
import org.barsrouter.schemas.serde.Decoded;
import org.barsrouter.schemas.serde.RecordFormat;
import org.barsrouter.schemas.topic.Topic;
import org.barsrouter.schemas.topic.Topics;
import org.barsrouter.tracing.http.Tracing;

/// The whole router on a simulated cluster, with the settings that it really runs with. What it
/// writes to a topic that it reads comes back to it, as in life.
final class Rig implements AutoCloseable {
    static final RecordFormat FORMAT = Samples.FORMAT;
    final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final TopologyTestDriver driver;

    Rig() {
        this(Tracing.off());
    }

    Rig(Tracing tracing) {
        RouterParts parts = parts(meters, tracing);
        Map<String, Object> settings = settings(parts);
        Properties properties = new Properties();
        properties.putAll(settings);
        driver =
                new TopologyTestDriver(
                        RouterTopology.build(settings, parts), properties, Samples.NOW);
    }

    static RouterParts parts(SimpleMeterRegistry meters) {
        return parts(meters, Tracing.off());
    }

    private static RouterParts parts(SimpleMeterRegistry meters, Tracing tracing) {
        return new RouterParts(
                FORMAT,
                new RouteMessage(new Resolver(Policy.defaults()), IdentifierSystems.national()),
                new NoticeBundle(FhirContext.forR4Cached(), 5_000_000),
                new Observer(meters, tracing),
                new RouterParts.Terms("bars-router", Duration.ofHours(24)));
    }

    static Map<String, Object> settings(RouterParts parts) {
        return StreamsSettings.of(
                new BarsProperties("localhost:1", Environment.SANDBOX, Map.of(), Map.of()),
                new RouterProperties(
                        "bars-router",
                        1,
                        Path.of("target", "streams"),
                        Duration.ofSeconds(5),
                        new RouterProperties.Notice(Duration.ofHours(24))),
                parts);
    }

    Rig withRoute(CatalogueRoute route) {
        ServiceId id = ServiceId.parse(route.getServiceId()).orElseThrow();
        pipe(Topics.CATALOGUE_ROUTES, id.key(), route, Samples.NOW);
        return this;
    }

    void remove(ServiceId service) {
        driver.createInputTopic(
                        Topics.CATALOGUE_ROUTES.name(), new StringSerializer(), FORMAT.serializer())
                .pipeInput(new TestRecord<>(service.key(), null, Samples.NOW));
    }

    void message(InboundMessage message) {
        message(message, Samples.NOW);
    }

    void message(InboundMessage message, Instant appendedAt) {
        pipe(Topics.INBOUND, message.getTarget(), message, appendedAt);
    }

    void message(InboundMessage message, Headers headers) {
        pipe(Topics.INBOUND, message.getTarget(), message, headers);
    }

    void outcome(Outcome outcome, Headers headers) {
        pipe(Topics.OUTCOMES, outcome.getTarget(), outcome, headers);
    }

    private void pipe(Topic<?, ?> topic, String key, SpecificRecord value, Headers headers) {
        driver.createInputTopic(topic.name(), new StringSerializer(), FORMAT.serializer())
                .pipeInput(new TestRecord<>(key, value, headers, Samples.NOW));
    }

    void outcome(Outcome outcome) {
        pipe(Topics.OUTCOMES, outcome.getTarget(), outcome, Samples.NOW);
    }

    void bytes(Topic<?, ?> topic, String key, byte[] value) {
        driver.createInputTopic(topic.name(), new StringSerializer(), new ByteArraySerializer())
                .pipeInput(key, value, Samples.NOW);
    }

    private void pipe(Topic<?, ?> topic, String key, SpecificRecord value, Instant at) {
        driver.createInputTopic(topic.name(), new StringSerializer(), FORMAT.serializer())
                .pipeInput(key, value, at);
    }

    <V extends SpecificRecord> List<V> written(Topic<?, V> topic) {
        return records(topic).stream().map(record -> value(record.value())).toList();
    }

    <V extends SpecificRecord> List<TestRecord<String, Decoded<V>>> records(Topic<?, V> topic) {
        return driver.createOutputTopic(
                        topic.name(), new StringDeserializer(), FORMAT.deserializer(topic))
                .readRecordsToList();
    }

    static <V extends SpecificRecord> V value(Decoded<V> decoded) {
        return switch (decoded) {
            case Decoded.Readable<V>(V value) -> value;
            case Decoded.Poison<V>(byte[] _, String reason) ->
                    throw new AssertionError("written record cannot be read: " + reason);
        };
    }

    double count(String meter, String tag, String value) {
        var counter = meters.find(meter).tag(tag, value).counter();
        return counter == null ? 0 : counter.count();
    }

    @Override
    public void close() {
        driver.close();
    }
}
