package org.barsrouter.catalogue.targets;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.barsrouter.catalogue.targets.AddressRules.Remark;
import org.barsrouter.catalogue.targets.Finding.Severity;
import org.barsrouter.catalogue.targets.Finding.Subject;
import org.barsrouter.catalogue.targets.Place.FileKind;
import org.barsrouter.routing.identifier.IdentifierSystems;
import org.barsrouter.schemas.id.ServiceId;

/// Reads how many messages each service got in some time, yesterday for example:
/// `value,messages[,system]` with a header line. Services that are absent got none.
public final class TrafficCsv {
    private static final CsvTable.Columns COLUMNS =
            new CsvTable.Columns(List.of("value", "messages"), List.of("system"));

    /// The counts, and what is wrong with the list.
    public record Parsed(Map<ServiceId, Long> messages, List<Finding> findings) {
        public Parsed {
            messages = Map.copyOf(messages);
            findings = List.copyOf(findings);
        }

        /// An absent list: the traffic is not known.
        public static Parsed none() {
            return new Parsed(Map.of(), List.of());
        }

        public long total() {
            return messages.values().stream().mapToLong(Long::longValue).sum();
        }
    }

    private TrafficCsv() {}

    /// Reads the list; never throws.
    public static Parsed read(String text, IdentifierSystems systems) {
        Tally tally = new Tally();
        Map<ServiceId, Long> messages = new HashMap<>();
        switch (CsvTable.read(text, COLUMNS)) {
            case CsvTable.NoTable(String why) ->
                    tally.add(
                            error(
                                    "The traffic list " + why,
                                    "Start it with " + COLUMNS.written() + "."),
                            Subject.file(Place.whole(FileKind.TRAFFIC)));
            case CsvTable.Table(List<CsvTable.Line> lines, List<Integer> broken) -> {
                broken.forEach(number -> tally.add(UNFIT, subject(number)));
                for (CsvTable.Line line : lines) {
                    if (line.get("value").isEmpty()
                            || !line.get("messages").matches("[0-9]{1,15}")) {
                        tally.add(UNFIT, subject(line.number()));
                        continue;
                    }
                    String system =
                            line.get("system").isEmpty()
                                    ? IdentifierSystems.DOS_SERVICE_ID
                                    : line.get("system");
                    messages.merge(
                            systems.canonical(new ServiceId(system, line.get("value"))).id(),
                            Long.parseLong(line.get("messages")),
                            Long::sum);
                }
            }
        }
        return new Parsed(messages, tally.findings());
    }

    private static final Remark UNFIT =
            error("The line is not a service with a number of messages.", "Correct the line.");

    private static Remark error(String what, String remedy) {
        return new Remark(Rule.P1, Severity.ERROR, what, remedy);
    }

    private static Subject subject(int line) {
        return Subject.file(Place.line(FileKind.TRAFFIC, line));
    }
}
