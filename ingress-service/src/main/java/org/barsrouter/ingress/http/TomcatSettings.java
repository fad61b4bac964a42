package org.barsrouter.ingress.http;

import java.time.InstantSource;
import java.util.random.RandomGenerator;
import org.barsrouter.ingress.answer.Dialect;
import org.springframework.boot.tomcat.ConfigurableTomcatWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;

/// What Spring has no property for: encoded slashes reach us instead of being decoded or refused,
/// and Tomcat's own errors speak FHIR.
public final class TomcatSettings
        implements WebServerFactoryCustomizer<ConfigurableTomcatWebServerFactory> {
    private final Dialect dialect;
    private final InstantSource clock;
    private final RandomGenerator random;

    public TomcatSettings(Dialect dialect, InstantSource clock, RandomGenerator random) {
        this.dialect = dialect;
        this.clock = clock;
        this.random = random;
    }

    @Override
    public void customize(ConfigurableTomcatWebServerFactory factory) {
        factory.addConnectorCustomizers(connector -> {
            connector.setEncodedSolidusHandling("passthrough");
            connector.setEncodedReverseSolidusHandling("passthrough");
        });
        factory.addContextCustomizers(context ->
                context.getParent()
                        .getPipeline()
                        .addValve(new OutcomeErrorValve(dialect, clock, random)));
    }
}
