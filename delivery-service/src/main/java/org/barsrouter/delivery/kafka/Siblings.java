package org.barsrouter.delivery.kafka;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.MemberDescription;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Finds the other instances by the consumer group: each member's client id carries the address
/// under which it can be asked. No registry, no configuration of peers.
public final class Siblings implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Siblings.class);
    private static final String MARK = "delivery@";
    private static final long SECONDS = 3;

    private final Admin admin;
    private final String groupId;
    private final Optional<URI> own;

    /// @param own address of this instance; without one it asks others and is not asked
    public Siblings(Map<String, Object> connection, String groupId, Optional<URI> own) {
        this.admin = Admin.create(connection);
        this.groupId = groupId;
        this.own = own;
    }

    /// The client id of an instance that can be asked.
    public static String clientId(URI address) {
        return MARK + address;
    }

    /// The addresses of the others; none when the group cannot be read.
    public List<URI> others() {
        try {
            return admin
                    .describeConsumerGroups(List.of(groupId))
                    .all()
                    .get(SECONDS, TimeUnit.SECONDS)
                    .values()
                    .stream()
                    .flatMap(group -> group.members().stream())
                    .map(MemberDescription::clientId)
                    .flatMap(id -> address(id).stream())
                    .filter(address -> !Optional.of(address).equals(own))
                    .distinct()
                    .toList();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return List.of();
        } catch (ExecutionException | TimeoutException e) {
            LOG.atWarn().setCause(e).log("the group's members cannot be read");
            return List.of();
        }
    }

    static Optional<URI> address(String clientId) {
        try {
            return clientId.startsWith(MARK)
                    ? Optional.of(URI.create(clientId.substring(MARK.length())))
                    : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    @Override
    public void close() {
        admin.close();
    }
}
