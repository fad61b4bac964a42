package org.barsrouter.router.topology;

/// Every name in the topology. They are public: metrics carry them, and the golden description in
/// the tests holds them still.
final class NodeNames {
    static final String SOURCE_INBOUND = "source-inbound";
    static final String SOURCE_CATALOGUE_ROUTES = "source-catalogue-routes";
    static final String SOURCE_OUTCOMES = "source-outcomes";

    static final String CATALOGUE_STORE = "catalogue-routes";

    static final String DECIDE_ARRIVAL = "decide-arrival";
    static final String DECIDE_ROUTE_OF_TARGET = "decide-route-of-target";
    static final String DECIDE_ROUTE_OF_ALIAS = "decide-route-of-alias";
    static final String DECIDE_VERDICT = "decide-verdict";
    static final String DECIDE_TOPIC = "decide-topic";
    static final String DECIDE_NOTICE = "decide-notice";
    static final String DECIDE_NOTICE_TOPIC = "decide-notice-topic";

    static final String SINK_OUTBOUND = "sink-outbound";
    static final String SINK_REPLIES = "sink-replies";
    static final String SINK_OUTCOMES = "sink-outcomes";
    static final String SINK_DEAD_LETTERS = "sink-dead-letters";
    static final String SINK_NOTICES = "sink-notices";
    static final String SINK_UNTOLD = "sink-untold";

    private NodeNames() {}
}
