package org.barsrouter.sandbox.partner.http;

import org.jspecify.annotations.Nullable;

/// Where a simulated receiver listens and what it remembers.
///
/// @param address of the interface, `127.0.0.1` or `0.0.0.0`
/// @param port 0 picks one, which is kept when the receiver goes down and comes back
/// @param basePath of its FHIR API, without a slash at its end
/// @param tls null for plain http
public record ReceiverSettings(
        String address, int port, String basePath, Keeping keeping, @Nullable ServerTls tls) {

    public ReceiverSettings(String address, int port, String basePath, Keeping keeping) {
        this(address, port, basePath, keeping, null);
    }

    /// On the loopback, remembering everything.
    public static ReceiverSettings local(int port) {
        return new ReceiverSettings("127.0.0.1", port, "/FHIR/R4", Keeping.EVERYTHING);
    }

    public ReceiverSettings keeping(Keeping other) {
        return new ReceiverSettings(address, port, basePath, other, tls);
    }

    public ReceiverSettings over(ServerTls other) {
        return new ReceiverSettings(address, port, basePath, keeping, other);
    }

    String scheme() {
        return tls == null ? "http" : "https";
    }

    ReceiverSettings on(int actualPort) {
        return new ReceiverSettings(address, actualPort, basePath, keeping, tls);
    }
}
