package org.barsrouter.harness.simulation;

import java.time.Instant;
import java.util.Optional;

/// Tells the story of a seed: the same every time.
public final class Simulation {
    private static final int MOST_STEPS = 1_000_000;

    private final Engine.Maker maker;
    private final Fence fence;

    /// With the engine that ships.
    public Simulation() {
        this(RealEngine::new, Fence.HOLDS);
    }

    /// With others: to see that the simulation can fail.
    Simulation(Engine.Maker maker, Fence fence) {
        this.maker = maker;
        this.fence = fence;
    }

    /// Whether the promises hold in it.
    public Story judge(long seed) {
        return tell(seed, Chronicle.Detail.COUNTS);
    }

    /// The same with every line of it.
    public Story write(long seed) {
        return tell(seed, Chronicle.Detail.STORY);
    }

    private Story tell(long seed, Chronicle.Detail detail) {
        World world = new World(seed, maker, fence, detail);
        for (Submission submission : world.plan().submissions()) {
            world.timeline().at(submission.at(), () -> world.judge().append(submission));
        }
        for (Spell spell : world.plan().spells()) {
            world.chronicle()
                    .line(
                            spell.where(),
                            " will be ",
                            spell.mood(),
                            " from ",
                            spell.from(),
                            " to ",
                            spell.to());
        }
        world.group().begin();
        run(world);
        return new Story(
                seed,
                world.judge().violation(),
                world.chronicle().counts(),
                world.chronicle().lines(),
                world.chronicle().digest());
    }

    private static void run(World world) {
        Instant end = world.plan().end();
        boolean more = true;
        int steps = 0;
        try {
            while (more && world.judge().violation().isEmpty()) {
                more = world.timeline().step(end);
                steps++;
                if (steps > MOST_STEPS) {
                    world.judge().violated("more happens than a story can hold");
                }
            }
            world.judge().close();
        } catch (RuntimeException e) {
            world.judge().violated("the engine failed: " + e + at(e).orElse(""));
        }
    }

    private static Optional<String> at(RuntimeException e) {
        StackTraceElement[] trace = e.getStackTrace();
        return trace.length == 0 ? Optional.empty() : Optional.of(" at " + trace[0]);
    }
}
