package org.barsrouter.console.http;

import com.fasterxml.jackson.databind.JsonNode;

/// What came of asking a service.
public sealed interface Answer {

    /// It answered, with success or not.
    ///
    /// @param json the body; an empty object when it was not JSON
    /// @param text the body as it came
    record Answered(int status, JsonNode json, String text) implements Answer {
        public boolean isSuccess() {
            return status >= 200 && status < 300;
        }

        /// The sentence of a problem document, or the best that there is.
        public String problem() {
            String detail = json.path("detail").asText("");
            String code = json.path("code").asText("");
            String said = detail.isEmpty() ? "The service answered " + status + "." : detail;
            return code.isEmpty() ? said : said + " (" + code + ")";
        }
    }

    /// Nobody answered.
    ///
    /// @param sentence who was asked and how to start it
    record Unreachable(String sentence) implements Answer {}
}
