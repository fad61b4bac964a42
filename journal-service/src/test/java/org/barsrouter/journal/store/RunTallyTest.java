package org.barsrouter.journal.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.barsrouter.journal.RandomFacts;
import org.barsrouter.journal.Sample;
import org.barsrouter.journal.fact.Batch;
import org.barsrouter.journal.fact.Disposition;
import org.barsrouter.journal.fact.End;
import org.barsrouter.journal.fact.Fact;
import org.barsrouter.journal.run.RunFigures;
import org.barsrouter.journal.run.RunId;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessException;

class RunTallyTest {
    private static final RunId RUN = RandomFacts.RUNS.getFirst();

    private final JournalDatabase database =
            JournalDatabase.open(
                    new DatabasePlace.Memory(), new JournalIdentity("SANDBOX", "cluster-a"));
    private final RunTally tally = new RunTally();
    private final FactStore store = new FactStore(database.source(), tally);
    private final RunQueries queries = new RunQueries(database.source(), tally);

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void says_what_became_of_each_message_of_a_run() {
        assertThat(queries.figures(RUN)).isEqualTo(RunFigures.NONE);

        apply(List.of(replay(1), replay(2), replay(3), replay(4)));
        assertThat(queries.figures(RUN)).isEqualTo(new RunFigures(4, 0, 0, 0, 0));

        apply(
                List.of(
                        again(1).replied("10:30:01.000", Disposition.DELIVERED, 200),
                        again(2).replied("10:30:01.000", Disposition.DELIVERED_DUPLICATE, 409),
                        again(3).dead("10:30:01.000", Disposition.REJECTED, "REFUSED")));
        assertThat(queries.figures(RUN)).isEqualTo(new RunFigures(1, 0, 1, 1, 1));
    }

    @Test
    void a_message_that_another_run_replayed_once_more_counts_as_failed() {
        apply(List.of(replay(1)));
        assertThat(queries.figures(RUN).open()).isEqualTo(1);

        RunId other = RandomFacts.RUNS.getLast();
        apply(
                List.of(
                        Sample.deferred(1)
                                .generation(2)
                                .replayed("11:00:00.000", "kim", other.value())));

        assertThat(queries.figures(RUN)).isEqualTo(new RunFigures(0, 0, 0, 0, 1));
        assertThat(queries.figures(other)).isEqualTo(new RunFigures(1, 0, 0, 0, 0));
    }

    @Test
    void counts_nothing_of_a_batch_that_was_not_stored() {
        apply(List.of(replay(1)));
        assertThat(queries.figures(RUN).open()).isEqualTo(1);
        Fact tooLong =
                again(2).ended(
                                new End(
                                        End.Channel.REPLY,
                                        Disposition.REJECTED,
                                        Sample.at("10:30:01.000"),
                                        null,
                                        "a refusal code of more than twenty letters",
                                        null));

        assertThatThrownBy(() -> apply(List.of(replay(2), tooLong)))
                .isInstanceOf(DataAccessException.class);

        assertThat(queries.figures(RUN)).isEqualTo(new RunFigures(1, 0, 0, 0, 0));
        apply(List.of(replay(2)));
        assertThat(queries.figures(RUN)).isEqualTo(new RunFigures(2, 0, 0, 0, 0));
    }

    @Test
    void is_what_the_database_counts_after_every_batch() {
        long seed = new Random().nextLong();
        for (List<Fact> batch : batches(new Random(seed))) {
            apply(batch);
            assertThat(figures(queries)).as("seed %d", seed).isEqualTo(figures(counted()));
        }
        assertThat(figures(queries)).as("seed %d", seed).doesNotContain(RunFigures.NONE);
    }

    @Test
    void is_what_the_database_counts_however_the_first_questions_fall_between_batches()
            throws Exception {
        long seed = new Random().nextLong();
        List<List<Fact>> batches = batches(new Random(seed));
        try (ExecutorService reader = Executors.newSingleThreadExecutor()) {
            Future<?> reading = reader.submit(() -> batches.forEach(this::apply));
            while (!reading.isDone()) {
                tally.forget();
                figures(queries);
            }
            reading.get();
        }
        assertThat(figures(queries)).as("seed %d", seed).isEqualTo(figures(counted()));
    }

    @Test
    void begins_anew_after_a_rebuild() {
        apply(List.of(replay(1)));
        assertThat(queries.figures(RUN).open()).isEqualTo(1);

        new RebuildStore(database.source()).clear(Map.of());
        store.forget();

        assertThat(queries.figures(RUN)).isEqualTo(RunFigures.NONE);
    }

    private static Sample again(int digit) {
        return Sample.deferred(digit).generation(1);
    }

    private static Fact replay(int digit) {
        return again(digit).replayed("10:30:00.000", "sam", RUN.value());
    }

    private static List<RunFigures> figures(RunQueries queries) {
        return RandomFacts.RUNS.stream().map(queries::figures).toList();
    }

    /// Asks the database.
    private RunQueries counted() {
        return new RunQueries(database.source(), new RunTally());
    }

    private static List<List<Fact>> batches(Random random) {
        RandomFacts facts = new RandomFacts(random);
        return facts.batches(facts.messages(300), 60);
    }

    private void apply(List<Fact> facts) {
        store.apply(new Batch(facts, Map.of()));
    }
}
