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
/// and patience has an end.
public final class TomcatSettings
        implements WebServerFactoryCustomizer<TomcatServletWebServerFactory> {
    private final Duration headPatience;
    private final Dialect dialect;
    private final InstantSource clock;
    private final RandomGenerator random;

    /// @param headPatience how long a TLS handshake, and then the head of a request, may take
    public TomcatSettings(
            Duration headPatience, Dialect dialect, InstantSource clock, RandomGenerator random) {
        this.headPatience = headPatience;
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
            if (connector.getProtocolHandler() instanceof ImpatientHttp http) {
                http.patience(headPatience);
            }
        });
        factory.addContextCustomizers(context -> {
            Pipeline host = context.getParent().getPipeline();
            host.addValve(new OutcomeErrorValve(dialect, clock, random));
            host.addValve(new SafeHeadersValve());
        });
    }
}
