package org.barsrouter.sandbox.broker;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.List;

/// The two ports of a broker: clients' and controllers'.
record Ports(int clients, int controller) {

    /// Keeps fixed ports and picks free ones for 0.
    ///
    /// @throws BrokerRefusedException when a fixed one is taken
    static Ports claim(int clients, int controller) {
        List<Integer> free = free(clients, controller);
        return new Ports(free.get(0), free.get(1));
    }

    private static List<Integer> free(int first, int second) {
        try (ServerSocket a = bind(first);
                ServerSocket b = bind(second)) {
            return List.of(a.getLocalPort(), b.getLocalPort());
        } catch (IOException e) {
            throw new BrokerRefusedException("a broker's ports could not be released", e);
        }
    }

    private static ServerSocket bind(int port) {
        try {
            return new ServerSocket(port, 1, InetAddress.ofLiteral("127.0.0.1"));
        } catch (IOException e) {
            throw new BrokerRefusedException(
                    "port "
                            + port
                            + " of 127.0.0.1 is in use: stop what listens there, or choose another port",
                    e);
        }
    }
}
