package org.barsrouter.console.page;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// The endpoints of the catalogue, or the hosts that they are at, with what is down.
///
/// @param gap why what is down is not known; empty when it is
public record EndpointsPage(List<Line> endpoints, List<Host> hosts, String gap) {

    /// An endpoint.
    ///
    /// @param services how many are routed to it now
    public record Line(
            String id,
            String instance,
            String address,
            Tag status,
            Tag health,
            String services,
            String share) {}

    /// A host, by its name with the port.
    ///
    /// @param endpoints how many are at it
    /// @param services how many are routed to one of them
    public record Host(String name, Tag health, int endpoints, long services) {}

    /// The page of what the catalogue lists and delivery says is down.
    public static EndpointsPage of(JsonNode catalogue, JsonNode outages, String gap) {
        Set<String> down = down(outages);
        List<Line> lines = new ArrayList<>();
        Map<String, Host> hosts = new LinkedHashMap<>();
        for (JsonNode endpoint : catalogue.path("endpoints")) {
            String host = host(Fields.text(endpoint, "address"));
            Tag ofHost = health(gap, down.contains(host), "Host is down");
            lines.add(
                    line(
                            endpoint,
                            health(gap, down.contains(Fields.text(endpoint, "id")), "Down"),
                            ofHost));
            if (!host.isEmpty()) {
                hosts.merge(
                        host,
                        new Host(host, ofHost, 1, endpoint.path("services").asLong()),
                        (a, b) ->
                                new Host(
                                        host,
                                        ofHost,
                                        a.endpoints() + b.endpoints(),
                                        a.services() + b.services()));
            }
        }
        return new EndpointsPage(List.copyOf(lines), List.copyOf(hosts.values()), gap);
    }

    private static Line line(JsonNode endpoint, Tag own, Tag ofHost) {
        String status = Fields.text(endpoint, "status");
        return new Line(
                Fields.text(endpoint, "id"),
                Fields.text(endpoint, "instance"),
                Fields.text(endpoint, "address"),
                new Tag(Words.of(status), status.equals("active") ? "green" : "grey"),
                ofHost.colour().equals("red") ? ofHost : own,
                Fields.text(endpoint, "services"),
                Fields.text(endpoint, "sharePercent") + " %");
    }

    private static Set<String> down(JsonNode outages) {
        Set<String> down = new LinkedHashSet<>();
        outages.path("outages").forEach(one -> down.add(Fields.text(one, "subject")));
        return down;
    }

    private static Tag health(String gap, boolean isDown, String word) {
        if (!gap.isEmpty()) {
            return new Tag("Not known", "grey");
        }
        return isDown ? new Tag(word, "red") : new Tag("No outage", "green");
    }

    /// A host with its port, as delivery names it; empty for no address.
    static String host(String address) {
        if (address.isEmpty()) {
            return "";
        }
        URI uri = URI.create(address);
        int usual = "http".equals(uri.getScheme()) ? 80 : 443;
        return uri.getHost() + ":" + (uri.getPort() < 0 ? usual : uri.getPort());
    }
}
