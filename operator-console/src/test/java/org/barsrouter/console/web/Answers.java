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

    static String causes() {
        return """
        {"looked": 10000, "more": true, "causes": [
          {"reason": "%s", "disposition": "EXPIRED", "host": "host.example:443",
           "endpointId": "ep-1", "messages": 9999, "oldest": "2026-11-27T14:05:09Z",
           "newest": "2026-11-28T14:05:09Z"},
          {"reason": "REFUSED", "disposition": "EXPIRED", "host": "host.example:443",
           "endpointId": "ep-1", "messages": 1, "oldest": "2026-11-26T14:05:09Z",
           "newest": "2026-11-26T14:05:09Z"}]}\
        """
                .formatted(MARKUP);
    }

    static String controls() {
        return """
        {"orders": [{"kind": "RATE", "scope": "ENDPOINT", "subject": "ep-1", "action": "RATE",
          "value": 20.0, "actor": "ann", "reason": "%s", "at": "2026-11-28T14:05:09Z"}]}\
        """
                .formatted(MARKUP);
    }

    static String dryRun() {
        return """
        {"considered": 3, "more": false, "replayable": 2,
         "endpoints": [{"endpointId": "ep-1 %s", "messages": 2}],
         "oldest": "2026-11-27T14:05:09Z", "newest": "2026-11-28T14:05:09Z",
         "objections": [{"code": "JRN-006", "why": "The sender was told.",
           "canBeForced": true, "count": 1, "ids": ["%s.0"]}],
         "mayHaveArrived": 1, "seconds": 0.04, "approvalNeeded": true,
         "confirm": "mark-1"}\
        """
                .formatted(MARKUP, MESSAGE);
    }

    static String run(String state, String orderedBy) {
        return """
        {"runId": "run-1", "state": "%s", "orderedAt": "2026-11-28T14:05:09Z",
         "orderedBy": "%s", "reason": "%s", "selection": {"state": "dead"}, "rate": 50,
         "force": false, "tellAgain": false, "approvalNeeded": true, "approvedBy": null,
         "since": "2026-11-28T14:05:09Z", "by": "%s", "why": null, "total": 2,
         "handled": 1, "appended": 1, "expectedDuplicates": 1,
         "figures": {"open": 1, "troubled": 0, "delivered": 1, "duplicates": 0,
           "failed": 0}, "secondsLeft": 0.02, "refused": []}\
        """
                .formatted(state, orderedBy, MARKUP, orderedBy);
    }

    static String endpoints() {
        return """
        {"endpoints": [
          {"id": "ep 1", "productId": "P1", "instance": "%s",
           "address": "https://host.example/fhir", "status": "active", "services": 8,
           "sharePercent": 80.0},
          {"id": "ep-2", "productId": "P1", "instance": "b",
           "address": "http://other.example:8090/fhir", "status": "active", "services": 2,
           "sharePercent": 20.0}]}\
        """
                .formatted(MARKUP);
    }

    static String place() {
        return """
        {"deliveries": [], "outages": [], "gaps": [], "lanes": [{"lane": "ep-1#0",
          "sentences": ["Nobody answers. %s"], "slots": 64, "allowed": 1, "inFlight": 0,
          "waiting": 2, "parked": 40, "ratePerSecond": null,
          "endpoint": {"scope": "ENDPOINT", "subject": "ep-1", "state": "OPEN",
            "failures": 5, "since": "2026-11-28T14:05:09Z",
            "nextProbe": "2026-11-28T14:06:09Z", "because": "REFUSED"},
          "host": null, "services": []}]}\
        """
                .formatted(MARKUP);
    }

    static String changeSet(String state, String author) {
        return """
        {"id": "set-1", "version": 1, "state": "%s", "summary": "Moves 3 services. %s",
         "phase": "validated, waits for approval",
         "steps": [{"at": "2026-11-28T14:05:09Z", "what": "submitted",
           "actor": {"name": "%s of X26", "user": "%s"}, "reason": "%s"}],
         "ack": {}, "commands": [{"command": "switch", "to": "%s"}]}\
        """
                .formatted(state, MARKUP, author, author, MARKUP, MARKUP);
    }

    static String diff() {
        return """
        {"applied": false, "summary": "s", "diff": {"changes": [{"kind": "MOVES",
          "from": "ep-1", "to": "%s", "at": "2026-11-28T14:05:09Z", "services": 3,
          "percent": 30.0, "sample": ["dos|1"]}]}}\
        """
                .formatted(MARKUP);
    }

    static String history() {
        return """
        {"events": [{"id": "e", "type": "ServiceMoved", "aggregate": "dos|1",
          "occurredAt": "2026-11-28T14:05:09Z", "effectiveFrom": "2026-11-28T14:05:19Z",
          "actor": {"name": "%s"}, "reason": "%s", "changeSet": "set-1",
          "before": {"name": "Old", "assignments": [{"to": null}]},
          "after": {"name": "%s", "assignments": [{"to": "2027"}, {"id": "a2"}]}}]}\
        """
                .formatted(MARKUP, MARKUP, MARKUP);
    }
}
