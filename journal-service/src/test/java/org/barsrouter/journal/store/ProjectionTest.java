package org.barsrouter.journal.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.barsrouter.journal.Sample;
import org.barsrouter.journal.fact.Attempt;
import org.barsrouter.journal.fact.Batch;
import org.barsrouter.journal.fact.Batch.TopicSlice;
import org.barsrouter.journal.fact.Disposition;
import org.barsrouter.journal.fact.End;
import org.barsrouter.journal.fact.Fact;
import org.barsrouter.journal.history.MessageHistory;
import org.barsrouter.journal.search.SearchRequest;
import org.barsrouter.journal.store.JournalQueries.Place;
import org.barsrouter.journal.story.ConversationStory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;

class ProjectionTest {
    private static final JournalIdentity HERE = new JournalIdentity("SANDBOX", "cluster-a");

    private final JournalDatabase database = JournalDatabase.open(new DatabasePlace.Memory(), HERE);
    private final FactStore store = new FactStore(database.source());
    private final JournalQueries queries = new JournalQueries(database.source());

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void gives_back_every_fact_as_it_was_stored() {
        List<Fact> facts = conversation();
        apply(facts);

        MessageHistory message = queries.message(Sample.message(1)).orElseThrow();

        assertThat(message)
                .isEqualTo(
                        MessageHistory.of(
                                message.identity(),
                                facts.stream().filter(fact -> isAbout(fact, 1)).toList()));
    }

    @Test
    void tells_the_same_story_in_whatever_order_facts_come() {
        long seed = new Random().nextLong();
        Random random = new Random(seed);
        List<Fact> facts = new ArrayList<>(conversation());
        apply(facts);
        List<ConversationStory.Chapter> inOrder = story(queries);

        for (int round = 0; round < 20; round++) {
            Collections.shuffle(facts, random);
            try (JournalDatabase other = JournalDatabase.open(new DatabasePlace.Memory(), HERE)) {
                FactStore shuffled = new FactStore(other.source());
                int cut = random.nextInt(facts.size());
                shuffled.apply(new Batch(facts.subList(0, cut), Map.of()));
                shuffled.apply(new Batch(facts.subList(cut, facts.size()), Map.of()));

                assertThat(story(new JournalQueries(other.source())))
                        .as("seed %d, round %d", seed, round)
                        .isEqualTo(inOrder);
            }
        }
    }

    @Test
    void learns_nothing_new_from_facts_that_it_has() {
        apply(conversation());
        List<ConversationStory.Chapter> once = story(queries);

        apply(conversation());
        new FactStore(database.source()).apply(new Batch(conversation(), Map.of()));

        assertThat(story(queries)).isEqualTo(once);
    }

    @Test
    void stores_facts_and_offsets_together_or_not_at_all() {
        TopicSlice inbound = new TopicSlice("bars.inbound.v1", 0);
        store.begin(Map.of(inbound, 7L));
        Fact tooLong =
                Sample.relay(1)
                        .ended(
                                new End(
                                        End.Channel.REPLY,
                                        Disposition.REJECTED,
                                        Sample.at("10:20:00.000"),
                                        null,
                                        "a refusal code of more than twenty letters",
                                        null));

        assertThatThrownBy(() ->
                        store.apply(
                                new Batch(
                                        List.of(Sample.relay(1).accepted("10:02:11.123"), tooLong),
                                        Map.of(inbound, 9L))))
                .isInstanceOf(DataAccessException.class);

        assertThat(store.nextOffsets()).containsExactly(Map.entry(inbound, 7L));
        assertThat(queries.message(Sample.message(1))).isEmpty();

        store.apply(
                new Batch(List.of(Sample.relay(1).accepted("10:02:11.123")), Map.of(inbound, 8L)));
        assertThat(store.nextOffsets()).containsExactly(Map.entry(inbound, 8L));
        assertThat(queries.message(Sample.message(1))).isPresent();
    }

    @Test
    void lists_dead_letters_newest_first_page_by_page() {
        apply(
                List.of(
                        Sample.relay(1).dead("10:20:00.000", Disposition.REJECTED, "REFUSED"),
                        Sample.relay(2).dead("10:30:00.000", Disposition.UNKNOWN, "UNKNOWN"),
                        Sample.relay(3).dead("10:20:00.000", Disposition.EXPIRED, "EXPIRED")));

        List<Fact.DeadLettered> first = queries.deadLetters(2, Optional.empty());
        Fact.DeadLettered last = first.getLast();
        List<Fact.DeadLettered> rest =
                queries.deadLetters(
                        2,
                        Optional.of(
                                new Place(
                                        last.letter().deadAt(),
                                        last.at().partition(),
                                        last.at().offset())));

        assertThat(first)
                .extracting(dead -> dead.letter().disposition())
                .containsExactly(Disposition.UNKNOWN, Disposition.EXPIRED);
        assertThat(rest)
                .extracting(dead -> dead.letter().disposition())
                .containsExactly(Disposition.REJECTED);
        assertThat(first.getFirst().subject()).isEqualTo(Sample.relay(2).subject());
    }

