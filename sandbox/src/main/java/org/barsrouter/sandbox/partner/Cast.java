package org.barsrouter.sandbox.partner;

import java.net.URI;
import java.util.Arrays;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.barsrouter.sandbox.message.Party;
import org.barsrouter.schemas.id.ServiceId;

/// The cast as files that the catalogue imports.
public final class Cast {
    private Cast() {}

    /// In the format of the national `targets.json`.
    ///
    /// @param baseUrl FHIR base URL of every host
    public static String targetsJson(Function<CastHost, URI> baseUrl) {
        return Arrays.stream(CastMember.values())
                .map(member ->
                        "    \"%s\": \"%s\""
                                .formatted(member.service().value(), baseUrl.apply(member.host())))
                .collect(
                        Collectors.joining(
                                ",\n",
                                "{\n  \"NHSD-Target-Identifier\": {\n   \"%s\": {\n"
                                        .formatted(CastMember.SYSTEM),
                                "\n   }\n  }\n}\n"));
    }

    /// The same from a map.
    ///
    /// @param baseUrls FHIR base URL of every host; all must be there
    public static String targetsJson(Map<CastHost, URI> baseUrls) {
        return targetsJson(host -> {
            URI url = baseUrls.get(host);
            if (url == null) {
                throw new IllegalArgumentException("the host " + host + " has no base URL");
            }
            return url;
        });
    }

    /// A service of the hospital that is simulated, and in the directory, but not in the catalogue:
    /// it can be joined.
    public static Party newcomer() {
        return new Party(
                new ServiceId(CastMember.SYSTEM, "2000099921"),
                "ZED01",
                "Nowheremouth Minor Injuries Unit");
    }

    /// The Directory of Services of the sandbox: the cast and the newcomer, as
    /// `system,value,name,ods,status` with a header line.
    public static String directoryCsv() {
        return Stream.concat(
                        Arrays.stream(CastMember.values()).map(CastMember::party),
                        Stream.of(newcomer()))
                .map(party ->
                        String.join(
                                ",",
                                party.service().system(),
                                party.service().value(),
                                party.name(),
                                party.odsCode(),
                                "open"))
                .collect(Collectors.joining("\n", "system,value,name,ods,status\n", "\n"));
    }

    /// Who provides each service: `system,value,ods,name` with a header line.
    public static String providersCsv() {
        return Arrays.stream(CastMember.values())
                .map(CastMember::party)
                .map(Cast::line)
                .collect(Collectors.joining("\n", "system,value,ods,name\n", "\n"));
    }

    private static String line(Party party) {
        return String.join(
                ",",
                party.service().system(),
                party.service().value(),
                party.odsCode(),
                party.name());
    }
}
