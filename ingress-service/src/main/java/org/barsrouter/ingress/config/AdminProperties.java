package org.barsrouter.ingress.config;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// The operators' port, open where applications are registered.
///
/// @param address that it listens on
/// @param port 0 is any free one
/// @param secret that operators send; must be set where the address is not a loopback one
public record AdminProperties(
        @DefaultValue("127.0.0.1") String address,
        @DefaultValue("8089") int port,
        @Nullable String secret) {
    private static final int SHORTEST_SECRET = 32;

    public AdminProperties {
        if (port < 0 || port > 65_535) {
            throw new IllegalArgumentException("ingress.admin.port must be between 0 and 65535");
        }
        if (secret != null && secret.length() < SHORTEST_SECRET) {
            throw new IllegalArgumentException(
                    "ingress.admin.secret must have at least 32 characters");
        }
        if (secret == null && !resolved(address).isLoopbackAddress()) {
            throw new IllegalArgumentException(
                    "ingress.admin.secret must be set when ingress.admin.address is not a loopback address: whoever reaches the port may register applications");
        }
    }

    /// Where to listen.
    public InetSocketAddress socket() {
        return new InetSocketAddress(resolved(address), port);
    }

    private static InetAddress resolved(String address) {
        try {
            return InetAddress.getByName(address);
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException(
                    "ingress.admin.address is no address of this machine: " + address, e);
        }
    }

    @Override
    public String toString() {
        return "AdminProperties["
                + address
                + ":"
                + port
                + ", secret="
                + (secret == null ? "none" : "***")
                + "]";
    }
}