    @Test
    void finds_a_service_by_the_first_200_characters_of_its_value_with_other_terms_too() {
        String value = "9".repeat(300);
        apply(
                List.of(
                        Sample.relay(1)
                                .accepted(
                                        "10:02:11.123", "event", "https://example.test|" + value)));

        SearchRequest.Page page =
                (SearchRequest.Page)
                        SearchRequest.read(
                                Map.of(
                                        "service", List.of(value.substring(0, 200)),
                                        "state", List.of("accepted"),
                                        "event", List.of("event")));
        assertThat(new MessageSearch(database.source()).find(page).messages()).hasSize(1);
    }

    @Test
    void finds_a_message_by_its_dead_letter_when_its_acceptance_has_expired() {
        apply(List.of(Sample.relay(1).dead("10:20:00.000", Disposition.REJECTED, "REFUSED")));

        assertThat(queries.deadLetter(Sample.relay(1).delivery().toString())).isPresent();
        assertThat(queries.conversation(Sample.CONVERSATION, 10)).hasSize(1);
    }

    @Test
    void knows_a_dead_letter_whose_message_had_expired_before_by_its_delivery() {
        Fact.DeadLettered whole =
                Sample.deferred(1).dead("10:20:00.000", Disposition.EXPIRED, "POINTER_EXPIRED");
        Fact.DeadLettered empty = new Fact.DeadLettered(whole.at(), null, whole.letter());
        apply(List.of(empty));
        assertThat(queries.deadLetters(5, Optional.empty())).containsExactly(empty);

        apply(List.of(Sample.deferred(1).outcome("10:20:00.000", Disposition.EXPIRED, 408)));

        assertThat(queries.deadLetters(5, Optional.empty())).containsExactly(whole);
        assertThat(queries.message(Sample.message(1)).orElseThrow().latest().letters())
                .containsExactly(whole.letter());
    }

    @Test
    void goes_on_from_its_file(@TempDir Path directory) {
        TopicSlice slice = new TopicSlice("bars.inbound.v1", 3);
        try (JournalDatabase file =
                JournalDatabase.open(new DatabasePlace.Directory(directory), HERE)) {
            new FactStore(file.source()).begin(Map.of(slice, 0L));
            new FactStore(file.source()).apply(new Batch(conversation(), Map.of(slice, 5L)));
        }

        try (JournalDatabase again =
                JournalDatabase.open(new DatabasePlace.Directory(directory), HERE)) {
            assertThat(new FactStore(again.source()).nextOffsets())
                    .containsExactly(Map.entry(slice, 5L));
            assertThat(new JournalQueries(again.source()).message(Sample.message(1))).isPresent();
        }
    }

    @Test
    void knows_of_a_rebuild_that_was_granted_right_before_it_was_killed(@TempDir Path directory)
            throws IOException {
        Path killed = Files.createDirectory(directory.resolve("killed"));
        Path found = Files.createDirectory(directory.resolve("found"));
        try (JournalDatabase file =
                JournalDatabase.open(new DatabasePlace.Directory(killed), HERE)) {
            new RebuildStore(file.source()).begin(Sample.at("10:00:00.000"), "sam");
            Files.copy(killed.resolve("journal.mv.db"), found.resolve("journal.mv.db"));
        }

        try (JournalDatabase file =
                JournalDatabase.open(new DatabasePlace.Directory(found), HERE)) {
            assertThat(new RebuildStore(file.source()).isWanted()).isTrue();
        }
    }

    @Test
    void refuses_a_database_of_another_environment_or_cluster(@TempDir Path directory) {
        JournalDatabase.open(new DatabasePlace.Directory(directory), HERE).close();

        assertThatThrownBy(() ->
                        JournalDatabase.open(
                                new DatabasePlace.Directory(directory),
                                new JournalIdentity("PROD", "cluster-a")))
                .isInstanceOf(JournalRefusedException.class)
                .hasMessageContaining("belongs to environment SANDBOX, this service to PROD")
                .hasMessageContaining("To build it again");
        assertThatThrownBy(() ->
                        JournalDatabase.open(
                                new DatabasePlace.Directory(directory),
                                new JournalIdentity("SANDBOX", "cluster-b")))
                .hasMessageContaining("belongs to cluster cluster-a, this service to cluster-b");
        JournalDatabase.open(new DatabasePlace.Directory(directory), HERE).close();
    }

    @Test
    void refuses_a_file_that_is_no_database(@TempDir Path directory) throws Exception {
        Files.writeString(directory.resolve("journal.mv.db"), "no database at all");

        assertThatThrownBy(() -> JournalDatabase.open(new DatabasePlace.Directory(directory), HERE))
                .isInstanceOf(JournalRefusedException.class)
                .hasMessageContaining("cannot be opened");
    }

