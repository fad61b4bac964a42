package org.barsrouter.catalogue.join;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.barsrouter.catalogue.certify.Check;
import org.barsrouter.catalogue.certify.Finding;
import org.barsrouter.catalogue.certify.Grade;
import org.barsrouter.catalogue.certify.Report;
import org.barsrouter.catalogue.certify.Verdict;
import org.barsrouter.catalogue.join.Join.Decision;
import org.barsrouter.catalogue.join.Transition.Impossible;
import org.barsrouter.catalogue.join.Transition.Moved;
import org.barsrouter.catalogue.targets.Deployment;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class JoinTest {
    private static final Instant NOW = Requests.NOW;

    @Test
    void a_request_goes_from_requested_to_live() {
        Join join = requested(Deployment.SANDBOX);
        join = moved(join.checked(report(Grade.CERTIFIED), List.of()), "JoinChecked");
        join = moved(join.approve(by("ann", null)), "JoinApproved");
        join = moved(join.planned(NOW.plusSeconds(60), "cs-1"), "JoinPlanned");

        assertThat(join.version()).isEqualTo(4);
        assertThat(join.stateAt(NOW).word()).isEqualTo("planned");
        assertThat(join.stateAt(NOW.plusSeconds(60)))
                .isEqualTo(new JoinState.Live(NOW.plusSeconds(60), "cs-1"));
    }

    @Test
    void nothing_is_approved_unchecked_or_failed() {
        Join join = requested(Deployment.SANDBOX);

        assertThat(join.approve(by("ann", "because")))
                .isEqualTo(new Impossible("It has not been checked; run its checks first."));
        Join failed = moved(join.checked(report(Grade.FAILED), List.of()), "JoinChecked");
        assertThat(failed.approve(by("ann", "because")))
                .isEqualTo(
                        new Impossible(
                                "Its certification failed; have the receiver mended and check again."));
    }

    @Test
    void it_may_be_checked_again_after_it_failed() {
        Join failed =
                moved(
                        requested(Deployment.SANDBOX).checked(report(Grade.FAILED), List.of()),
                        "JoinChecked");

        Join mended = moved(failed.checked(report(Grade.CERTIFIED), List.of()), "JoinChecked");

        assertThat(mended.approve(by("ann", null))).isInstanceOf(Moved.class);
    }

    @Test
    void doubts_need_a_reason() {
        Join join = requested(Deployment.SANDBOX);
        Join incomplete = moved(join.checked(report(Grade.INCOMPLETE), List.of()), "JoinChecked");
        Join objected =
                moved(
                        join.checked(report(Grade.CERTIFIED), List.of("directory: not there.")),
                        "JoinChecked");

        assertThat(incomplete.approve(by("ann", " "))).isInstanceOf(Impossible.class);
        assertThat(incomplete.approve(by("ann", "seen by hand"))).isInstanceOf(Moved.class);
        assertThat(objected.approve(by("ann", null))).isInstanceOf(Impossible.class);
        assertThat(objected.approve(by("ann", "a pilot"))).isInstanceOf(Moved.class);
    }

    @Test
    void in_production_a_second_person_approves() {
        Join join =
                moved(
                        requested(Deployment.PROD).checked(report(Grade.CERTIFIED), List.of()),
                        "JoinChecked");

        assertThat(join.approve(by("sam", null)))
                .isEqualTo(
                        new Impossible("In PROD a second person approves; sam made the request."));
        assertThat(join.approve(by("ann", null))).isInstanceOf(Moved.class);
    }

    @Test
    void a_refusal_gives_its_reason() {
        Join join = requested(Deployment.SANDBOX);

        assertThat(join.refuse(by("ann", null))).isInstanceOf(Impossible.class);
        assertThat(moved(join.refuse(by("ann", "not ours")), "JoinRefused").state())
                .isEqualTo(new JoinState.Refused(NOW, "ann", "not ours"));
    }

    @Test
    void what_is_in_the_catalogue_is_not_withdrawn_but_reverted() {
        Join join =
                moved(
                        requested(Deployment.SANDBOX).checked(report(Grade.CERTIFIED), List.of()),
                        "JoinChecked");
        join = moved(join.approve(by("ann", null)), "JoinApproved");
        Join planned = moved(join.planned(NOW.plusSeconds(60), "cs-1"), "JoinPlanned");

        assertThat(join.withdraw(by("sam", null))).isInstanceOf(Moved.class);
        assertThat(planned.withdraw(by("sam", null)))
                .isEqualTo(
                        new Impossible(
                                "The catalogue has it already: revert its change-set cs-1."));
    }

    /// Whatever is done in whatever order: the version counts the steps, and an end is an end.
    @Test
    void no_random_life_leaves_an_end() {
        for (long seed = 0; seed < 500; seed++) {
            Random random = new Random(seed);
            Join join = requested(Deployment.SANDBOX);
            List<String> states = new ArrayList<>(List.of(join.state().word()));
            for (int i = 0; i < 20; i++) {
                Instant at = NOW.plus(Duration.ofSeconds(i));
                if (step(join, random, at) instanceof Moved(Join next, _)) {
                    join = next;
                    states.add(join.state().word());
                }
            }
            assertThat(join.version()).as("seed " + seed).isEqualTo(states.size());
            for (String end : List.of("refused", "withdrawn", "planned")) {
                int first = states.indexOf(end);
                assertThat(first < 0 || first == states.size() - 1)
                        .as("seed %d: %s", seed, states)
                        .isTrue();
            }
            assertThat(states.contains("planned") && !states.contains("approved"))
                    .as("seed %d: %s", seed, states)
                    .isFalse();
        }
    }

    private static Transition step(Join join, Random random, Instant at) {
        Decision decision = new Decision("ann", at, random.nextBoolean() ? "a reason" : null);
        return switch (random.nextInt(5)) {
            case 0 ->
                    join.checked(
                            report(List.of(Grade.values()).get(random.nextInt(3))),
                            random.nextBoolean() ? List.of() : List.of("an objection"));
            case 1 -> join.approve(decision);
            case 2 -> random.nextInt(8) == 0 ? join.refuse(decision) : join.approve(decision);
            case 3 -> join.planned(at, "cs");
            default -> random.nextInt(8) == 0 ? join.withdraw(decision) : join.approve(decision);
        };
    }

    private static Join requested(Deployment deployment) {
        return Join.requested("j-1", Requests.in(deployment), new Join.Origin("sam", NOW)).join();
    }

    private static Decision by(String actor, @Nullable String reason) {
        return new Decision(actor, NOW, reason);
    }

    private static Join moved(Transition transition, String event) {
        assertThat(transition).isInstanceOf(Moved.class);
        Moved moved = (Moved) transition;
        assertThat(moved.event()).isEqualTo(event);
        return moved.join();
    }

    private static Report report(Grade grade) {
        Verdict verdict =
                switch (grade) {
                    case CERTIFIED -> Verdict.passed();
                    case INCOMPLETE -> new Verdict.NotRun("of a test");
                    case FAILED -> new Verdict.Failed("It is wrong.", "Mend it.");
                };
        return new Report(
                "r-1",
                Requests.subject(),
                "tester",
                NOW,
                List.of(new Finding(Check.METADATA, verdict)));
    }
}
