package org.barsrouter.catalogue.targets;

import java.net.IDN;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Optional;

/// A URL from a file, and its canonical form: scheme and host in lower case and ASCII, no default
/// port, no trailing slash, the path's case kept because paths have case.
final class WrittenUrl {
    private WrittenUrl() {}

    /// An absolute http or https URL with a host; empty for anything else.
    static Optional<URI> parse(String written) {
        try {
            URI url = withAsciiHost(new URI(written));
            String scheme = url.getScheme();
            boolean web = "http".equalsIgnoreCase(scheme) || "https".equalsIgnoreCase(scheme);
            return web && url.getHost() != null ? Optional.of(url) : Optional.empty();
        } catch (URISyntaxException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static URI withAsciiHost(URI url) throws URISyntaxException {
        String authority = url.getRawAuthority();
        if (url.getHost() != null || authority == null || isAscii(authority)) {
            return url;
        }
        int colon = authority.lastIndexOf(':');
        String host = colon < 0 ? authority : authority.substring(0, colon);
        String port = colon < 0 ? "" : authority.substring(colon);
        return new URI(
                url.toString()
                        .replace(authority, IDN.toASCII(host, IDN.USE_STD3_ASCII_RULES) + port));
    }

    private static boolean isAscii(String text) {
        return text.chars().allMatch(c -> c < 128);
    }

    static URI canonical(URI url) {
        String port = url.getPort() < 0 || hasDefaultPort(url) ? "" : ":" + url.getPort();
        String path = url.getRawPath();
        int end = path.length();
        while (end > 0 && path.charAt(end - 1) == '/') {
            end--;
        }
        return URI.create(
                url.getScheme().toLowerCase(Locale.ROOT)
                        + "://"
                        + url.getHost().toLowerCase(Locale.ROOT)
                        + port
                        + path.substring(0, end));
    }

    static boolean hasDefaultPort(URI url) {
        return url.getPort() == (url.getScheme().equalsIgnoreCase("https") ? 443 : 80);
    }
}
