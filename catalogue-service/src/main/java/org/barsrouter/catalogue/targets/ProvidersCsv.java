package org.barsrouter.catalogue.targets;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.barsrouter.catalogue.targets.AddressRules.Remark;
import org.barsrouter.catalogue.targets.Finding.Severity;
import org.barsrouter.catalogue.targets.Finding.Subject;
import org.barsrouter.catalogue.targets.Place.FileKind;
import org.barsrouter.routing.identifier.IdentifierSystems;
import org.barsrouter.schemas.id.ServiceId;
import org.jspecify.annotations.Nullable;

/// Reads the list that says who provides a service (rule E2), because the national file does not:
/// `system,value,ods,name[,takesBookingResponse]` with a header line, comma-separated (RFC 4180).
public final class ProvidersCsv {
    private static final List<String> HEADER = List.of("system", "value", "ods", "name");
    private static final String OPTIONAL = "takesbookingresponse";
    private static final Pattern ODS = Pattern.compile("[A-Z0-9]{3,10}");
    private static final int LONGEST_NAME = 100;

    private final IdentifierSystems systems;
    private final Tally tally = new Tally();
    private final Map<ServiceId, Provider> providers = new HashMap<>();

    /// The providers by service, and what is wrong with the list.
    public record Parsed(Map<ServiceId, Provider> providers, List<Finding> findings) {
        public Parsed {
            providers = Map.copyOf(providers);
            findings = List.copyOf(findings);
        }

        /// An absent list.
        public static Parsed none() {
            return new Parsed(Map.of(), List.of());
        }

        /// What the list says of services that the file does not have, and the other way round.
        public List<Finding> against(Collection<Target> targets) {
            if (providers.isEmpty()) {
                return List.of();
            }
            Set<ServiceId> known = new HashSet<>();
            targets.forEach(target -> known.add(target.id()));
            Tally tally = new Tally();
            providers.keySet().stream()
                    .filter(id -> !known.contains(id))
                    .sorted(Comparator.comparing(ServiceId::key))
                    .forEach(id -> tally.add(UNMATCHED, subject(id)));
            known.stream()
                    .filter(id -> !providers.containsKey(id))
                    .sorted(Comparator.comparing(ServiceId::key))
                    .forEach(id -> tally.add(UNPROVIDED, subject(id)));
            return tally.findings();
        }

        private static Subject subject(ServiceId id) {
            return new Subject(id.system(), id.value(), Place.whole(FileKind.PROVIDERS), 1);
        }
    }

    private static final Remark UNMATCHED =
            new Remark(
                    Rule.E2,
                    Severity.WARNING,
                    "The providers list names services that the targets file does not have.",
                    "Correct the list, or ignore it if they are retired.");
    private static final Remark UNPROVIDED =
            new Remark(
                    Rule.E2,
                    Severity.WARNING,
                    "Services of the targets file have no provider in the list.",
                    "Add them: without a provider a service cannot take answers to deferred messages.");

    private ProvidersCsv(IdentifierSystems systems) {
        this.systems = systems;
    }

    /// Reads the list; never throws.
    public static Parsed read(String text, IdentifierSystems systems) {
        ProvidersCsv reader = new ProvidersCsv(systems);
        List<Csv.Line> lines = Csv.lines(text);
        if (lines.isEmpty() || !isHeader(lines.getFirst().cells())) {
            return new Parsed(
                    Map.of(),
                    List.of(
                            new Finding(
                                    Rule.E2,
                                    Severity.ERROR,
                                    Subject.file(Place.line(FileKind.PROVIDERS, 1)),
                                    "The providers list does not start with its header line.",
                                    "Start it with system,value,ods,name[,takesBookingResponse].")));
        }
        lines.stream().skip(1).forEach(reader::row);
        return new Parsed(reader.providers, reader.tally.findings());
    }

    private static boolean isHeader(List<String> cells) {
        List<String> names = cells.stream().map(c -> c.strip().toLowerCase(Locale.ROOT)).toList();
        List<String> withOptional = new ArrayList<>(HEADER);
        withOptional.add(OPTIONAL);
        return names.equals(HEADER) || names.equals(withOptional);
    }

    private void row(Csv.Line line) {
        List<String> cells = line.cells().stream().map(String::strip).toList();
        if (cells.size() < HEADER.size()
                || cells.size() > HEADER.size() + 1
                || cells.get(1).isEmpty()) {
            error(line, "The line does not have the columns of the header.", "Correct the line.");
            return;
        }
        String system =
                cells.getFirst().isEmpty() ? IdentifierSystems.DOS_SERVICE_ID : cells.getFirst();
        ServiceId id = systems.canonical(new ServiceId(system, cells.get(1))).id();
        String ods = cells.get(2).toUpperCase(Locale.ROOT);
        if (!ODS.matcher(ods).matches()) {
            error(line, "“" + cells.get(2) + "” is not an ODS code.", "Correct the code.");
            return;
        }
        Provider provider = new Provider(ods, name(line, cells.get(3)), takesResponse(line, cells));
        if (providers.putIfAbsent(id, provider) != null) {
            error(line, id.value() + " stands twice in the list.", "Keep one line.");
        }
    }

    private @Nullable String name(Csv.Line line, String written) {
        if (written.length() > LONGEST_NAME) {
            tally.add(
                    new Remark(
                            Rule.E2,
                            Severity.WARNING,
                            "Names are cut at 100 characters.",
                            "Shorten the name."),
                    subject(line));
            return written.substring(0, LONGEST_NAME);
        }
        return written.isEmpty() ? null : written;
    }

    private boolean takesResponse(Csv.Line line, List<String> cells) {
        String written =
                cells.size() > HEADER.size() ? cells.getLast().toLowerCase(Locale.ROOT) : "";
        if (!Set.of("", "true", "false").contains(written)) {
            error(line, "takesBookingResponse is neither true nor false.", "Write true or false.");
        }
        return written.equals("true");
    }

    private void error(Csv.Line line, String what, String remedy) {
        tally.add(new Remark(Rule.E2, Severity.ERROR, what, remedy), subject(line));
    }

    private static Subject subject(Csv.Line line) {
        return Subject.file(Place.line(FileKind.PROVIDERS, line.number()));
    }
}
