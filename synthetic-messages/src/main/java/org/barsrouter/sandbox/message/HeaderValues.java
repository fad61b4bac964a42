package org.barsrouter.sandbox.message;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.barsrouter.schemas.id.ServiceId;

/// Values of the base64 headers (BaRS API 1.4.0, request headers).
public final class HeaderValues {
    private HeaderValues() {}

    /// Value of `NHSD-Target-Identifier`.
    public static String targetIdentifier(ServiceId service) {
        return base64(
                "{\"value\":\"%s\",\"system\":\"%s\"}"
                        .formatted(escaped(service.value()), escaped(service.system())));
    }

    /// Value of `NHSD-End-User-Organisation`.
    public static String endUserOrganisation(Party party) {
        return base64(
                """
                {"resourceType":"Organization","identifier":[{"value":"%s",\
                "system":"https://fhir.nhs.uk/Id/ods-organization-code"}],"name":"%s"}\
                """
                        .formatted(escaped(party.odsCode()), escaped(party.name())));
    }

    /// Value of `NHSD-Requesting-Software`.
    public static String requestingSoftware(String name, String version) {
        return base64(
                """
                {"resourceType":"Device","identifier":[{"system":\
                "https://synthetic.example/Id/device-identifier","value":"SANDBOX"}],\
                "deviceName":{"name":"%s","type":"manufacturer-name"},"version":{"value":"%s"}}\
                """
                        .formatted(escaped(name), escaped(version)));
    }

    private static String escaped(String text) {
        return new String(JsonStringEncoder.getInstance().quoteAsString(text));
    }

    private static String base64(String json) {
        return Base64.getEncoder().encodeToString(json.getBytes(StandardCharsets.UTF_8));
    }
}
