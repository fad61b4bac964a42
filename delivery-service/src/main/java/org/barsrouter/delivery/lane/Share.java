package org.barsrouter.delivery.lane;

/// The three kinds of traffic that share a lane, with their weights.
enum Share {
    /// What has just arrived.
    LIVE(8),
    /// What waits in the parked topic.
    PARKED(3),
    /// Later generations, replayed or routed again: mass work of an operator or the catalogue.
    REPLAY(1);

    private final int weight;

    Share(int weight) {
        this.weight = weight;
    }

    int weight() {
        return weight;
    }

    static Share of(ParkedDelivery parked) {
        return parked.id().generation() > 0 ? REPLAY : PARKED;
    }
}