    @Test
    void refuses_a_database_of_an_older_layout_and_says_how_to_rebuild(@TempDir Path directory) {
        try (JournalDatabase old =
                JournalDatabase.open(new DatabasePlace.Directory(directory), HERE)) {
            JdbcClient jdbc = JdbcClient.create(old.source());
            jdbc.sql("update journal_identity set content = '1' where property = 'layout'")
                    .update();
            jdbc.sql("drop table message").update();
            jdbc.sql("create table message (message_id uuid primary key)").update();
        }

        assertThatThrownBy(() -> JournalDatabase.open(new DatabasePlace.Directory(directory), HERE))
                .isInstanceOf(JournalRefusedException.class)
                .hasMessageContaining("belongs to layout 1, this service to 4")
                .hasMessageContaining("To build it again");
    }

    @Test
    void deletes_what_is_too_old_in_small_steps_and_nothing_else() {
        Fact.DeadLettered poison =
                Sample.deferred(4).dead("09:00:00.000", Disposition.POISON, "POISON");
        apply(conversation());
        apply(List.of(new Fact.DeadLettered(poison.at(), null, poison.letter())));

        assertThat(store.delete(Sample.at("10:25:00.000"), 1)).isEqualTo(2);
        assertThat(store.delete(Sample.at("10:25:00.000"), 1)).isZero();
        assertThat(queries.deadLetters(9, Optional.empty()))
                .extracting(dead -> dead.letter().disposition())
                .containsExactly(Disposition.EXPIRED);
        assertThat(queries.message(Sample.message(1))).isPresent();
        assertThat(queries.message(Sample.message(2))).isEmpty();
        assertThat(queries.message(Sample.message(3))).isPresent();

        assertThat(store.delete(Sample.at("11:00:00.000"), 10)).isEqualTo(2);
        assertThat(AllRows.of(database.source()).values()).allMatch(List::isEmpty);
    }

    @Test
    void takes_a_late_fact_about_a_message_that_was_deleted() {
        apply(List.of(Sample.relay(1).accepted("10:02:11.123")));
        store.delete(Sample.at("10:25:00.000"), 10);

        apply(List.of(Sample.relay(1).replied("10:02:12.000", Disposition.DELIVERED, 200)));

        assertThat(queries.message(Sample.message(1))).isPresent();
        assertThat(AllRows.of(database.source()).get("message")).hasSize(1);
    }

    private void apply(List<Fact> facts) {
        store.apply(new Batch(facts, Map.of()));
    }

    private static List<ConversationStory.Chapter> story(JournalQueries queries) {
        return ConversationStory.tell(queries.conversation(Sample.CONVERSATION, 100));
    }

    private static boolean isAbout(Fact fact, int digit) {
        return switch (fact) {
            case Fact.Accepted a ->
                    a.subject().delivery().messageId().equals(Sample.message(digit));
            case Fact.Attempted a ->
                    a.subject().delivery().messageId().equals(Sample.message(digit));
            case Fact.Ended e -> e.subject().delivery().messageId().equals(Sample.message(digit));
            case Fact.DeadLettered d ->
                    d.subject() != null
                            && d.subject().delivery().messageId().equals(Sample.message(digit));
            case Fact.Resolved r -> r.delivery().messageId().equals(Sample.message(digit));
            case Fact.Unreadable _ -> false;
        };
    }

    /// A request, its dead letter and replay, the notice about it, and a relay message besides.
    private static List<Fact> conversation() {
        Sample request = Sample.deferred(1);
        Sample replay = request.generation(1);
        Sample notice = Sample.deferred(2);
        Sample relay = Sample.relay(3);
        Fact.Attempted whole = request.failed(1, "10:02:11.140", "10:02:15.200");
        return List.of(
                request.accepted("10:02:11.123"),
                whole,
                summary(whole),
                request.outcome("10:20:00.000", Disposition.EXPIRED, 503),
                request.dead("10:20:00.010", Disposition.EXPIRED, "EXPIRED"),
                replay.replayed("10:30:00.000", "sam"),
                replay.delivered(1, "10:30:00.010"),
                replay.outcome("10:30:00.062", Disposition.DELIVERED, 200),
                notice.noticeAbout("10:20:00.100", request),
                notice.delivered(1, "10:20:00.200"),
                notice.outcome("10:20:00.300", Disposition.DELIVERED, 200),
                relay.accepted("10:40:00.000"),
                relay.replied("10:40:00.100", Disposition.DELIVERED, 200));
    }

    /// The same attempt as a dead letter's history keeps it.
    private static Fact summary(Fact.Attempted whole) {
        Attempt attempt = whole.attempt();
        return new Fact.Attempted(
                whole.subject(),
                new Attempt(
                        attempt.number(),
                        Attempt.Detail.SUMMARY,
                        new Attempt.Place("tpl-acme#1", null),
                        attempt.startedAt(),
                        attempt.endedAt(),
                        new Attempt.Answer(503, "UNAVAILABLE", false, false, false),
                        new Attempt.Next(null, null, null)));
    }
}
