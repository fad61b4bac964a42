package org.barsrouter.journal.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Random;
import org.barsrouter.journal.RandomFacts;
import org.barsrouter.journal.Sample;
import org.barsrouter.journal.fact.Batch;
import org.barsrouter.journal.fact.Disposition;
import org.barsrouter.journal.fact.Fact;
import org.barsrouter.journal.history.MessageState;
import org.barsrouter.journal.history.Summary;
import org.barsrouter.journal.search.SearchRequest;
import org.junit.jupiter.api.Test;

class SummaryStoreTest {
    private static final JournalIdentity HERE = new JournalIdentity("SANDBOX", "cluster-a");

    @Test
    void is_the_same_row_for_row_in_whatever_order_topics_are_read() {
        long seed = new Random().nextLong();
        RandomFacts random = new RandomFacts(new Random(seed));
        List<Fact> facts = random.messages(200);
        Map<String, List<String>> inOrder = rows(List.of(facts));

        for (int round = 0; round < 5; round++) {
            assertThat(rows(random.batches(facts, 100)))
                    .as("seed %d, round %d", seed, round)
                    .isEqualTo(inOrder);
        }
        assertThat(inOrder.get("message")).hasSizeGreaterThan(150);
    }

    @Test
    void says_where_a_message_stands() {
        assertThat(line(List.of(Sample.relay(1).accepted("10:02:11.123"))).standing().state())
                .isEqualTo(MessageState.ACCEPTED);
        Summary waiting =
                line(
                        List.of(
                                Sample.deferred(1).accepted("10:02:11.123"),
                                Sample.deferred(1).failed(1, "10:02:11.140", "10:02:15.200")));
        assertThat(waiting.standing())
                .isEqualTo(new Summary.Standing(MessageState.WAITING, null, 503, "RETRY"));
        assertThat(waiting.trace())
                .isEqualTo(new Summary.Trace("acme.example:443", "tpl-acme#1", 0, 1));
        assertThat(waiting.since()).isEqualTo(Sample.at("10:02:11.123"));
        assertThat(waiting.lastAt()).isEqualTo(Sample.at("10:02:11.192"));
        assertThat(state(Sample.relay(1).replied("10:02:12.000", Disposition.DELIVERED, 200)))
                .isEqualTo(MessageState.DELIVERED);
        assertThat(state(Sample.relay(1).replied("10:02:12.000", Disposition.REJECTED, 422)))
                .isEqualTo(MessageState.FAILED);
        assertThat(state(Sample.relay(1).dead("10:02:12.000", Disposition.REJECTED, "REFUSED")))
                .isEqualTo(MessageState.DEAD);
    }

    @Test
    void counts_the_latest_delivery_only() {
        Sample first = Sample.deferred(1);
        List<Fact> replayed =
                List.of(
                        first.accepted("10:02:11.123"),
                        first.dead("10:20:00.010", Disposition.EXPIRED, "EXPIRED"),
                        first.generation(1).replayed("10:30:00.000", "sam"));

        assertThat(line(replayed).standing())
                .isEqualTo(new Summary.Standing(MessageState.ACCEPTED, null, null, null));
    }

    @Test
    void a_dead_letter_that_somebody_resolved_is_resolved_as_long_as_it_is_the_latest() {
        Sample first = Sample.deferred(1);
        Fact accepted = first.accepted("10:02:11.123");
        Fact dead = first.dead("10:20:00.010", Disposition.EXPIRED, "EXPIRED");
        Fact resolved = new Fact.Resolved(first.delivery());

        assertThat(line(List.of(accepted, dead, resolved)).standing().state())
                .isEqualTo(MessageState.RESOLVED);
        assertThat(line(List.of(accepted, resolved)).standing().state())
                .isEqualTo(MessageState.ACCEPTED);
        Fact replayed = first.generation(1).replayed("10:30:00.000", "sam");
        assertThat(line(List.of(accepted, dead, resolved, replayed)).standing().state())
                .isEqualTo(MessageState.ACCEPTED);
    }

    @Test
    void keeps_a_text_that_no_database_would_take() {
        Fact.Accepted accepted =
                Sample.relay(1).accepted("10:02:11.123", "a\0b" + "x".repeat(300), "s|1");

        Summary.Sent sent = line(List.of(accepted)).sent();

        assertThat(sent).isNotNull();
        assertThat("" + sent.event()).startsWith("a\uFFFDb").hasSize(Summary.LONGEST);
    }

    private static MessageState state(Fact end) {
        return line(List.of(end)).standing().state();
    }

    private static Summary line(List<Fact> facts) {
        try (JournalDatabase database = JournalDatabase.open(new DatabasePlace.Memory(), HERE)) {
            new FactStore(database.source()).apply(new Batch(facts, Map.of()));
            return new MessageSearch(database.source())
                    .find((SearchRequest.Page) SearchRequest.read(Map.of()))
                    .messages()
                    .getFirst();
        }
    }

    private static Map<String, List<String>> rows(List<List<Fact>> batches) {
        try (JournalDatabase database = JournalDatabase.open(new DatabasePlace.Memory(), HERE)) {
            FactStore store = new FactStore(database.source());
            batches.forEach(batch -> store.apply(new Batch(batch, Map.of())));
            return AllRows.of(database.source());
        }
    }
}
