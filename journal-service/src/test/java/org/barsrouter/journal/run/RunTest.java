package org.barsrouter.journal.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.barsrouter.journal.Sample;
import org.barsrouter.journal.deed.Act;
import org.barsrouter.journal.fact.Disposition;
import org.barsrouter.journal.fact.Fact;
import org.barsrouter.journal.history.MessageHistory;
import org.barsrouter.journal.history.MessageState;
import org.barsrouter.journal.refusal.JournalRefusal;
import org.barsrouter.journal.replay.ReplayCase;
import org.barsrouter.journal.replay.ReplayDecision;
import org.barsrouter.journal.replay.ReplayWish.Strength;
import org.barsrouter.journal.run.Run.Outcome;
import org.barsrouter.journal.run.Run.Verb;
import org.barsrouter.journal.run.RunOrder.Telling;
import org.barsrouter.journal.run.RunOrder.Terms;
import org.barsrouter.schemas.id.DeliveryId;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RunTest {
    private static final Instant NOW = Instant.parse("2026-11-28T10:30:12Z");
    private static final RunId ID = RunId.of(NOW, 0x7fa3);

    @Test
    void a_run_that_needs_approval_goes_on_only_after_another_person_approved() {
        Run waiting = run(true);

        assertThat(ID.value()).isEqualTo("20261128-103012-7fa3");
        assertThat(waiting.state()).isEqualTo(RunState.APPROVAL_NEEDED);
        assertThat(waiting.change(Verb.APPROVE, by(" SAM ")))
                .isEqualTo(new Outcome.Refused(JournalRefusal.SAME_PERSON));
        assertThat(waiting.change(Verb.RESUME, by("kim")))
                .isEqualTo(new Outcome.Refused(JournalRefusal.RUN_STATE));
        Run running = changed(waiting, Verb.APPROVE, "kim");
        assertThat(running.state()).isEqualTo(RunState.RUNNING);
        assertThat(running.standing().approvedBy()).isEqualTo("kim");
        assertThat(running.change(Verb.APPROVE, by("kim")))
                .isEqualTo(new Outcome.Refused(JournalRefusal.RUN_STATE));
    }

    @Test
    void a_run_can_be_paused_resumed_and_aborted_and_is_then_over() {
        Run paused = changed(run(false), Verb.PAUSE, "kim");
        Run resumed = changed(paused, Verb.RESUME, "sam");
        Run aborted = changed(resumed, Verb.ABORT, "sam");

        assertThat(paused.state()).isEqualTo(RunState.PAUSED);
        assertThat(resumed.state()).isEqualTo(RunState.RUNNING);
        assertThat(aborted.state().isOver()).isTrue();
        for (Verb verb : Verb.values()) {
            assertThat(aborted.change(verb, by("kim")))
                    .isEqualTo(new Outcome.Refused(JournalRefusal.RUN_STATE));
        }
    }

    @Test
    void progress_counts_what_stands_in_the_log_and_names_what_was_refused() {
        Run run =
                run(false)
                        .progressed(
                                List.of(
                                        new RunStep.Appended(),
                                        new RunStep.Refused(JournalRefusal.OVERTAKEN)));

        assertThat(run.standing().handled()).isEqualTo(2);
        assertThat(run.standing().appended()).isEqualTo(1);
        assertThat(run.standing().refused())
                .containsExactly(
                        new RunRefusal(
                                Sample.deferred(2).delivery().toString(),
                                JournalRefusal.OVERTAKEN));
        assertThat(run.next(10)).hasSize(1);
        assertThat(run.isHandled()).isFalse();
        assertThat(run.progressed(List.of(new RunStep.Appended())).isHandled()).isTrue();
    }

    @Test
    void an_item_that_stands_in_the_log_by_this_run_is_done_and_by_another_is_refused() {
        Sample first = Sample.deferred(1);
        RunItem item = new RunItem(ID, run(false).order().items().getFirst());
        Fact.DeadLettered letter = first.dead("10:20:00.000", Disposition.EXPIRED, "EXPIRED");

        assertThat(item.turn(replay(letter, null, 0), Strength.CAREFUL, Set.of()))
                .isInstanceOf(RunItem.Turn.Due.class);
        assertThat(item.turn(replay(letter, ID.value(), 1), Strength.CAREFUL, Set.of()))
                .isEqualTo(new RunItem.Turn.Done(new RunStep.Appended()));
        assertThat(item.turn(replay(letter, "", 1), Strength.FORCED, Set.of()))
                .isEqualTo(new RunItem.Turn.Done(new RunStep.Refused(JournalRefusal.REPLAY_OPEN)));
    }

    @Test
    void a_run_stops_when_more_goes_wrong_than_predicted_and_tolerated() {
        StopRule rule = new StopRule(0.1);
        RunFigures bad = figures(MessageState.WAITING, null, "RETRY", 6);
        RunFigures putOff = figures(MessageState.WAITING, null, "PACED", 60);
        RunFigures again =
                figures(MessageState.DELIVERED, Disposition.DELIVERED_DUPLICATE, null, 9);
        RunFigures mixed =
                figures(
                        figures(MessageState.DELIVERED, Disposition.DELIVERED, null, 100),
                        new RunFigures.Share(MessageState.DEAD, Disposition.REJECTED, "X"),
                        11);

        assertThat(rule.judge(bad, run(false)))
                .hasValueSatisfying(
                        why -> assertThat(why).startsWith("6 of 6 that were tried did not arrive"));
        assertThat(rule.judge(bad, run(false).forgiving(1))).isEmpty();
        assertThat(rule.judge(putOff, run(false))).isEmpty();
        assertThat(rule.judge(again, run(false))).as("2 expected, 5 tolerated").isPresent();
        assertThat(rule.judge(mixed, run(false))).as("12 of 111 are tolerated").isEmpty();
    }

    @Test
    void the_pace_keeps_the_rate_and_does_not_make_up_for_a_hold_up() {
        RunPace pace = new RunPace(20, NOW);

        assertThat(pace.due(NOW.plusMillis(100))).isEqualTo(2);
        assertThat(pace.gone(2, NOW.plusMillis(149)).due(NOW.plusMillis(150))).isEqualTo(1);
        assertThat(pace.due(NOW.plus(Duration.ofHours(1)))).isEqualTo(20);
        assertThat(pace.gone(20, NOW.plusSeconds(3600)).due(NOW.plusSeconds(3600))).isEqualTo(20);
        assertThat(pace.due(NOW.minusSeconds(1))).isZero();
    }

    private static ReplayCase replay(
            Fact.DeadLettered letter, @Nullable String run, int generation) {
        Sample first = Sample.deferred(1);
        Fact.Accepted accepted = first.accepted("10:02:11.000");
        List<Fact> facts =
                run == null
                        ? List.of(accepted, letter)
                        : List.of(
                                accepted,
                                letter,
                                first.generation(1).replayed("11:00:00.000", "sam", run));
        MessageHistory message =
                MessageHistory.of(
                        new MessageHistory.Identity(
                                first.delivery().messageId(),
                                first.subject().correlation(),
                                first.subject().request()),
                        facts);
        return new ReplayCase(letter, message, List.of(message), generation);
    }

    private static RunFigures figures(
            MessageState state,
            @Nullable Disposition disposition,
            @Nullable String reason,
            int messages) {
        return figures(RunFigures.NONE, new RunFigures.Share(state, disposition, reason), messages);
    }

    /// So many more stand like this.
    private static RunFigures figures(RunFigures before, RunFigures.Share share, int messages) {
        return Collections.nCopies(messages, share).stream()
                .reduce(before, RunFigures::plus, (one, _) -> one);
    }

    private static Run changed(Run run, Verb verb, String actor) {
        return Optional.of(run.change(verb, by(actor)))
                .filter(Outcome.Changed.class::isInstance)
                .map(outcome -> ((Outcome.Changed) outcome).run())
                .orElseThrow();
    }

    private static Act by(String actor) {
        return new Act(actor, null, "receiver was mended", NOW);
    }

    private static Run run(boolean needsApproval) {
        return Run.ordered(
                new RunOrder(
                        ID,
                        by("sam"),
                        Map.of("state", "dead"),
                        new Terms(Strength.CAREFUL, 50, Telling.ONCE),
                        needsApproval,
                        2,
                        List.of(item(1), item(2), item(3)),
                        List.of()));
    }

    private static ReplayDecision.Replay item(int digit) {
        DeliveryId old = Sample.deferred(digit).delivery();
        return new ReplayDecision.Replay(old, new DeliveryId(old.messageId(), 1));
    }
}
