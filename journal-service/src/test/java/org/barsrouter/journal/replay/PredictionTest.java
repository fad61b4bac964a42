package org.barsrouter.journal.replay;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.barsrouter.journal.Sample;
import org.barsrouter.journal.fact.Attempt;
import org.barsrouter.journal.fact.Disposition;
import org.barsrouter.journal.fact.Fact;
import org.barsrouter.journal.history.MessageHistory;
import org.barsrouter.journal.refusal.JournalRefusal;
import org.junit.jupiter.api.Test;

class PredictionTest {
    private static final Prediction.Terms CAREFUL =
            new Prediction.Terms(ReplayWish.Strength.CAREFUL, 2);
    private static final Prediction.Terms FORCED =
            new Prediction.Terms(ReplayWish.Strength.FORCED, 2);

    @Test
    void tells_what_would_go_where_how_old_it_is_and_how_long_it_takes() {
        Prediction prediction =
                predict(
                        List.of(
                                dead(Sample.deferred(1), "10:02:11.000"),
                                dead(Sample.deferred(2), "10:05:11.000"),
                                dead(Sample.deferred(3), "10:04:11.000")),
                        CAREFUL);

        assertThat(prediction.items()).hasSize(3);
        assertThat(prediction.items())
                .extracting(item -> item.old().messageId())
                .containsExactly(Sample.message(1), Sample.message(3), Sample.message(2));
        assertThat(prediction.endpoints()).containsExactly(new Prediction.Share("tpl-acme#1", 3));
        assertThat(prediction.age())
                .contains(new Prediction.Age(Sample.at("10:02:11.000"), Sample.at("10:05:11.000")));
        assertThat(prediction.duration()).isEqualTo(Duration.ofMillis(1_500));
        assertThat(prediction.objections()).isEmpty();
    }

    @Test
    void names_exactly_which_would_not_go_and_why_and_lets_the_rest_go() {
        List<Candidate> candidates =
                List.of(
                        dead(Sample.deferred(1), "10:02:11.000"),
                        dead(Sample.relay(2), "10:03:11.000"),
                        new Candidate.Nothing("m-3.0", JournalRefusal.EXPIRED_FROM_LOG));

        Prediction careful = predict(candidates, CAREFUL);
        Prediction forced = predict(candidates, FORCED);

        assertThat(careful.considered()).isEqualTo(3);
        assertThat(careful.items()).hasSize(1);
        assertThat(careful.objections())
                .containsExactly(
                        new Prediction.Objection(
                                JournalRefusal.SENDER_WAS_TOLD,
                                Optional.empty(),
                                true,
                                List.of(Sample.relay(2).delivery().toString())),
                        new Prediction.Objection(
                                JournalRefusal.EXPIRED_FROM_LOG,
                                Optional.empty(),
                                false,
                                List.of("m-3.0")));
        assertThat(forced.items()).hasSize(2);
        assertThat(forced.mark()).isNotEqualTo(careful.mark());
        assertThat(forced.objections())
                .extracting(Prediction.Objection::why)
                .containsExactly(JournalRefusal.EXPIRED_FROM_LOG);
    }

    @Test
    void counts_those_that_the_receiver_may_have_already() {
        Sample unknown = Sample.deferred(1);
        Fact.Attempted timedOut =
                unknown.attempt(
                        1,
                        "10:02:12.000",
                        new Attempt.Answer(null, "UNKNOWN", true, false, false),
                        new Attempt.Next(null, null, "RETRY"));

        Prediction prediction =
                predict(
                        List.of(
                                dead(unknown, "10:02:11.000", timedOut),
                                dead(Sample.deferred(2), "10:02:11.000")),
                        CAREFUL);

        assertThat(prediction.items()).hasSize(2);
        assertThat(prediction.mayHaveArrived()).isEqualTo(1);
    }

    @Test
    void a_later_message_that_goes_too_has_not_overtaken() {
        MessageHistory first = history(Sample.deferred(1), "10:02:11.000");
        MessageHistory second = history(Sample.deferred(2), "10:05:11.000");
        Candidate older = dead(Sample.deferred(1), first, List.of(first, second));
        Candidate newer = dead(Sample.deferred(2), second, List.of(first, second));

        assertThat(predict(List.of(newer, older), CAREFUL).items())
                .extracting(item -> item.old().messageId())
                .containsExactly(Sample.message(1), Sample.message(2));
        assertThat(predict(List.of(older), CAREFUL).objections())
                .extracting(Prediction.Objection::why)
                .containsExactly(JournalRefusal.OVERTAKEN);
    }

    @Test
    void a_message_that_a_run_has_is_refused_with_the_name_of_the_run() {
        Prediction prediction =
                predict(List.of(new Candidate.Held("m-1", "20261128-103012-7fa3")), FORCED);

        assertThat(prediction.objections())
                .containsExactly(
                        new Prediction.Objection(
                                JournalRefusal.IN_A_RUN,
                                Optional.of("20261128-103012-7fa3"),
                                false,
                                List.of("m-1")));
    }

    @Test
    void tells_which_go_elsewhere_now_or_nowhere() {
        List<Candidate> candidates = List.of(dead(Sample.deferred(1), "10:02:11.000"));

        assertThat(predict(candidates, CAREFUL, _ -> Optional.of("tpl-new#1")).moves())
                .containsExactly(new Prediction.Move("tpl-acme#1", "tpl-new#1", 1));
        assertThat(predict(candidates, CAREFUL, _ -> Optional.of("tpl-acme#1")).moves()).isEmpty();
        assertThat(predict(candidates, CAREFUL).moves()).isEmpty();
    }

    @Test
    void nothing_takes_no_time_and_has_no_age() {
        Prediction prediction = predict(List.of(), CAREFUL);

        assertThat(prediction.duration()).isZero();
        assertThat(prediction.age()).isEmpty();
    }

    private static Candidate dead(Sample sample, String accepted, Fact... more) {
        Fact.DeadLettered letter = sample.dead("11:00:00.000", Disposition.EXPIRED, "EXPIRED");
        List<Fact> facts =
                Stream.concat(Stream.of(sample.accepted(accepted), letter), Arrays.stream(more))
                        .toList();
        MessageHistory message =
                MessageHistory.of(
                        new MessageHistory.Identity(
                                sample.delivery().messageId(),
                                sample.subject().correlation(),
                                sample.subject().request()),
                        facts);
        return new Candidate.Dead(new ReplayCase(letter, message, List.of(message), 0));
    }

    private static MessageHistory history(Sample sample, String accepted) {
        return MessageHistory.of(
                new MessageHistory.Identity(
                        sample.delivery().messageId(),
                        sample.subject().correlation(),
                        sample.subject().request()),
                List.of(
                        sample.accepted(accepted),
                        sample.dead("11:00:00.000", Disposition.EXPIRED, "EXPIRED")));
    }

    private static Candidate dead(
            Sample sample, MessageHistory message, List<MessageHistory> conversation) {
        return new Candidate.Dead(
                new ReplayCase(
                        sample.dead("11:00:00.000", Disposition.EXPIRED, "EXPIRED"),
                        message,
                        conversation,
                        0));
    }

    /// Without a catalogue.
    private static Prediction predict(List<Candidate> candidates, Prediction.Terms terms) {
        return predict(candidates, terms, _ -> Optional.empty());
    }

    private static Prediction predict(
            List<Candidate> candidates, Prediction.Terms terms, RoutesNow routes) {
        Predicting predicting = new Predicting(terms);
        candidates.forEach(predicting::add);
        return predicting.prediction(routes);
    }
}
