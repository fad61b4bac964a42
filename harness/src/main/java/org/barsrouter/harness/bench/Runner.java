package org.barsrouter.harness.bench;

import java.time.Duration;
import java.util.List;
import java.util.function.IntPredicate;
import org.barsrouter.harness.bench.report.Row;
import org.barsrouter.harness.bench.report.Row.Role;
import org.barsrouter.harness.bench.scenario.Manner;
import org.barsrouter.harness.bench.scenario.Scenario;
import org.barsrouter.harness.bench.scenario.Shape;
import org.barsrouter.harness.bench.tally.Book;
import org.barsrouter.harness.bench.tally.Pace;
import org.barsrouter.harness.bench.tally.Tally;
import org.barsrouter.harness.bench.tally.Timeline;

/// Makes one run: sends, lets the fault begin and end, waits for everything, counts.
final class Runner {
    private static final Duration GRACE = Duration.ofSeconds(2);
    private static final Duration BURST_LIMIT = Duration.ofSeconds(60);

    private final Session session;
    private final Terms terms;

    /// @param rate messages a second
    /// @param body its size
    /// @param settle how long what was held up has, after the fault's end, before it counts as lost
    /// @param burst messages of the burst in S3
    record Terms(double rate, int body, Duration settle, int burst) {}

    /// What came of it.
    record Made(Row row, List<Timeline.Point> timeline) {}

    Runner(Session session, Terms terms) {
        this.session = session;
        this.terms = terms;
    }

    Made run(Step step) {
        boolean faulty = step.role() == Role.FAULT;
        Scenario scenario = step.scenario();
        Shape shape = faulty ? scenario.shape() : scenario.baselineShape();
        session.heal(shape);
        int count = (int) Math.round(terms.rate() * step.time().toMillis() / 1_000.0);
        Book book = new Book(count);
        if (faulty) {
            plan(step);
        }
        session.feed(new Session.Sent(scenario, shape, book), count, terms.rate());
        Session.await(() -> book.accepted() == count, GRACE);
        long megabytes = session.subject().residentMegabytes();
        Book burst = new Book(terms.burst());
        double perSecond = faulty && scenario == Scenario.S3 ? burst(scenario, burst) : 0;
        session.heal(shape);
        Session.await(
                () -> book.accepted() == count && burst.accepted() == burst.sent(), terms.settle());
        return made(step, book, new Seen(burst, perSecond, megabytes));
    }

    private void plan(Step step) {
        Scenario scenario = step.scenario();
        switch (scenario.kind()) {
            case HEALTHY -> {}
            case PAIRED -> session.later(step.fault().from(), () -> session.strike(scenario));
            case OUTAGE -> {
                session.later(step.fault().from(), () -> session.strike(scenario));
                session.later(
                        step.fault().from().plus(step.fault().time()),
                        () -> session.heal(scenario.shape()));
            }
            case KILL -> session.later(step.fault().from(), () -> session.subject().killAndStart());
        }
    }

    /// As many as go through: healthy messages a second while the dead are dead.
    private double burst(Scenario scenario, Book book) {
        long start = System.nanoTime();
        session.feed(
                new Session.Sent(scenario, scenario.shape(), book),
                terms.burst(),
                Double.POSITIVE_INFINITY);
        int healthy = count(book, scenario);
        Session.await(() -> book.accepted() >= healthy, BURST_LIMIT);
        long[] arrivals =
                java.util.stream.IntStream.range(0, book.sent())
                        .filter(i -> scenario.manner(book.service(i)) == Manner.HEALTHY)
                        .mapToLong(book::arrived)
                        .filter(at -> at != 0)
                        .toArray();
        return Pace.perSecond(start, arrivals);
    }

    private static int count(Book book, Scenario scenario) {
        int healthy = 0;
        for (int i = 0; i < book.sent(); i++) {
            healthy += scenario.manner(book.service(i)) == Manner.HEALTHY ? 1 : 0;
        }
        return healthy;
    }

    /// What was seen beside the run itself.
    private record Seen(Book burst, double perSecond, long megabytes) {
        int lost() {
            return burst.sent() - burst.accepted();
        }
    }

    private Made made(Step step, Book book, Seen seen) {
        long until = System.nanoTime();
        IntPredicate faulty =
                service ->
                        step.role() == Role.FAULT
                                && step.scenario().manner(service) != Manner.HEALTHY;
        long from = book.intended(0) + step.fault().from().toNanos();
        Tally tally = Tally.of(book, new Tally.View(from, until, faulty));
        Row row =
                new Row(
                        new Row.Label(
                                session.product().word(),
                                step.scenario(),
                                step.role(),
                                step.round(),
                                terms.body(),
                                terms.rate(),
                                step.time().toMillis() / 1_000.0),
                        new Row.Latency(
                                tally.millis(50),
                                tally.millis(90),
                                tally.millis(99),
                                tally.worstMillis()),
                        new Row.Accounts(
                                book.sent(),
                                tally.healthyMissing() + tally.affectedMissing() + seen.lost(),
                                tally.affected(),
                                tally.late(),
                                tally.repeats(),
                                tally.disorder(),
                                book.faultyCalls()),
                        seen.perSecond(),
                        seen.megabytes());
        return new Made(row, Timeline.of(book, until, faulty));
    }
}
