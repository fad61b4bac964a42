package org.barsrouter.catalogue.targets;

import java.net.URI;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Where this router itself is reached. An endpoint that leads there would send every message of
/// its services round in a circle.
public final class OwnHosts {
    private static final Pattern WRITTEN =
            Pattern.compile("(\\[[^\\]]+]|[^:\\s/@]+)(?::([0-9]{1,5}))?");

    private final Set<String> anyPort = new HashSet<>();
    private final Set<String> withPort = new HashSet<>();
    private final List<String> hosts;

    /// @param written `host`, which means every port of it, or `host:port`; IPv6 in brackets
    /// @throws IllegalArgumentException when one is neither
    public OwnHosts(List<String> written) {
        this.hosts = written.stream().map(this::take).distinct().toList();
    }

    public static OwnHosts none() {
        return new OwnHosts(List.of());
    }

    private String take(String written) {
        Matcher parts = WRITTEN.matcher(written.strip().toLowerCase(Locale.ROOT));
        if (!parts.matches()) {
            throw new IllegalArgumentException(
                    "catalogue.own-hosts holds “"
                            + written
                            + "”: write a host, or host:port, without scheme and path");
        }
        if (parts.group(2) == null) {
            anyPort.add(parts.group(1));
        } else {
            withPort.add(parts.group(1) + ":" + parts.group(2));
        }
        return parts.group(1);
    }

    /// The names and addresses, without ports.
    public List<String> hosts() {
        return hosts;
    }

    /// Whether a URL leads to one of them.
    public boolean include(URI url) {
        return includes(url.getHost().toLowerCase(Locale.ROOT), url);
    }

    /// Whether the URL leads to one of them if its host is another name of the given one.
    boolean includes(String host, URI url) {
        return anyPort.contains(host) || withPort.contains(host + ":" + port(url));
    }

    private static int port(URI url) {
        if (url.getPort() >= 0) {
            return url.getPort();
        }
        return url.getScheme().equalsIgnoreCase("https") ? 443 : 80;
    }
}
