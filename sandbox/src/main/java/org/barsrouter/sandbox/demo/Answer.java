package org.barsrouter.sandbox.demo;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import org.barsrouter.sandbox.message.BarsRequest;
import org.barsrouter.sandbox.partner.http.SentAnswer;

/// What a sender got, and what a story wants to know of it.
public record Answer(SentAnswer sent) {
    private static final ObjectMapper JSON = new ObjectMapper();

    public int status() {
        return sent.status();
    }

    String text() {
        return sent.body();
    }

    JsonNode json() {
        return json(sent.body());
    }

    static JsonNode json(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException e) {
            return MissingNode.getInstance();
        }
    }

    /// BaRS error code of an OperationOutcome; empty for another body.
    public String outcomeCode() {
        return json().at("/issue/0/details/coding/0/code").asText();
    }

    String issueType() {
        return json().at("/issue/0/code").asText();
    }

    String header(String name) {
        return sent.header(name)
                .orElseThrow(() -> new StoryFailed("the header " + name + " is missing"));
    }

    void mustEchoIdsOf(BarsRequest request) {
        StoryFailed.unless(sent.echoes(request.ids()), "the answer does not echo both ids");
    }
}
