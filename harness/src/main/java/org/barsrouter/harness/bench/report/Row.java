package org.barsrouter.harness.bench.report;

import java.util.List;
import java.util.Locale;
import org.barsrouter.harness.bench.scenario.Scenario;

/// The figures of one run, as they stand in `runs.csv`. Latencies are milliseconds of messages to
/// services without a fault.
///
/// @param perSecond healthy messages a second in a burst, 0 where there was none
/// @param megabytes resident memory of the system's process
public record Row(
        Label label, Latency latency, Accounts accounts, double perSecond, long megabytes) {
    public static final String HEADER =
            "system,scenario,role,round,body,rate,seconds,p50,p90,p99,worst,sent,lost,affected,late,"
                    + "again,disorder,faulty_calls,per_second,megabytes";

    /// Which run it was.
    ///
    /// @param seconds that messages were sent for
    public record Label(
            String system,
            Scenario scenario,
            Role role,
            int round,
            int body,
            double rate,
            double seconds) {}

    /// Milliseconds.
    public record Latency(double p50, double p90, double p99, double worst) {}

    /// What became of the messages.
    ///
    /// @param lost messages that had not come when waiting ended, long after the fault's end
    /// @param affected messages to services with a fault
    /// @param late of these, more than a second
    /// @param again calls with a message that the receiver had already
    /// @param disorder messages before an older one of their conversation
    /// @param faultyCalls calls that reached a service while it had its fault
    public record Accounts(
            int sent, int lost, int affected, int late, int again, int disorder, int faultyCalls) {}

    /// With its fault or without.
    public enum Role {
        BASELINE,
        FAULT
    }

    public String csv() {
        return String.format(
                Locale.ROOT,
                "%s,%s,%s,%d,%d,%.0f,%.0f,%.2f,%.2f,%.2f,%.2f,%d,%d,%d,%d,%d,%d,%d,%.0f,%d",
                label.system(),
                label.scenario(),
                label.role(),
                label.round(),
                label.body(),
                label.rate(),
                label.seconds(),
                latency.p50(),
                latency.p90(),
                latency.p99(),
                latency.worst(),
                accounts.sent(),
                accounts.lost(),
                accounts.affected(),
                accounts.late(),
                accounts.again(),
                accounts.disorder(),
                accounts.faultyCalls(),
                perSecond,
                megabytes);
    }

    /// Reads what {@link #csv} wrote.
    ///
    /// @throws IllegalArgumentException when the line is not of this version
    public static Row parse(String line) {
        List<String> f = List.of(line.split(",", -1));
        if (f.size() != HEADER.split(",", -1).length) {
            throw new IllegalArgumentException(
                    "runs.csv was written by another version: name another folder with --out");
        }
        return new Row(
                new Label(
                        f.get(0),
                        Scenario.valueOf(f.get(1)),
                        Role.valueOf(f.get(2)),
                        Integer.parseInt(f.get(3)),
                        Integer.parseInt(f.get(4)),
                        Double.parseDouble(f.get(5)),
                        Double.parseDouble(f.get(6))),
                new Latency(
                        Double.parseDouble(f.get(7)),
                        Double.parseDouble(f.get(8)),
                        Double.parseDouble(f.get(9)),
                        Double.parseDouble(f.get(10))),
                new Accounts(
                        Integer.parseInt(f.get(11)),
                        Integer.parseInt(f.get(12)),
                        Integer.parseInt(f.get(13)),
                        Integer.parseInt(f.get(14)),
                        Integer.parseInt(f.get(15)),
                        Integer.parseInt(f.get(16)),
                        Integer.parseInt(f.get(17))),
                Double.parseDouble(f.get(18)),
                Long.parseLong(f.get(19)));
    }

    /// One line for the progress of a measurement.
    public String sentence() {
        return String.format(
                Locale.ROOT,
                "%s %s %s %d: p50 %.1f p90 %.1f p99 %.1f worst %.0f ms; sent %d, lost %d, of %d affected %d late; again %d, disorder %d; %d calls to the faulty%s; %d MB",
                label.system(),
                label.scenario(),
                label.role() == Role.FAULT ? "fault" : "no fault",
                label.round(),
                latency.p50(),
                latency.p90(),
                latency.p99(),
                latency.worst(),
                accounts.sent(),
                accounts.lost(),
                accounts.affected(),
                accounts.late(),
                accounts.again(),
                accounts.disorder(),
                accounts.faultyCalls(),
                perSecond > 0 ? String.format(Locale.ROOT, "; burst %.0f/s", perSecond) : "",
                megabytes);
    }
}
