package org.barsrouter.routing.identifier;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.barsrouter.schemas.id.ServiceId;

/// The registry of identifier systems (national or proprietary directories) with the aliases and
/// misspellings that senders are known to use. Tolerant on input, one spelling inside.
public final class IdentifierSystems {
    /// The Directory of Services' identifier: nearly every target has it.
    public static final String DOS_SERVICE_ID = "https://fhir.nhs.uk/Id/dos-service-id";

    /// NHS England's own test targets, never routed in production.
    public static final String TESTS = "tests";

    private static final String PREFIX = "//fhir.nhs.uk/id/";

    private final Map<String, String> canonicalByFolded;

    /// A service id in canonical spelling, and whether that took an alias.
    public record Canonical(ServiceId id, Spelling spelling) {}

    /// How the system was written.
    public enum Spelling {
        CANONICAL,
        ALIAS,
        UNKNOWN_SYSTEM
    }

    /// @param aliases spelling in any case, to canonical system; canonical ones map to themselves
    public IdentifierSystems(Map<String, String> aliases) {
        canonicalByFolded = new HashMap<>();
        aliases.forEach((alias, canonical) -> {
            canonicalByFolded.put(fold(alias), canonical);
            canonicalByFolded.put(fold(canonical), canonical);
        });
    }

    /// The national systems with their known aliases (`http`, `/id/`, the legacy `service-id`).
    public static IdentifierSystems national() {
        return new IdentifierSystems(
                Map.of(
                        DOS_SERVICE_ID,
                        DOS_SERVICE_ID,
                        "https://fhir.nhs.uk/id/service-id",
                        DOS_SERVICE_ID,
                        "https://fhir.nhs.uk/Id/uec-service-id",
                        "https://fhir.nhs.uk/Id/uec-service-id",
                        "https://fhir.nhs.uk/Id/ods-organization-code",
                        "https://fhir.nhs.uk/Id/ods-organization-code",
                        TESTS,
                        TESTS));
    }

    /// A directory of services, national or a supplier's own.
    ///
    /// @param system its URI or name, in the one spelling that is used inside
    /// @param aliases other spellings that senders are known to use
    public record Directory(String system, List<String> aliases) {
        public Directory {
            if (system.isBlank() || system.indexOf('|') >= 0) {
                throw new IllegalArgumentException(
                        "an identifier system must have a name without a bar, such as https://directory.example/Id/service");
            }
            // a configuration may leave them out
            aliases = List.copyOf(Objects.requireNonNullElse(aliases, List.of()));
        }
    }

    /// These and more directories.
    ///
    /// @throws IllegalArgumentException when an alias already means another system
    public IdentifierSystems with(Collection<Directory> more) {
        Map<String, String> all = new HashMap<>(canonicalByFolded);
        for (Directory directory : more) {
            Stream.concat(Stream.of(directory.system()), directory.aliases().stream())
                    .forEach(spelling -> add(all, fold(spelling), directory.system()));
        }
        return new IdentifierSystems(all);
    }

    private static void add(Map<String, String> all, String folded, String system) {
        String other = all.putIfAbsent(folded, system);
        if (other != null && !other.equals(system)) {
            throw new IllegalArgumentException(
                    "the identifier system "
                            + system
                            + " has a spelling that already means "
                            + other);
        }
    }

    /// Every registered system, in its canonical spelling.
    public NavigableSet<String> registered() {
        return new TreeSet<>(canonicalByFolded.values());
    }

    /// The canonical form; an unknown system is kept as it is and said to be unknown.
    public Canonical canonical(ServiceId written) {
        String known = canonicalByFolded.get(fold(written.system()));
        if (known == null) {
            return new Canonical(written, Spelling.UNKNOWN_SYSTEM);
        }
        return known.equals(written.system())
                ? new Canonical(written, Spelling.CANONICAL)
                : new Canonical(new ServiceId(known, written.value()), Spelling.ALIAS);
    }

    /// Reads a reference as it stands in `MessageHeader.source.endpoint`: `system|value`, or
    /// `system:value` split at the last colon, as some software writes it.
    public Optional<Canonical> reference(String text) {
        Optional<ServiceId> barred = ServiceId.parse(text);
        return barred.or(() -> colonSeparated(text)).map(this::canonical);
    }

    public boolean knows(String system) {
        return canonicalByFolded.containsKey(fold(system));
    }

    private static Optional<ServiceId> colonSeparated(String text) {
        int colon = text.lastIndexOf(':');
        boolean barred = text.indexOf('|') >= 0;
        return barred
                        || colon <= 0
                        || colon == text.length() - 1
                        || text.startsWith("//", colon + 1)
                ? Optional.empty()
                : Optional.of(new ServiceId(text.substring(0, colon), text.substring(colon + 1)));
    }

    /// National systems are compared without case and whether http or https; only the national host
    /// has this leniency.
    private static String fold(String system) {
        String lower = system.toLowerCase(Locale.ROOT);
        return lower.startsWith("https:" + PREFIX) || lower.startsWith("http:" + PREFIX)
                ? lower.substring(lower.indexOf(PREFIX))
                : system;
    }
}
