package org.barsrouter.schemas.topic;

/// How many partitions and replicas the topics of one cluster have. `outbound` and `parked` always
/// have the same number; it is fixed while anything is parked.
public record Layout(
        int inbound,
        int outbound,
        int replies,
        int catalogue,
        int journal,
        short replicationFactor,
        short minInSyncReplicas) {

    public Layout {
        if (inbound < 1 || outbound < 1 || replies < 1 || catalogue < 1 || journal < 1) {
            throw new IllegalArgumentException("every topic needs at least one partition");
        }
        if (minInSyncReplicas < 1 || minInSyncReplicas > replicationFactor) {
            throw new IllegalArgumentException(
                    "min.insync.replicas must be between 1 and the replication factor "
                            + replicationFactor);
        }
    }

    /// One broker: what the sandbox runs on.
    public static Layout sandbox() {
        return new Layout(4, 4, 4, 1, 4, (short) 1, (short) 1);
    }

    /// Three brokers or more: replication 3, two in sync.
    public static Layout production() {
        return new Layout(24, 24, 16, 4, 12, (short) 3, (short) 2);
    }

    public int partitionsOf(Topic<?, ?> topic) {
        return switch (topic.partitions()) {
            case INBOUND -> inbound;
            case OUTBOUND -> outbound;
            case REPLIES -> replies;
            case CATALOGUE -> catalogue;
            case JOURNAL -> journal;
            case ONE -> 1;
        };
    }
}
