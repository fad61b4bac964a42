package org.barsrouter.console.cli;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.barsrouter.console.http.Service;
import picocli.CommandLine.Option;

/// What messages are looked for by; every option given must fit, and is compared whole.
final class SearchOptions {
    private static final Pattern AGO = Pattern.compile("(\\d{1,6})([smhd])");

    @Option(
            names = "--state",
            description = "accepted, waiting, delivered, dead, resolved or failed",
            defaultValue = "")
    private String state = "";

    @Option(names = "--request-id", description = "The sender's X-Request-Id", defaultValue = "")
    private String requestId = "";

    @Option(
            names = "--correlation-id",
            description = "The sender's X-Correlation-Id",
            defaultValue = "")
    private String correlationId = "";

    @Option(
            names = "--service",
            description = "Receiving service: system|value, or the value alone",
            defaultValue = "")
    private String service = "";

    @Option(names = "--ods", description = "The sender's organisation", defaultValue = "")
    private String ods = "";

    @Option(names = "--client", description = "The sending application", defaultValue = "")
    private String client = "";

    @Option(names = "--event", description = "Event code", defaultValue = "")
    private String event = "";

    @Option(names = "--use-context", description = "The use-context header", defaultValue = "")
    private String useContext = "";

    @Option(
            names = "--reason-code",
            description = "Why it waits or ended, such as BREAKER_OPEN",
            defaultValue = "")
    private String reason = "";

    @Option(
            names = "--host",
            description = "Host of the latest attempt, with its port",
            defaultValue = "")
    private String host = "";

    @Option(names = "--endpoint", description = "Endpoint of the latest attempt", defaultValue = "")
    private String endpoint = "";

    @Option(names = "--status", description = "HTTP status, such as 503", defaultValue = "")
    private String status = "";

    @Option(
            names = "--disposition",
            description = "How it ended, such as EXPIRED",
            defaultValue = "")
    private String disposition = "";

    @Option(
            names = "--from",
            description = "Not before this instant; 90m, 2h, 3d: that long ago",
            defaultValue = "")
    private String from = "";

    @Option(
            names = "--until",
            description = "Before this instant; 90m, 2h, 3d: that long ago",
            defaultValue = "")
    private String until = "";

    /// The terms by the journal's names for them.
    ///
    /// @param now what ages count back from
    Map<String, String> terms(Instant now) {
        Map<String, String> all = new LinkedHashMap<>();
        all.put("state", state);
        all.put("requestId", requestId);
        all.put("correlationId", correlationId);
        all.put("service", service);
        all.put("ods", ods);
        all.put("client", client);
        all.put("event", event);
        all.put("useContext", useContext);
        all.put("reason", reason);
        all.put("host", host);
        all.put("endpoint", endpoint);
        all.put("status", status);
        all.put("disposition", disposition);
        all.put("from", instant(from, now));
        all.put("until", instant(until, now));
        all.values().removeIf(String::isEmpty);
        return all;
    }

    /// Terms as a query.
    static String query(Map<String, String> terms) {
        return terms.entrySet().stream()
                .map(term -> term.getKey() + "=" + Service.encoded(term.getValue()))
                .collect(Collectors.joining("&"));
    }

    /// An age becomes the instant that long ago; anything else is the journal's to judge.
    private static String instant(String text, Instant now) {
        Matcher ago = AGO.matcher(text);
        if (!ago.matches()) {
            return text;
        }
        long count = Long.parseLong(ago.group(1));
        Duration age =
                switch (ago.group(2)) {
                    case "s" -> Duration.ofSeconds(count);
                    case "m" -> Duration.ofMinutes(count);
                    case "h" -> Duration.ofHours(count);
                    default -> Duration.ofDays(count);
                };
        return now.minus(age).toString();
    }
}
