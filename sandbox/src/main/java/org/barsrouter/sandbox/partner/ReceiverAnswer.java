package org.barsrouter.sandbox.partner;

import java.util.LinkedHashMap;
import java.util.Map;
import org.barsrouter.schemas.header.BarsHeaders;

/// What a simulated receiver answers, before the ids are echoed.
public record ReceiverAnswer(int status, Map<String, String> headers, String body) {

    public ReceiverAnswer {
        headers = Map.copyOf(headers);
    }

    /// An answer with a FHIR body.
    ///
    /// @param json a FHIR resource
    static ReceiverAnswer fhir(int status, String json) {
        return new ReceiverAnswer(status, Map.of("Content-Type", BarsHeaders.FHIR_JSON), json);
    }

    ReceiverAnswer with(String header, String value) {
        Map<String, String> more = new LinkedHashMap<>(headers);
        more.put(header, value);
        return new ReceiverAnswer(status, more, body);
    }

    /// Adds the ids that the request had.
    public ReceiverAnswer echoing(ReceivedRequest request) {
        ReceiverAnswer answer = this;
        if (request.requestId() != null) {
            answer = answer.with(BarsHeaders.REQUEST_ID, request.requestId().value());
        }
        if (request.correlationId() != null) {
            answer = answer.with(BarsHeaders.CORRELATION_ID, request.correlationId().value());
        }
        return answer;
    }
}
