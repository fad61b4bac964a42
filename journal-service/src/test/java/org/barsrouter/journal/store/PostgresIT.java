package org.barsrouter.journal.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.barsrouter.journal.RandomFacts;
import org.barsrouter.journal.Sample;
import org.barsrouter.journal.fact.Batch;
import org.barsrouter.journal.fact.Batch.TopicSlice;
import org.barsrouter.journal.fact.Fact;
import org.barsrouter.journal.history.Summary;
import org.barsrouter.journal.search.SearchRequest;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/// The same projection on a real PostgreSQL server.
@Tag("full")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PostgresIT {
    private static final JournalIdentity HERE = new JournalIdentity("SANDBOX", "cluster-a");
    private final PostgresServer server = PostgresServer.start();

    @AfterAll
    void stop() throws IOException {
        server.close();
    }

    /// Every search of [SearchQuestions], on the server.
    @Nested
    @TestInstance(TestInstance.Lifecycle.PER_CLASS)
    class Searching extends SearchQuestions {
        Searching() {
            super(JournalDatabase.open(server.database("searching"), HERE));
        }
    }

    @Test
    void holds_the_same_as_the_embedded_database_in_whatever_order_topics_are_read() {
        long seed = new Random().nextLong();
        Random random = new Random(seed);
        List<Fact> facts = new ArrayList<>(new RandomFacts(random).messages(200));
        List<Summary> embedded = lines(new DatabasePlace.Memory(), List.of(facts));
        Collections.shuffle(facts, random);
        int cut = random.nextInt(facts.size());

        List<Summary> served =
                lines(
                        server.database("shuffled"),
                        List.of(facts.subList(0, cut), facts.subList(cut, facts.size()), facts));

        assertThat(served).as("seed %d", seed).containsExactlyInAnyOrderElementsOf(embedded);
    }

    @Test
    void is_written_by_one_journal_at_a_time() {
        DatabasePlace.Server place = server.database("contended");
        try (JournalDatabase first = JournalDatabase.open(place, HERE)) {
            assertThat(first.isOpen()).isTrue();
            assertThatThrownBy(() -> JournalDatabase.open(place, HERE))
                    .isInstanceOf(JournalRefusedException.class)
                    .hasMessageContaining("Another journal writes");
        }

        JournalDatabase.open(place, HERE).close();
    }

    @Test
    void a_wrong_password_is_a_refused_start() {
        DatabasePlace.Server place = server.database("locked");
        assertThatThrownBy(() ->
                        JournalDatabase.open(
                                new DatabasePlace.Server(place.url(), place.user(), "wrong"), HERE))
                .isInstanceOf(JournalRefusedException.class)
                .hasMessageContaining("check journal.database.url");
    }

    @Test
    void rebuilds_deletes_and_takes_texts_with_a_nul() {
        TopicSlice slice = new TopicSlice("bars.inbound.v1", 0);
        Fact odd = Sample.relay(1).accepted("10:02:11.123", "a\0b", Sample.RECEIVER);
        try (JournalDatabase database = JournalDatabase.open(server.database("tended"), HERE)) {
            FactStore store = new FactStore(database.source());
            RebuildStore rebuilds = new RebuildStore(database.source());
            store.begin(Map.of(slice, 0L));
            store.apply(new Batch(List.of(odd), Map.of(slice, 4L)));
            Map<String, List<String>> before = AllRows.of(database.source());

            rebuilds.begin(Sample.at("10:00:00.000"), "sam");
            assertThat(rebuilds.isWanted()).isTrue();
            rebuilds.clear(Map.of(slice, new RebuildStore.Extent(0, 4)));
            store.forget();
            assertThat(AllRows.of(database.source()).get("message")).isEmpty();
            assertThat(rebuilds.progress().orElseThrow().isOver()).isFalse();
            store.apply(new Batch(List.of(odd), Map.of(slice, 4L)));

            assertThat(rebuilds.progress().orElseThrow().isOver()).isFalse();
            rebuilds.complete();
            assertThat(rebuilds.progress().orElseThrow().isOver()).isTrue();
            assertThat(AllRows.of(database.source()).get("message"))
                    .isEqualTo(before.get("message"));
            assertThat(AllRows.of(database.source()).get("delivery"))
                    .isEqualTo(before.get("delivery"));
            assertThat(store.delete(Sample.at("11:00:00.000"), 5)).isEqualTo(1);
        }
    }

    @Test
    void finds_for_many_what_is_found_for_each() {
        try (JournalDatabase database = JournalDatabase.open(server.database("many"), HERE)) {
            ManyAtATimeTest.check(database, new Random().nextLong());
        }
    }

    private static List<Summary> lines(DatabasePlace place, List<List<Fact>> batches) {
        try (JournalDatabase database = JournalDatabase.open(place, HERE)) {
            FactStore store = new FactStore(database.source());
            batches.forEach(batch -> store.apply(new Batch(batch, Map.of())));
            SearchRequest.Page all =
                    (SearchRequest.Page) SearchRequest.read(Map.of("limit", List.of("1000")));
            return new MessageSearch(database.source()).find(all).messages();
        }
    }
}
