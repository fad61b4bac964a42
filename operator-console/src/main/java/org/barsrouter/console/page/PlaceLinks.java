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

    /// Where an order to a place goes.
    ///
    /// @param action pause, resume or probe
    public static String order(PlacePage place, String action) {
        return switch (place.kind()) {
            case ENDPOINT -> "/endpoint/" + action + "?id=" + SearchTerms.encoded(place.name());
            case HOST -> "/host/" + action + "?name=" + SearchTerms.encoded(place.name());
        };
    }

    /// Where messages are listed whose latest attempt was at this host.
    public static String messages(String host) {
        return "/messages?host=" + SearchTerms.encoded(host);
    }
}
