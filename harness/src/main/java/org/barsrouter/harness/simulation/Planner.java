package org.barsrouter.harness.simulation;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.barsrouter.delivery.lane.EngineSettings;

/// Draws a story: places, moods, messages, disturbances.
final class Planner {
    private static final int SPELL_CHANCE = 3;

    private final Chance chance;
    private final Instant start = Timeline.START;

    Planner(Chance chance) {
        this.chance = chance;
    }

    Plan plan() {
        EngineSettings settings = RealEngine.settings(chance);
        Duration busy = chance.oneIn(3) ? chance.seconds(30, 180) : chance.seconds(5, 40);
        List<Site> sites = new Places(chance).sites();
        List<Submission> submissions = new Traffic(chance, sites).submissions(busy);
        Instant last =
                submissions.stream()
                        .map(each -> each.at().plus(each.time()))
                        .max(Comparator.naturalOrder())
                        .orElse(start);
        return new Plan(
                sites,
                spells(sites, last),
                submissions,
                disturbances(last),
                settings,
                chance.millis(15, 60),
                last.plus(Duration.ofMinutes(2)));
    }

    /// One story in eight has fair weather, so that what must be quick is seen to be.
    private List<Spell> spells(List<Site> sites, Instant last) {
        List<Spell> spells = new ArrayList<>();
        if (chance.oneIn(8)) {
            return spells;
        }
        if (chance.oneIn(5)) {
            spells.add(spell(chance.of(sites).host(), last));
        }
        for (Site site : sites) {
            while (chance.oneIn(SPELL_CHANCE)) {
                spells.add(spell(site.services().getFirst().id().key(), last));
            }
            while (chance.oneIn(SPELL_CHANCE)) {
                spells.add(spell(site.lane().toString(), last));
            }
        }
        return spells;
    }

    private Spell spell(String where, Instant last) {
        Instant from = chance.oneIn(3) ? start : start.plus(chance.seconds(0, 60));
        Duration time =
                switch (chance.between(0, 3)) {
                    case 0 -> chance.seconds(1, 5);
                    case 1, 2 -> chance.seconds(5, 120);
                    default -> Duration.between(from, last).plusSeconds(60);
                };
        return new Spell(where, from, from.plus(time), chance.of(List.of(Mood.values())));
    }

    private List<Disturbance> disturbances(Instant last) {
        List<Disturbance> all = new ArrayList<>();
        int wanted = chance.oneIn(3) ? 0 : chance.between(1, 5);
        for (int number = 0; number < wanted; number++) {
            all.add(disturbance(start.plus(chance.seconds(0, chance.oneIn(3) ? 120 : 40)), last));
        }
        return all;
    }

    private Disturbance disturbance(Instant at, Instant last) {
        return switch (chance.between(0, 7)) {
            case 0 -> new Disturbance.Kill(at);
            case 1 -> new Disturbance.KillBetweenEffects(at, chance.between(0, 12));
            case 2 -> new Disturbance.Freeze(at, chance.seconds(1, 45));
            case 3 -> new Disturbance.Move(at);
            case 4 -> new Disturbance.RouteAgain(at, chance.between(1, 6));
            case 5 -> new Disturbance.SlowLog(at, chance.seconds(1, 20));
            case 6 -> new Disturbance.CutOff(at, chance.seconds(1, 60));
            default -> new Disturbance.Kill(between(at, last));
        };
    }

    private Instant between(Instant from, Instant to) {
        long seconds = Math.max(1, Duration.between(from, to).toSeconds());
        return from.plus(chance.seconds(0, (int) Math.min(seconds, 900)));
    }
}
