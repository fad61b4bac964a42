package org.barsrouter.ingress.kafka;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.locks.ReentrantLock;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.barsrouter.ingress.client.Client;
import org.barsrouter.ingress.register.Act;
import org.barsrouter.ingress.register.Act.Outcome;
import org.barsrouter.ingress.register.RegistryRefusal;
import org.barsrouter.schemas.avro.ClientApplication;
import org.barsrouter.schemas.avro.Environment;
import org.barsrouter.schemas.serde.Decoded;
import org.barsrouter.schemas.topic.Topics;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Carries out acts on the registry, one at a time in the whole deployment. Every instance of
/// ingress may: each act takes the registry's transactional id, which ends what another instance
/// has under way, reads the registration as it stands, and writes the next one only if the act may
/// follow, with its entry in the audit. Seldom and slow on purpose; nothing of it is on the way of
/// a message.
public final class ClientLog {
    private static final Logger LOG = LoggerFactory.getLogger(ClientLog.class);
    private static final String TRANSACTIONAL_ID = "ingress-clients-";
    private static final Duration POLL = Duration.ofMillis(200);
    private static final int PATIENCE_MILLIS = 10_000;

    private final KafkaAccess kafka;
    private final ReentrantLock oneAtATime = new ReentrantLock();

    public ClientLog(KafkaAccess kafka) {
        this.kafka = kafka;
    }

    /// Carries it out; what comes back stands in the topic, or was refused.
    public Outcome carryOut(Act act) {
        oneAtATime.lock();
        try (KafkaProducer<String, SpecificRecord> producer = producer()) {
            producer.initTransactions();
            Outcome outcome = act.on(current(act));
            write(producer, act, outcome);
            return outcome;
        } catch (KafkaException | ExecutionException e) {
            LOG.atWarn()
                    .addKeyValue("clientId", act.id())
                    .addKeyValue("failure", e.getClass().getSimpleName())
                    .log("the registry of applications could not be written");
            return new Outcome.Refused(RegistryRefusal.OUT_OF_REACH);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Outcome.Refused(RegistryRefusal.OUT_OF_REACH);
        } finally {
            oneAtATime.unlock();
        }
    }

    /// The registration and who made it what it is, both or neither. An act that is refused is
    /// audited too.
    private void write(KafkaProducer<String, SpecificRecord> producer, Act act, Outcome outcome)
            throws ExecutionException, InterruptedException {
        Environment environment = kafka.format().environment();
        List<Future<RecordMetadata>> sent = new ArrayList<>();
        producer.beginTransaction();
        if (outcome instanceof Outcome.Next(Client next)) {
            sent.add(
                    producer.send(
                            Topics.CLIENTS.record(
                                    next.id().value(), ClientRecords.write(next, environment))));
        }
        sent.add(producer.send(AuditRecords.write(act, outcome, environment)));
        producer.commitTransaction();
        for (Future<RecordMetadata> one : sent) {
            one.get();
        }
    }

    private KafkaProducer<String, SpecificRecord> producer() {
        return new KafkaProducer<>(
                kafka.client(
                        "ingress-client-log",
                        Map.of(
                                "transactional.id",
                                TRANSACTIONAL_ID + kafka.format().environment(),
                                "max.block.ms",
                                PATIENCE_MILLIS,
                                "request.timeout.ms",
                                PATIENCE_MILLIS / 2,
                                "delivery.timeout.ms",
                                PATIENCE_MILLIS)),
                new StringSerializer(),
                kafka.format().serializer());
    }

    /// The last registration of the act's application: read to the end behind the fence.
    private Optional<Client> current(Act act) {
        TopicPartition partition = new TopicPartition(Topics.CLIENTS.name(), 0);
        Optional<Client> current = Optional.empty();
        try (KafkaConsumer<String, Decoded<ClientApplication>> consumer =
                new KafkaConsumer<>(
                        kafka.client(
                                "ingress-client-log",
                                Map.of(
                                        "isolation.level",
                                        "read_committed",
                                        "enable.auto.commit",
                                        false,
                                        "default.api.timeout.ms",
                                        PATIENCE_MILLIS)),
                        new StringDeserializer(),
                        kafka.format().deserializer(Topics.CLIENTS))) {
            consumer.assign(List.of(partition));
            consumer.seekToBeginning(List.of(partition));
            long end = consumer.endOffsets(List.of(partition)).getOrDefault(partition, 0L);
            long latest = System.nanoTime() + Duration.ofMillis(PATIENCE_MILLIS).toNanos();
            while (consumer.position(partition) < end) {
                if (System.nanoTime() > latest) {
                    throw new TimeoutException("the registry was not read to its end in time");
                }
                for (ConsumerRecord<String, Decoded<ClientApplication>> record :
                        consumer.poll(POLL)) {
                    if (act.id().value().equals(record.key())) {
                        current = ClientRecords.read(record.value());
                    }
                }
            }
        }
        return current;
    }
}
