package org.barsrouter.ingress.validation;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.Base64;
import java.util.EnumSet;
import java.util.Set;
import org.barsrouter.ingress.caller.CallingOrganisation;
import org.barsrouter.ingress.envelope.Call;
import org.barsrouter.ingress.version.VersionRules;
import org.barsrouter.schemas.header.BarsHeaders;
import org.barsrouter.schemas.json.StreamingJson;

/// What the headers of a call show (level 1).
public final class HeaderFindings {

    private HeaderFindings() {}

    public static Set<Finding> of(Call call) {
        Set<Finding> findings = EnumSet.noneOf(Finding.class);
        switch (CallingOrganisation.of(call.headers())) {
            case CallingOrganisation.Named _ -> {}
            case CallingOrganisation.Absent _ -> findings.add(Finding.ORGANISATION_MISSING);
            case CallingOrganisation.Unreadable _ -> findings.add(Finding.ORGANISATION_UNREADABLE);
        }
        call.headers()
                .first(BarsHeaders.REQUESTING_SOFTWARE)
                .ifPresentOrElse(
                        header -> {
                            if (!isResource(header, "Device")) {
                                findings.add(Finding.SOFTWARE_UNREADABLE);
                            }
                        },
                        () -> findings.add(Finding.SOFTWARE_MISSING));
        call.headers()
                .first(BarsHeaders.REQUESTING_PRACTITIONER)
                .filter(header -> !isResource(header, "PractitionerRole"))
                .ifPresent(_ -> findings.add(Finding.PRACTITIONER_UNREADABLE));
        if (VersionRules.named(call.headers()).isEmpty()) {
            findings.add(Finding.VERSION_MISSING);
        }
        if (!call.method().equals("GET")) {
            call.headers()
                    .first(BarsHeaders.USE_CONTEXT)
                    .ifPresentOrElse(
                            header -> {
                                if (UseContext.parse(header).isEmpty()) {
                                    findings.add(Finding.USE_CONTEXT_UNKNOWN);
                                }
                            },
                            () -> findings.add(Finding.USE_CONTEXT_MISSING));
        }
        return findings;
    }

    /// Whether base64 of a whole JSON object of that type; nothing else of it is read.
    private static boolean isResource(String header, String type) {
        try (JsonParser parser =
                StreamingJson.FACTORY.createParser(Base64.getDecoder().decode(header))) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                return false;
            }
            boolean found = false;
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                boolean typed = parser.currentName().equals("resourceType");
                parser.nextToken();
                found |= typed && type.equals(parser.getText());
                parser.skipChildren();
            }
            return found && parser.nextToken() == null;
        } catch (IOException | IllegalArgumentException e) {
            return false;
        }
    }
}
