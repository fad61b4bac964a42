package org.barsrouter.console.page;

import org.barsrouter.console.page.PlacePage.Kind;

/// Where the pages of endpoints and hosts are.
public final class PlaceLinks {
    private PlaceLinks() {}

    /// An endpoint or a host.
    ///
    /// @param name id of the endpoint, or host with its port
    public record Place(Kind kind, String name) {

        /// The page that shows it.
        public String link() {
            return path("") + query();
        }

        /// Where an order to it goes.
        ///
        /// @param action pause, resume, probe or limit
        public String order(String action) {
            return path("/" + action) + query();
        }

        /// Where a form of its own goes, which brings the parameter of [#parameter()].
        public String form(String action) {
            return path("/" + action);
        }

        /// What its name is called in a query.
        public String parameter() {
            return switch (kind) {
                case ENDPOINT -> "id";
                case HOST -> "name";
            };
        }

        /// As the journal calls the scope.
        public String scope() {
            return switch (kind) {
                case ENDPOINT -> "endpoint";
                case HOST -> "host";
            };
        }

        private String path(String behind) {
            return "/" + scope() + behind;
        }

        private String query() {
            return "?" + parameter() + "=" + SearchTerms.encoded(name);
        }
    }

    public static String endpoint(String id) {
        return new Place(Kind.ENDPOINT, id).link();
    }

    public static String host(String name) {
        return new Place(Kind.HOST, name).link();
    }

    /// Where messages are listed whose latest attempt was at this host.
    public static String messages(String host) {
        return "/messages?host=" + SearchTerms.encoded(host);
    }
}
