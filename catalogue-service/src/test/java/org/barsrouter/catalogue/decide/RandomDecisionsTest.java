package org.barsrouter.catalogue.decide;

import static org.assertj.core.api.Assertions.assertThat;
import static org.barsrouter.catalogue.testkit.Plans.dos;
import static org.barsrouter.catalogue.testkit.Scene.assign;
import static org.barsrouter.catalogue.testkit.Scene.service;
import static org.barsrouter.catalogue.testkit.Scene.template;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.barsrouter.catalogue.change.RouteJson;
import org.barsrouter.catalogue.change.RouteText;
import org.barsrouter.catalogue.command.Command;
import org.barsrouter.catalogue.command.ServiceCommand.ActivateService;
import org.barsrouter.catalogue.command.ServiceCommand.CancelSwitch;
import org.barsrouter.catalogue.command.ServiceCommand.DeactivateService;
import org.barsrouter.catalogue.command.ServiceCommand.EndAssignment;
import org.barsrouter.catalogue.command.ServiceCommand.Gap;
import org.barsrouter.catalogue.command.ServiceCommand.ReorderAssignments;
import org.barsrouter.catalogue.command.ServiceCommand.ResumeAssignment;
import org.barsrouter.catalogue.command.ServiceCommand.SuspendAssignment;
import org.barsrouter.catalogue.command.ServiceCommand.SwitchSupplier;
import org.barsrouter.catalogue.command.ServiceCommand.Terms;
import org.barsrouter.catalogue.command.SupplierCommand.ResumeSupplier;
import org.barsrouter.catalogue.command.SupplierCommand.SuspendSupplier;
import org.barsrouter.catalogue.command.TemplateCommand.ResumeTemplate;
import org.barsrouter.catalogue.command.TemplateCommand.SetTemplateAddress;
import org.barsrouter.catalogue.command.TemplateCommand.SuspendTemplate;
import org.barsrouter.catalogue.decide.Rules.Certifying;
import org.barsrouter.catalogue.targets.Deployment;
import org.barsrouter.catalogue.testkit.Scene;
import org.barsrouter.routing.route.Assignment;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Random stories of commands, against what must hold of every timeline. The seed is in the name.
class RandomDecisionsTest {
    private static final int STEPS = 120;
    private static final int ENDPOINTS = 4;

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20})
    void no_command_alters_the_past_and_no_instant_has_two_winners(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        Scene scene = started();
        Instant begin = scene.now();
        int done = 0;
        for (int step = 0; step < STEPS; step++) {
            scene.later(Duration.ofMillis(random.nextLong(1, 9_000)));
            List<String> before = past(scene, begin);
            if (scene.tried(command(scene, random))) {
                done++;
            }
            assertThat(past(scene, begin)).as("seed %d step %d", seed, step).isEqualTo(before);
            roundTrip(scene);
        }
        assertThat(done).as("seed %d", seed).isGreaterThan(STEPS / 10);
        for (Instant at = begin;
                at.isBefore(scene.now().plus(Duration.ofMinutes(3)));
                at = at.plusMillis(1_700)) {
            assertThat(scene.at("1", at)).as("seed %d at %s", seed, at).isNotEqualTo("AMBIGUOUS");
            assertThat(scene.existing("1", at))
                    .as("seed %d at %s", seed, at)
                    .isNotEqualTo("AMBIGUOUS");
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {21, 22, 23, 24, 25, 26, 27, 28, 29, 30})
    void switches_alone_never_leave_a_gap(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        Scene scene = started();
        Instant begin = scene.now();
        for (int step = 0; step < STEPS; step++) {
            scene.later(Duration.ofMillis(random.nextLong(1, 9_000)));
            scene.tried(
                    random.nextInt(4) == 0
                            ? new CancelSwitch(dos("1"))
                            : toSupplier(scene, random));
        }
        for (Instant at = begin;
                at.isBefore(scene.now().plus(Duration.ofMinutes(3)));
                at = at.plusMillis(900)) {
            assertThat(scene.at("1", at)).as("seed %d at %s", seed, at).startsWith("p");
        }
    }

    private static Scene started() {
        Scene scene = Scene.empty(Deployment.SANDBOX, Certifying.ADVISED);
        scene.done(service("1"));
        for (int i = 0; i < ENDPOINTS; i++) {
            scene.done(template("p" + i + "/main", "https://p" + i + ".example"));
        }
        scene.done(assign("1", "p0/main", 1));
        return scene;
    }

    private static void roundTrip(Scene scene) {
        var service = scene.catalogue().service(dos("1")).orElseThrow().service();
        String text = RouteJson.of(service);
        assertThat(RouteJson.of(RouteText.service(text))).isEqualTo(text);
    }

    /// What is answered for every instant that is past, for new and for existing resources.
    private static List<String> past(Scene scene, Instant begin) {
        List<String> answers = new ArrayList<>();
        Instant end = scene.now();
        for (Instant at = begin; !at.isAfter(end); at = at.plusSeconds(7)) {
            answers.add(routed(scene, at));
        }
        answers.add(routed(scene, end));
        return answers;
    }

    /// Why nothing was routed may be said differently once more is planned; that it was not stays.
    private static String routed(Scene scene, Instant at) {
        String answer = scene.at("1", at);
        return answer.startsWith("p") ? answer : "nowhere";
    }

    private static Command command(Scene scene, SplittableRandom random) {
        List<Assignment> all =
                scene.catalogue().service(dos("1")).orElseThrow().service().assignments();
        Assignment some = all.get(random.nextInt(all.size()));
        String template = "p" + random.nextInt(ENDPOINTS) + "/main";
        Instant soon = scene.now().plusMillis(random.nextLong(4_000, 40_000));
        return switch (random.nextInt(14)) {
            case 0, 1, 2, 3 -> toSupplier(scene, random);
            case 4 -> new CancelSwitch(dos("1"));
            case 5 -> assign("1", template, 1 + random.nextInt(3));
            case 6 -> new EndAssignment(dos("1"), some.id(), soon, Duration.ofSeconds(20));
            case 7 -> new SuspendAssignment(dos("1"), some.id(), soon, "random");
            case 8 -> new ResumeAssignment(dos("1"), some.id());
            case 9 -> new SuspendTemplate(template, soon, soon.plusSeconds(9), "random");
            case 10 -> new ResumeTemplate(template);
            case 11 ->
                    new SetTemplateAddress(
                            template, "https://q" + random.nextInt(9) + ".example", soon);
            case 12 ->
                    random.nextBoolean()
                            ? new SuspendSupplier("SUPp", soon, soon.plusSeconds(5), "random")
                            : new ResumeSupplier("SUPp");
            default ->
                    random.nextInt(3) == 0
                            ? random.nextBoolean()
                                    ? new DeactivateService(dos("1"), "random")
                                    : new ActivateService(dos("1"))
                            : reorder(scene, all);
        };
    }

    private static Command reorder(Scene scene, List<Assignment> all) {
        List<String> alive =
                new ArrayList<>(
                        all.stream()
                                .filter(a -> !a.period().endedBy(scene.now().plus(Scene.LEAD)))
                                .map(Assignment::id)
                                .toList());
        return new ReorderAssignments(dos("1"), alive.reversed(), Duration.ofSeconds(10));
    }

    private static Command toSupplier(Scene scene, SplittableRandom random) {
        return new SwitchSupplier(
                dos("1"),
                null,
                "p" + random.nextInt(ENDPOINTS) + "/main",
                new Terms(
                        scene.now().plusMillis(random.nextLong(4_000, 40_000)),
                        Duration.ofSeconds(random.nextInt(3) * 15L),
                        Gap.REFUSED));
    }
}
