package org.barsrouter.ingress.http;

import java.time.Duration;
import java.time.InstantSource;
import java.util.random.RandomGenerator;
import org.apache.catalina.Pipeline;
import org.barsrouter.ingress.answer.Dialect;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;

/// What Spring has no property for: encoded slashes reach us instead of being decoded or refused,
/// Tomcat's own errors speak FHIR, every answer says what browsers and caches must not do with it,
/// patience has an end, and so have connections and the memory of each.
public final class TomcatSettings
        implements WebServerFactoryCustomizer<TomcatServletWebServerFactory> {
    /// What a connection holds of its own, beside the buffers for a request.
    private static final String SOCKET_BUFFER = "4096";

    private final Duration headPatience;
    private final int connections;
    private final Dialect dialect;
    private final InstantSource clock;
    private final RandomGenerator random;

    /// @param headPatience how long a TLS handshake, and then the head of a request, may take
    /// @param connections open at once
    public TomcatSettings(
            Duration headPatience,
            int connections,
            Dialect dialect,
            InstantSource clock,
            RandomGenerator random) {
        this.headPatience = headPatience;
        this.connections = connections;
        this.dialect = dialect;
        this.clock = clock;
        this.random = random;
    }

    @Override
    public void customize(TomcatServletWebServerFactory factory) {
        factory.setProtocol(ImpatientHttp.class.getName());
        factory.addConnectorCustomizers(connector -> {
            connector.setEncodedSolidusHandling("passthrough");
            connector.setEncodedReverseSolidusHandling("passthrough");
            connector.setProperty("socket.appReadBufSize", SOCKET_BUFFER);
            connector.setProperty("socket.appWriteBufSize", SOCKET_BUFFER);
            if (connector.getProtocolHandler() instanceof ImpatientHttp http) {
                http.patience(headPatience);
                http.setMaxConnections(connections);
            }
        });
        factory.addContextCustomizers(context -> {
            Pipeline host = context.getParent().getPipeline();
            host.addValve(new OutcomeErrorValve(dialect, clock, random));
            host.addValve(new SafeHeadersValve());
        });
    }
}
