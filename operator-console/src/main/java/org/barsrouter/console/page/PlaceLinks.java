package org.barsrouter.console.page;

/// Where the pages of endpoints and hosts are.
public final class PlaceLinks {
    private PlaceLinks() {}

    public static String endpoint(String id) {
        return "/endpoint?id=" + SearchTerms.encoded(id);
    }

    public static String host(String name) {
        return "/host?name=" + SearchTerms.encoded(name);
    }

    /// Where messages are listed whose latest attempt was at this host.
    public static String messages(String host) {
        return "/messages?host=" + SearchTerms.encoded(host);
    }
}
