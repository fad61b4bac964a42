package org.barsrouter.console.page.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.Map;
import java.util.stream.Collectors;
import org.barsrouter.console.http.Answer;
import org.barsrouter.console.http.Answer.Answered;
import org.barsrouter.console.http.Answer.Unreachable;
import org.barsrouter.console.http.Service;

/// How pages ask services.
final class Asking {
    private Asking() {}

    /// Terms as a query.
    static String query(Map<String, String> terms) {
        return terms.entrySet().stream()
                .map(term -> term.getKey() + "=" + Service.encoded(term.getValue()))
                .collect(Collectors.joining("&"));
    }

    /// Why an answer is none; empty when it is one.
    static String trouble(Answer answer) {
        return switch (answer) {
            case Answered answered -> answered.isSuccess() ? "" : answered.problem();
            case Unreachable(String sentence) -> sentence;
        };
    }

    /// What was answered; an empty object for anything but success.
    static JsonNode json(Answer answer) {
        return answer instanceof Answered answered && answered.isSuccess()
                ? answered.json()
                : JsonNodeFactory.instance.objectNode();
    }
}
