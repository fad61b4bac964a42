package org.barsrouter.routing.identifier;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
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
