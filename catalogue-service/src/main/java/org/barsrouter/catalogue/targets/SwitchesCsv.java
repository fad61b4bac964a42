package org.barsrouter.catalogue.targets;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.barsrouter.catalogue.targets.AddressRules.Remark;
import org.barsrouter.catalogue.targets.Finding.Severity;
import org.barsrouter.catalogue.targets.Finding.Subject;
import org.barsrouter.catalogue.targets.Place.FileKind;
import org.barsrouter.routing.identifier.IdentifierSystems;
import org.barsrouter.schemas.id.ServiceId;

/// Reads the national switch log: `ODSCode,ServiceId,OldProductId,NewProductId,SwitchDate` with a
/// header line. A date is `2026-07-01`, `2026-07-01T09:00` (both in UK time) or an instant such as
/// `2026-07-01T08:00:00Z`.
public final class SwitchesCsv {
    private static final CsvTable.Columns COLUMNS =
            new CsvTable.Columns(
                    List.of("ODSCode", "ServiceId", "OldProductId", "NewProductId", "SwitchDate"),
                    List.of());
    private static final ZoneId UK = ZoneId.of("Europe/London");

    private final IdentifierSystems systems;
    private final Tally tally = new Tally();
    private final List<Switch> switches = new ArrayList<>();
    private final Set<ServiceId> seen = new HashSet<>();

    /// The lines that can be read, and what is wrong with the others.
    public record Parsed(List<Switch> switches, List<Finding> findings) {
        public Parsed {
            switches = List.copyOf(switches);
            findings = List.copyOf(findings);
        }
    }

    private SwitchesCsv(IdentifierSystems systems) {
        this.systems = systems;
    }

    /// Reads the log; never throws.
    public static Parsed read(String text, IdentifierSystems systems) {
        SwitchesCsv reader = new SwitchesCsv(systems);
        switch (CsvTable.read(text, COLUMNS)) {
            case CsvTable.NoTable(String why) ->
                    reader.wrong(
                            Place.whole(FileKind.SWITCHES),
                            "The list of switches " + why,
                            "Start it with " + COLUMNS.written() + ".");
            case CsvTable.Table(List<CsvTable.Line> lines, List<Integer> broken) -> {
                broken.forEach(number ->
                        reader.wrong(
                                Place.line(FileKind.SWITCHES, number),
                                "The line does not have the columns of the header.",
                                "Correct the line."));
                lines.forEach(reader::row);
            }
        }
        return new Parsed(reader.switches, reader.tally.findings());
    }

    private void row(CsvTable.Line line) {
        Place place = Place.line(FileKind.SWITCHES, line.number());
        Optional<Instant> at = instant(line.get("SwitchDate"));
        Optional<ServiceId> id = id(line.get("ServiceId"));
        if (id.isEmpty()) {
            wrong(place, "The ServiceId is empty.", "Give the value, or system|value.");
        } else if (at.isEmpty()) {
            wrong(
                    place,
                    "“" + line.get("SwitchDate") + "” is no date.",
                    "Write it like 2026-07-01, 2026-07-01T09:00 or 2026-07-01T08:00:00Z.");
        } else if (line.get("OldProductId").isEmpty() || line.get("NewProductId").isEmpty()) {
            wrong(
                    place,
                    "A product is missing.",
                    "Name the product it leaves and the one it takes.");
        } else if (!seen.add(id.get())) {
            wrong(place, id.get().value() + " stands twice in the list.", "Keep one line.");
        } else {
            switches.add(
                    new Switch(
                            line.number(),
                            line.get("ODSCode").toUpperCase(Locale.ROOT),
                            id.get(),
                            line.get("OldProductId"),
                            line.get("NewProductId"),
                            at.get()));
        }
    }

    private Optional<ServiceId> id(String written) {
        if (written.isEmpty()) {
            return Optional.empty();
        }
        return (written.indexOf('|') < 0
                        ? Optional.of(new ServiceId(IdentifierSystems.DOS_SERVICE_ID, written))
                        : ServiceId.parse(written))
                .map(id -> systems.canonical(id).id());
    }

    private static Optional<Instant> instant(String written) {
        try {
            if (written.endsWith("Z")) {
                return Optional.of(Instant.parse(written));
            }
            return Optional.of(
                    written.indexOf('T') < 0
                            ? LocalDate.parse(written).atStartOfDay(UK).toInstant()
                            : LocalDateTime.parse(written).atZone(UK).toInstant());
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private void wrong(Place place, String what, String remedy) {
        tally.add(new Remark(Rule.P1, Severity.ERROR, what, remedy), Subject.file(place));
    }
}
