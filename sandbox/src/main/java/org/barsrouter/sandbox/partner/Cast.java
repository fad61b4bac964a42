package org.barsrouter.sandbox.partner;

import java.net.URI;
import java.util.Arrays;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.barsrouter.sandbox.message.Party;

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
