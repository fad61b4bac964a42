package org.barsrouter.catalogue.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.barsrouter.catalogue.testkit.Plans.NOW;
import static org.barsrouter.catalogue.testkit.Plans.plan;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.StringSerializer;
import org.barsrouter.catalogue.change.Catalogue;
import org.barsrouter.catalogue.change.ChangeSet;
import org.barsrouter.catalogue.change.Event;
import org.barsrouter.catalogue.change.EventChain;
import org.barsrouter.catalogue.testkit.Cluster;
import org.barsrouter.schemas.avro.CatalogueEvent;
import org.barsrouter.schemas.topic.Topics;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class CatalogueWriterIT {
    private static final String A = "https://receiver-a.example/FHIR/R4";
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final String B = "https://receiver-b.example";

    @BeforeEach
    void empty() {
        Cluster.empty();
    }

    @Test
    void what_was_written_is_there_after_a_restart() {
        Catalogue written;
        try (CatalogueWriter writer = opened()) {
            assertThat(writer.write(first(writer))).isEqualTo(new WriteOutcome.Written());
            written = writer.catalogue();
        }
        try (CatalogueWriter again = opened()) {
            assertThat(again.catalogue().lastHash()).isEqualTo(written.lastHash());
            assertThat(again.catalogue().services().keySet())
                    .isEqualTo(written.services().keySet());
            assertThat(plan(again.catalogue(), NOW.plusSeconds(9), "1", A, "2", A, "3", B).events())
                    .isEmpty();
            assertThat(again.catalogue().endpoints()).hasSize(2);
        }
    }

    @Test
    void services_of_one_url_share_one_endpoint_after_a_restart_too() {
        try (CatalogueWriter writer = opened()) {
            writer.write(first(writer));
        }
        try (CatalogueWriter again = opened()) {
            var endpoints =
                    again.catalogue().services().values().stream()
                            .map(entry -> entry.open().orElseThrow().endpoint())
                            .toList();
            assertThat(endpoints.getFirst()).isSameAs(endpoints.get(1));
        }
    }

    @Test
    void the_chain_of_events_goes_on_after_a_restart() {
        try (CatalogueWriter writer = opened()) {
            writer.write(first(writer));
        }
        try (CatalogueWriter again = opened()) {
            again.write(plan(again.catalogue(), NOW.plusSeconds(9), "1", B, "2", A, "3", B));
        }

        await().atMost(PATIENCE)
                .untilAsserted(
                        () -> assertThat(Cluster.committed(Topics.CATALOGUE_EVENTS)).hasSize(8));
        String previous = null;
        for (CatalogueEvent written : Cluster.committed(Topics.CATALOGUE_EVENTS)) {
            Event event = ChangeSetRecords.read(written);
            assertThat(event.previousHash()).isEqualTo(previous);
            assertThat(EventChain.hash(event.content(), event.context(), previous))
                    .isEqualTo(event.hash());
            previous = event.hash();
        }
        assertThat(previous).isNotNull();
    }

    @Test
    void of_two_writers_the_older_one_stops() {
        try (CatalogueWriter older = opened();
                CatalogueWriter newer = opened()) {
            assertThat(older.write(first(older))).isEqualTo(new WriteOutcome.Fenced());
            assertThat(older.state()).isEqualTo(new WriterState.Fenced());
            assertThat(older.write(first(older))).isEqualTo(new WriteOutcome.Fenced());

            assertThat(newer.write(first(newer))).isEqualTo(new WriteOutcome.Written());
            await().atMost(PATIENCE)
                    .untilAsserted(() ->
                            assertThat(Cluster.committed(Topics.CATALOGUE_ROUTES)).hasSize(3));
        }
    }

    @Test
    void an_idle_writer_notices_that_it_was_replaced() {
        try (CatalogueWriter older = opened()) {
            older.checkClaim();
            assertThat(older.state()).isEqualTo(new WriterState.Open());
            try (CatalogueWriter newer = opened()) {
                older.checkClaim();
                assertThat(older.state()).isEqualTo(new WriterState.Fenced());
                newer.checkClaim();
                assertThat(newer.state()).isEqualTo(new WriterState.Open());
            }
        }
    }

    @Test
    void its_own_writes_do_not_look_like_a_replacement() {
        try (CatalogueWriter writer = opened()) {
            writer.write(first(writer));
            writer.checkClaim();
            writer.checkClaim();

            assertThat(writer.state()).isEqualTo(new WriterState.Open());
            assertThat(writer.write(plan(writer.catalogue(), NOW.plusSeconds(9), "1", A)))
                    .isEqualTo(new WriteOutcome.Written());
        }
    }

    @Test
    void a_writer_that_dies_in_the_middle_leaves_nothing() {
        KafkaProducer<String, SpecificRecord> dying = producer();
        dying.initTransactions();
        dying.beginTransaction();
        ChangeSetRecords.of(
                        plan(Catalogue.empty(), NOW, "1", A, "2", A).batch(List.of()),
                        Cluster.FORMAT.environment())
                .forEach(record -> assertThat(dying.send(record)).isNotNull());
        dying.flush();

        try (CatalogueWriter next = opened()) {
            assertThat(next.catalogue().isEmpty()).isTrue();
            assertThat(next.catalogue().lastHash()).isEmpty();
            assertThatThrownBy(dying::commitTransaction).isInstanceOf(KafkaException.class);
            assertThat(Cluster.committed(Topics.CATALOGUE_ROUTES)).isEmpty();
            assertThat(Cluster.committed(Topics.CATALOGUE_EVENTS)).isEmpty();
        } finally {
            dying.close(Duration.ZERO);
        }
    }

    @Test
    void a_change_set_that_cannot_be_written_leaves_nothing_and_the_writer_goes_on() {
        try (CatalogueWriter writer = opened()) {
            ChangeSet tooLarge =
                    plan(
                            writer.catalogue(),
                            NOW,
                            "1",
                            A,
                            "2",
                            "https://receiver.example/" + "x".repeat(2_000_000));

            assertThat(writer.write(tooLarge)).isInstanceOf(WriteOutcome.NotWritten.class);
            assertThat(Cluster.committed(Topics.CATALOGUE_ROUTES)).isEmpty();
            assertThat(writer.write(first(writer))).isEqualTo(new WriteOutcome.Written());
        }
    }

    @Test
    void a_change_set_planned_for_an_older_catalogue_is_not_written() {
        try (CatalogueWriter writer = opened()) {
            ChangeSet stale = plan(writer.catalogue(), NOW, "9", A);
            writer.write(first(writer));

            assertThat(writer.write(stale)).isEqualTo(new WriteOutcome.Superseded());
            assertThat(writer.catalogue().services()).hasSize(3);
        }
    }

    private static ChangeSet first(CatalogueWriter writer) {
        return plan(writer.catalogue(), NOW, "1", A, "2", A, "3", B);
    }

    private static CatalogueWriter opened() {
        CatalogueWriter writer = new CatalogueWriter(Cluster.access());
        writer.open();
        return writer;
    }

    private static KafkaProducer<String, SpecificRecord> producer() {
        Map<String, Object> settings = new HashMap<>(Cluster.access().connection());
        settings.put("transactional.id", Cluster.access().transactionalId());
        return new KafkaProducer<>(settings, new StringSerializer(), Cluster.FORMAT.serializer());
    }
}
