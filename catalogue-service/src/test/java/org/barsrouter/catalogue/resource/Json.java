package org.barsrouter.catalogue.resource;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;

/// Synthetic resources, written with single quotes.
final class Json {
    private static final JsonMapper MAPPER = new JsonMapper();

    static final String BARS_14_ENDPOINT =
            """
            {'resourceType':'Endpoint',
             'identifier':[{'system':'http://fhir.nhs.uk/Id/dos-service-id','value':'2000099901','display':'DoS'},
                           {'system':'https://fhir.nhs.uk/id/product-id','value':'Acorn-v1'}],
             'status':'active','name':'Acorn at the clinic',
             'connectionType':{'coding':[{'system':'https://terminology.hl7.org/CodeSystem/endpoint-connection-type','code':'hl7-fhir-rest'}]},
             'payloadType':[{'coding':[{'system':'http://terminology.hl7.org/CodeSystem/endpoint-payload-type','code':'bars'}]}],
             'managingOrganization':[{'identifier':{'system':'https://fhir.nhs.uk/id/ods-organization-code','value':'x99'}}],
             'address':'https://acorn.example/bars','header':'private',
             'period':{'start':'2026-01-01T00:00:00+00:00','end':'2026-12-31T23:59:59Z'}}\
            """;

    static final String R4_ENDPOINT =
            """
            {'resourceType':'Endpoint',
             'identifier':[{'system':'https://fhir.nhs.uk/Id/product-id','value':'Acorn-v1'}],
             'status':'active',
             'connectionType':{'system':'http://terminology.hl7.org/CodeSystem/endpoint-connection-type','code':'hl7-fhir-rest'},
             'payloadType':[{'coding':[{'system':'http://terminology.hl7.org/CodeSystem/endpoint-payload-type','code':'bars'}]}],
             'managingOrganization':{'identifier':{'value':'X99'}},
             'address':'https://acorn.example/bars','header':['x-any: thing']}\
            """;

    static final String SERVICE =
            """
            {'resourceType':'HealthcareService',
             'identifier':[{'system':'http://fhir.nhs.uk/Id/dos-service-id','value':'2000099901'},
                           {'system':'http://fhir.nhs.uk/Id/product-id','value':'Acorn-v1'}],
             'active':true,
             'providedBy':[{'identifier':{'system':'https://fhir.nhs.uk/Id/ods-organization-code','value':'A1001'}}],
             'name':'Clinic','endpoint':[{'reference':'Endpoint/e-1'},{'reference':'https://any.example/FHIR/R4/Endpoint/e-2'}]}\
            """;

    private Json() {}

    static JsonNode of(String text) {
        try {
            return MAPPER.readTree(text.replace('\'', '"'));
        } catch (JsonProcessingException e) {
            throw new AssertionError(e);
        }
    }
}
