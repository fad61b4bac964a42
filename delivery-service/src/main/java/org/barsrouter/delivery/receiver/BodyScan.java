package org.barsrouter.delivery.receiver;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.HashSet;
import java.util.Set;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.barsrouter.delivery.classify.Body;
import org.barsrouter.schemas.json.StreamingJson;
import org.jspecify.annotations.Nullable;

/// Looks into an answer's body just far enough to say whether it is FHIR, and which issues an
/// OperationOutcome names. It reads to the end: a truncated body is not FHIR.
final class BodyScan {
    private static final String FHIR_NAMESPACE = "http://hl7.org/fhir";
    private static final String OUTCOME = "OperationOutcome";

    Body scan(byte[] body) {
        int first = 0;
        while (first < body.length && body[first] <= ' ' && body[first] >= 0) {
            first++;
        }
        if (first == body.length) {
            return new Body.Empty();
        }
        try {
            return body[first] == '<' ? scanXml(body) : scanJson(body);
        } catch (IOException | XMLStreamException e) {
            return new Body.NotFhir();
        }
    }

    private Body scanJson(byte[] body) throws IOException {
        String resourceType = null;
        Set<String> issues = new HashSet<>();
        try (JsonParser parser = StreamingJson.FACTORY.createParser(body)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                return new Body.NotFhir();
            }
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                String field = parser.currentName();
                JsonToken value = parser.nextToken();
                if (field.equals("resourceType") && value == JsonToken.VALUE_STRING) {
                    resourceType = parser.getText();
                } else if (field.equals("issue") && value == JsonToken.START_ARRAY) {
                    readIssues(parser, issues);
                } else {
                    parser.skipChildren();
                }
            }
            if (parser.nextToken() != null) {
                return new Body.NotFhir();
            }
        }
        return body(resourceType, issues);
    }

    private static void readIssues(JsonParser parser, Set<String> issues) throws IOException {
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            if (parser.currentToken() != JsonToken.START_OBJECT) {
                parser.skipChildren();
                continue;
            }
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                boolean code = parser.currentName().equals("code");
                JsonToken value = parser.nextToken();
                if (code && value == JsonToken.VALUE_STRING) {
                    issues.add(parser.getText());
                } else {
                    parser.skipChildren();
                }
            }
        }
    }

    private Body scanXml(byte[] body) throws XMLStreamException {
        XMLInputFactory xml = XMLInputFactory.newDefaultFactory();
        xml.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        xml.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        XMLStreamReader reader = xml.createXMLStreamReader(new ByteArrayInputStream(body));
        String resourceType = null;
        Set<String> issues = new HashSet<>();
        int depth = 0;
        boolean inIssue = false;
        while (reader.hasNext()) {
            int event = reader.next();
            if (event == XMLStreamConstants.START_ELEMENT) {
                depth++;
                if (depth == 1 && FHIR_NAMESPACE.equals(reader.getNamespaceURI())) {
                    resourceType = reader.getLocalName();
                } else if (depth == 2) {
                    inIssue = reader.getLocalName().equals("issue");
                } else if (depth == 3 && inIssue && reader.getLocalName().equals("code")) {
                    String code = reader.getAttributeValue(null, "value");
                    issues.add(code == null ? "" : code);
                }
            } else if (event == XMLStreamConstants.END_ELEMENT) {
                depth--;
            }
        }
        reader.close();
        return body(resourceType, issues);
    }

    private static Body body(@Nullable String resourceType, Set<String> issues) {
        if (resourceType == null) {
            return new Body.NotFhir();
        }
        return resourceType.equals(OUTCOME) ? new Body.Outcome(issues) : new Body.Resource();
    }
}
