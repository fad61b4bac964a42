package org.barsrouter.sandbox.broker;

import java.util.List;

/// Who decides about the cluster's metadata: this node alone, or several nodes together. It also
/// decides how often internal topics are kept.
public sealed interface Quorum {

    int nodeId();

    /// Copies of every internal topic.
    int replicas();

    /// Copies that must have a record before it is acknowledged.
    default int inSync() {
        return replicas() > 2 ? 2 : 1;
    }

    /// A cluster of one; its cluster id is made when the directory is formatted.
    record Alone() implements Quorum {
        @Override
        public int nodeId() {
            return 1;
        }

        @Override
        public int replicas() {
            return 1;
        }
    }

    /// One of several brokers, each also a controller. All of them are given the same cluster id
    /// and the same voters.
    record Member(int nodeId, String clusterId, List<Voter> voters) implements Quorum {
        public Member {
            voters = List.copyOf(voters);
            if (clusterId.isBlank()) {
                throw new IllegalArgumentException(
                        "brokers that form a cluster need a cluster id, the same for all of them");
            }
            if (!names(voters, nodeId)) {
                throw new IllegalArgumentException(
                        "node id " + nodeId + " is not one of the controllers that are named");
            }
        }

        private static boolean names(List<Voter> voters, int nodeId) {
            return voters.stream().anyMatch(voter -> voter.nodeId() == nodeId);
        }

        Voter self() {
            return voters.stream()
                    .filter(voter -> voter.nodeId() == nodeId)
                    .findFirst()
                    .orElseThrow();
        }

        @Override
        public int replicas() {
            return Math.min(3, voters.size());
        }
    }
}
