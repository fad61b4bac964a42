package org.barsrouter.catalogue.targets;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.barsrouter.catalogue.targets.AddressRules.Remark;
import org.barsrouter.catalogue.targets.Finding.Severity;
import org.barsrouter.catalogue.targets.Finding.Subject;
import org.barsrouter.catalogue.targets.Place.FileKind;
import org.barsrouter.routing.identifier.IdentifierSystems;
import org.barsrouter.schemas.id.ServiceId;

/// Reads the list of services that may go, each with the evidence (rule S2), such as the date on
/// which the Directory of Services closed it: `value,evidence[,system]` with a header line.
public final class RetiredCsv {
    private static final CsvTable.Columns COLUMNS =
            new CsvTable.Columns(List.of("value", "evidence"), List.of("system"));
    private static final int LONGEST_LIST = 20;

    /// The evidence by service, and what is wrong with the list.
    public record Parsed(Map<ServiceId, String> evidence, List<Finding> findings) {
        public Parsed {
            evidence = Map.copyOf(evidence);
            findings = List.copyOf(findings);
        }

        /// An absent list.
        public static Parsed none() {
            return new Parsed(Map.of(), List.of());
        }

        /// Those of the removed services that have no evidence.
        public List<ServiceId> unconfirmed(Collection<ServiceId> removed) {
            return removed.stream().filter(id -> !evidence.containsKey(id)).toList();
        }
    }

    private RetiredCsv() {}

    /// Reads the list; never throws.
    public static Parsed read(String text, IdentifierSystems systems) {
        Tally tally = new Tally();
        Map<ServiceId, String> evidence = new HashMap<>();
        switch (CsvTable.read(text, COLUMNS)) {
            case CsvTable.NoTable(String why) ->
                    tally.add(
                            error(
                                    "The list of retired services " + why,
                                    "Start it with " + COLUMNS.written() + "."),
                            Subject.file(Place.whole(FileKind.RETIRED)));
            case CsvTable.Table(List<CsvTable.Line> lines, List<Integer> broken) -> {
                broken.forEach(number -> tally.add(UNFIT, subject(number)));
                for (CsvTable.Line line : lines) {
                    if (line.get("value").isEmpty() || line.get("evidence").isEmpty()) {
                        tally.add(BARE, subject(line.number()));
                        continue;
                    }
                    String system =
                            line.get("system").isEmpty()
                                    ? IdentifierSystems.DOS_SERVICE_ID
                                    : line.get("system");
                    evidence.put(
                            systems.canonical(new ServiceId(system, line.get("value"))).id(),
                            line.get("evidence"));
                }
            }
        }
        return new Parsed(evidence, tally.findings());
    }

    /// What an import that removes services without evidence is told.
    public static List<Finding> findings(List<ServiceId> unconfirmed) {
        return unconfirmed.stream()
                .limit(LONGEST_LIST)
                .map(id ->
                        new Finding(
                                Rule.S2,
                                Severity.WARNING,
                                new Subject(id.system(), id.value(), Place.FILE, 1),
                                id.value()
                                        + " would be removed, and nothing shows that it is retired.",
                                "Confirm that it is closed and name it in the list given with --retired, or acknowledge the number of unconfirmed ones."))
                .toList();
    }

    private static final Remark UNFIT =
            error("The line does not have the columns of the header.", "Correct the line.");
    private static final Remark BARE =
            error(
                    "The line has no value, or no evidence.",
                    "Say what shows that the service is retired, such as DoS closed 2026-07-01.");

    private static Remark error(String what, String remedy) {
        return new Remark(Rule.S2, Severity.ERROR, what, remedy);
    }

    private static Subject subject(int line) {
        return Subject.file(Place.line(FileKind.RETIRED, line));
    }
}
