package org.barsrouter.catalogue.testkit;

/// Synthetic resources in the shapes that BaRS 1.4.0 published, and in true R4; with single quotes.
public final class FhirResources {
    /// A CareConnect endpoint behind the Spine, in R4.
    public static final String CARECONNECT =
            """
            {'resourceType':'Endpoint','status':'active','name':'Care at the clinic',
             'identifier':[{'system':'https://fhir.nhs.uk/Id/product-id','value':'Care-e'}],
             'connectionType':{'system':'http://terminology.hl7.org/CodeSystem/endpoint-connection-type','code':'hl7-fhir-rest'},
             'payloadType':[{'coding':[{'system':'urn:barsrouter:endpoint-payload-type','code':'careconnect'}]}],
             'managingOrganization':{'identifier':{'system':'https://fhir.nhs.uk/Id/ods-organization-code','value':'SUP1'}},
             'address':'asid:123456789012'}\
            """;

    private FhirResources() {}

    public static String template(String product, String address) {
        return """
        {'resourceType':'Endpoint',
         'identifier':[{'system':'https://fhir.nhs.uk/id/product-id','value':'%s'}],
         'status':'active','name':'Template of %s',
         'connectionType':{'coding':[{'system':'http://terminology.hl7.org/CodeSystem/endpoint-connection-type','code':'hl7-fhir-rest','display':'HL7 FHIR'}]},
         'payloadType':[{'coding':[{'system':'http://terminology.hl7.org/CodeSystem/endpoint-payload-type','code':'bars','display':'BaRS'}]}],
         'managingOrganization':[{'identifier':{'system':'https://fhir.nhs.uk/Id/ods-organization-code','value':'SUP1'}}],
         'address':'%s','header':'public'}\
        """
                .formatted(product, product, address);
    }

    /// A service's use of a template, as the published example has it: both identifiers, messaging
    /// as its type, a period.
    public static String endpoint(String service, String product, String address) {
        return template(product, address)
                .replace(
                        "'identifier':[",
                        "'identifier':[{'value':'%s','system':'https://fhir.nhs.uk/Id/dos-service-id','display':'Directory of Services (DOS)'},"
                                .formatted(service))
                .replace("hl7-fhir-rest", "hl7-fhir-msg")
                .replace(
                        "'header':'public'",
                        "'header':'public','period':{'start':'2021-10-11T15:23:30+00:00','end':'2098-10-11T15:23:30+00:00'}");
    }

    /// A service with an Endpoint.
    ///
    /// @param endpoint id of an Endpoint or a template
    public static String service(String value, String endpoint) {
        return """
        {'resourceType':'HealthcareService',
         'identifier':[{'system':'http://fhir.nhs.uk/Id/dos-service-id','value':'%s'}],'active':true,
         'providedBy':[{'identifier':{'system':'https://fhir.nhs.uk/Id/ods-organization-code','value':'PROV1'}}],
         'name':'Service %s','endpoint':[{'reference':'Endpoint/%s'}]}\
        """
                .formatted(value, value, endpoint);
    }

    public static String r4Service(String value, String one, String other) {
        return """
        {'resourceType':'HealthcareService',
         'identifier':[{'system':'https://fhir.nhs.uk/Id/dos-service-id','value':'%s'}],'active':true,
         'providedBy':{'identifier':{'system':'https://fhir.nhs.uk/Id/ods-organization-code','value':'PROV1'}},
         'name':'Service %s','endpoint':[{'reference':'Endpoint/%s'},{'reference':'Endpoint/%s'}]}\
        """
                .formatted(value, value, one, other);
    }
}
