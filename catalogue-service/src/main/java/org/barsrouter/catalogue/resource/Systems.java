package org.barsrouter.catalogue.resource;

import java.util.Locale;
import java.util.Map;

/// The systems that catalogue resources are written with. Other spellings of them circulate
/// (`http`, `/id/`, `https` for HL7's): they are understood on the way in and never sent out.
public final class Systems {
    public static final String PRODUCT_ID = "https://fhir.nhs.uk/Id/product-id";
    public static final String ODS = "https://fhir.nhs.uk/Id/ods-organization-code";
    public static final String CONNECTION_TYPE =
            "http://terminology.hl7.org/CodeSystem/endpoint-connection-type";
    public static final String PAYLOAD_TYPE =
            "http://terminology.hl7.org/CodeSystem/endpoint-payload-type";

    /// Payload types that neither HL7 nor NHS England has named: those of the routes that a service
    /// keeps beside BaRS.
    public static final String OWN_PAYLOAD_TYPE = "urn:barsrouter:endpoint-payload-type";

    /// Which installation of its product a template is, where it is not the usual `main`. Nobody
    /// else has a name for it.
    public static final String INSTANCE = "urn:barsrouter:endpoint-instance";

    private static final Map<String, String> BY_TAIL =
            Map.of(
                    "fhir.nhs.uk/id/product-id", PRODUCT_ID,
                    "fhir.nhs.uk/id/ods-organization-code", ODS,
                    "terminology.hl7.org/codesystem/endpoint-connection-type", CONNECTION_TYPE,
                    "terminology.hl7.org/codesystem/endpoint-payload-type", PAYLOAD_TYPE,
                    "terminology.hl7.org/codesystem/endpoint-payload-type-epc", PAYLOAD_TYPE,
                    "fhir.nhs.uk/codesystem/epc-endpoint-payload-type", PAYLOAD_TYPE);

    private Systems() {}

    /// The one spelling of a system; what is not ours to spell is left as it is.
    public static String canonical(String system) {
        int scheme = system.indexOf("://");
        String tail = scheme < 0 ? system : system.substring(scheme + 3);
        return BY_TAIL.getOrDefault(tail.toLowerCase(Locale.ROOT), system);
    }

    static BusinessId canonical(BusinessId id) {
        return new BusinessId(canonical(id.system()), id.value());
    }

    public static boolean isProduct(BusinessId id) {
        return canonical(id.system()).equals(PRODUCT_ID);
    }

    public static boolean isInstance(BusinessId id) {
        return id.system().equals(INSTANCE);
    }

    public static boolean isOds(BusinessId id) {
        return canonical(id.system()).equals(ODS);
    }
}
