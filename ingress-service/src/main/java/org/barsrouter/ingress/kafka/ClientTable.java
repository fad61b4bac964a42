package org.barsrouter.ingress.kafka;

import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.barsrouter.ingress.client.Client;
import org.barsrouter.ingress.client.ClientId;
import org.barsrouter.ingress.client.Clients;
import org.barsrouter.routetable.kafka.TopicFollower;
import org.barsrouter.schemas.avro.ClientApplication;
import org.barsrouter.schemas.serde.Decoded;
import org.barsrouter.schemas.topic.Topics;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Every registered application, in memory, as `bars.clients` has them. A record that cannot be
/// read is an application that may not call.
public final class ClientTable implements Clients, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(ClientTable.class);

    private final Map<String, Client> clients = new ConcurrentHashMap<>();
    private final TopicFollower<ClientApplication> follower;

    private ClientTable(KafkaAccess kafka) {
        this.follower =
                TopicFollower.start(
                        kafka.client("ingress-clients", Map.of()),
                        kafka.format(),
                        Topics.CLIENTS,
                        this::take);
    }

    public static ClientTable follow(KafkaAccess kafka) {
        return new ClientTable(kafka);
    }

    public boolean awaitLoaded(Duration atMost) throws InterruptedException {
        return follower.awaitLoaded(atMost);
    }

    @Override
    public Optional<Client> find(ClientId id) {
        return Optional.ofNullable(clients.get(id.value()));
    }

    /// All of them, by id.
    public List<Client> all() {
        return clients.values().stream()
                .sorted(Comparator.comparing(client -> client.id().value()))
                .toList();
    }

    private void take(ConsumerRecord<String, Decoded<ClientApplication>> record) {
        Decoded<ClientApplication> value = record.value();
        if (value == null) {
            clients.remove(record.key());
            return;
        }
        Optional<Client> client = ClientRecords.read(value);
        if (client.isPresent()) {
            clients.put(record.key(), client.get());
        } else {
            clients.remove(record.key());
            LOG.atError()
                    .addKeyValue("offset", record.offset())
                    .log("a registered application cannot be read; it may not call");
        }
    }

    @Override
    public void close() {
        follower.close();
    }
}
