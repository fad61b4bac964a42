package org.barsrouter.schemas.cluster;

import java.io.Serial;
import java.util.List;

/// A refused start: the cluster is not what the contract says. Every fault is one sentence with its
/// remedy.
public final class ClusterContractException extends RuntimeException {
    @Serial private static final long serialVersionUID = 1L;

    ClusterContractException(List<String> faults) {
        super("this Kafka cluster cannot be used:\n- " + String.join("\n- ", faults));
    }

    ClusterContractException(String message, Throwable cause) {
        super(message, cause);
    }
}
