package org.barsrouter.delivery.receiver;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.util.List;
import org.apache.hc.client5.http.impl.DefaultSchemePortResolver;
import org.apache.hc.client5.http.impl.routing.DefaultRoutePlanner;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.protocol.HttpContext;
import org.jspecify.annotations.Nullable;

/// From which of our own addresses a call leaves: always the same for one endpoint, so that its
/// connections can be used again, and all of them in turn over many endpoints.
public final class SourceAddresses extends DefaultRoutePlanner {
    private static final String KEY = "bars.endpoint-address";

    private final List<InetAddress> sources;

    SourceAddresses(List<InetAddress> sources) {
        super(DefaultSchemePortResolver.INSTANCE);
        this.sources = List.copyOf(sources);
    }

    static void calling(URI endpoint, HttpContext context) {
        context.setAttribute(KEY, endpoint);
    }

    @Override
    protected @Nullable InetAddress determineLocalAddress(HttpHost firstHop, HttpContext context) {
        if (sources.isEmpty()) {
            return null;
        }
        int place = String.valueOf(context.getAttribute(KEY)).hashCode();
        return sources.get(Math.floorMod(place, sources.size()));
    }

    /// Refuses addresses that connections cannot be made from.
    ///
    /// @throws IllegalArgumentException with the sentence that says how to mend it
    public static void check(List<InetAddress> sources) {
        for (InetAddress source : sources) {
            try (Socket socket = new Socket()) {
                socket.bind(new InetSocketAddress(source, 0));
            } catch (IOException e) {
                throw new IllegalArgumentException(
                        "delivery.egress.addresses: connections cannot be made from "
                                + source.getHostAddress()
                                + " ("
                                + e.getMessage()
                                + "): name addresses of this machine's own interfaces, or none",
                        e);
            }
        }
    }
}
