package org.barsrouter.console.web;

/// What the services behind the console answer, with everything in it that could be harmful.
final class Answers {
    static final String MESSAGE = "01993b52-0a10-7000-8000-00000000000a";
    static final String MARKUP = "<script>alert(1)</script>\\\"'><img src=x onerror=alert(2)>";

    private Answers() {}

    static String search() {
        return """
        {"messages": [{"messageId": "%s", "correlationId": "c-1", "requestId": "r-1",
          "state": "waiting", "reason": "BREAKER_OPEN", "odsCode": "X26",
          "target": "dos|%s", "event": "%s", "host": "host.example:443",
          "since": "2026-11-28T14:05:09Z", "lastAt": "2026-11-28T14:05:09Z"}],
         "next": "place+1", "behind": 3}\
        """
                .formatted(MESSAGE, MARKUP, MARKUP);
    }

    static String message() {
        return """
        {"messageId": "%s", "correlationId": "c 1", "requestId": "r-1", "state": "OPEN",
         "sent": {"kind": "SUBMITTED", "mode": "DEFERRED", "clientId": "%s",
           "odsCode": "X26", "target": "dos|1", "method": "POST", "path": "/$process-message",
           "bodySize": 12034, "bodySha256": "ab12", "acceptedAt": "2026-07-01T09:00:00Z"},
         "deliveries": [{"deliveryId": "%s.0", "acceptedAt": "2026-07-01T09:00:00Z",
           "deliverBy": "2026-07-02T09:00:00Z",
           "attempts": [{"number": 1, "endpointId": "ep-1", "host": "host.example:443",
             "startedAt": "2026-07-01T09:00:01Z", "endedAt": "2026-07-01T09:00:01.250Z",
             "status": 503, "classification": "SERVICE_UNAVAILABLE", "late": false,
             "nextAttemptAt": "2026-07-01T09:00:05Z", "reason": "%s"}]}],
         "status": "It waits.", "sentences": ["Accepted. %s"]}\
        """
                .formatted(MESSAGE, MARKUP, MESSAGE, MARKUP, MARKUP);
    }

    static String conversation() {
        return """
        {"correlationId": "c 1", "messages": [{"number": 1, "title": "Message 1: %s",
          "links": [{"kind": "ANSWER_TO", "messageId": "%s"}], "message": %s}]}\
        """
                .formatted(MARKUP, MESSAGE, message());
    }

    static String why() {
        return """
        {"deliveries": [{"deliveryId": "%s.0",
          "sentences": ["The breaker of ep-1 is open. %s"]}],
         "lanes": [], "outages": [], "gaps": []}\
        """
                .formatted(MESSAGE, MARKUP);
    }

    static String outages() {
        return """
        {"deliveries": [], "lanes": [], "outages": [{"scope": "HOST",
          "subject": "host.example:443", "since": "2026-11-28T14:05:09Z",
          "because": "REFUSED", "sentence": "Nobody answers at host.example:443. %s"}],
         "gaps": []}\
        """
                .formatted(MARKUP);
    }
}
