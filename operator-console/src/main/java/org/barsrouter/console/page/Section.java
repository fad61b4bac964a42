package org.barsrouter.console.page;

/// The parts of the console, as its navigation names them.
public enum Section {
    OVERVIEW("Overview", "/"),
    SEARCH("Search", "/messages"),
    DEAD_LETTERS("Dead letters", "/dead-letters"),
    REPLAYS("Replays", "/replays"),
    ENDPOINTS("Endpoints", "/endpoints"),
    HOSTS("Hosts", "/hosts"),
    CATALOGUE("Catalogue", "/catalogue/change-sets");

    private final String words;
    private final String path;

    Section(String words, String path) {
        this.words = words;
        this.path = path;
    }

    public String words() {
        return words;
    }

    public String path() {
        return path;
    }
}
