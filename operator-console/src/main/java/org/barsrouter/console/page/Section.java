package org.barsrouter.console.page;

import org.barsrouter.console.access.Permission;

/// The parts of the console, as its navigation names them.
public enum Section {
    OVERVIEW("Overview", "/", Permission.LOOK),
    SEARCH("Search", "/messages", Permission.LOOK),
    DEAD_LETTERS("Dead letters", "/dead-letters", Permission.LOOK),
    REPLAYS("Replays", "/replays", Permission.LOOK),
    ENDPOINTS("Endpoints", "/endpoints", Permission.LOOK),
    HOSTS("Hosts", "/hosts", Permission.LOOK),
    CATALOGUE("Catalogue", "/catalogue/change-sets", Permission.LOOK),
    AUDIT("Audit", "/audit", Permission.READ_AUDIT);

    private final String words;
    private final String path;
    private final Permission needs;

    Section(String words, String path, Permission needs) {
        this.words = words;
        this.path = path;
        this.needs = needs;
    }

    public String words() {
        return words;
    }

    public String path() {
        return path;
    }

    /// What somebody must be allowed to do to see it.
    public Permission needs() {
        return needs;
    }
}
