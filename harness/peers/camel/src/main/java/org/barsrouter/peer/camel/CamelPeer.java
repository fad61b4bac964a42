package org.barsrouter.peer.camel;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.apache.camel.Exchange;
import org.apache.camel.LoggingLevel;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.main.BaseMainSupport;
import org.apache.camel.main.Main;
import org.apache.camel.main.MainListenerSupport;

/// Reads the topic with one consumer per partition and posts every record to the address in its
/// headers. A record that fails is tried again in place, after 1 s, 2 s, 4 s ... at most 10 s,
/// until it is delivered: with fewer attempts Camel would lose it or leave it to a dead-letter
/// topic.
///
/// Arguments: bootstrap servers, topic, group, call time-out in milliseconds, partitions.
public final class CamelPeer {
    private CamelPeer() {}

    public static void main(String[] args) throws Exception {
        Main main = new Main();
        main.configure().addRoutesBuilder(new Delivering(args));
        main.addMainListener(
                new MainListenerSupport() {
                    @Override
                    public void afterStart(BaseMainSupport started) {
                        System.out.println("ready");
                    }
                });
        main.run();
    }

    /// The route.
    static final class Delivering extends RouteBuilder {
        private final String[] args;

        Delivering(String[] args) {
            this.args = args;
        }

        @Override
        public void configure() {
            errorHandler(
                    defaultErrorHandler()
                            .maximumRedeliveries(-1)
                            .redeliveryDelay(1_000)
                            .useExponentialBackOff()
                            .backOffMultiplier(2)
                            .maximumRedeliveryDelay(10_000)
                            .retryAttemptedLogLevel(LoggingLevel.OFF));
            from(String.format(
                            Locale.ROOT,
                            "kafka:%s?brokers=%s&groupId=%s&consumersCount=%s&autoOffsetReset=earliest"
                                    + "&sessionTimeoutMs=10000&heartbeatIntervalMs=2000"
                                    + "&valueDeserializer=org.apache.kafka.common.serialization.ByteArrayDeserializer",
                            args[1],
                            args[0],
                            args[2],
                            args[4]))
                    .process(CamelPeer::address)
                    .to(
                            String.format(
                                    Locale.ROOT,
                                    "http://receiver?httpMethod=POST&okStatusCodeRange=200-299,409&connectTimeout=5000"
                                            + "&responseTimeout=%s&maxTotalConnections=4096&connectionsPerRoute=64",
                                    args[3]));
        }
    }

    private static void address(Exchange exchange) {
        byte[] url = exchange.getMessage().getHeader("url", byte[].class);
        String requestId = text(exchange, "X-Request-Id");
        String correlationId = text(exchange, "X-Correlation-Id");
        exchange.getMessage().removeHeaders("*");
        exchange.getMessage()
                .setHeader(Exchange.HTTP_URI, new String(url, StandardCharsets.US_ASCII));
        exchange.getMessage().setHeader("X-Request-Id", requestId);
        exchange.getMessage().setHeader("X-Correlation-Id", correlationId);
        exchange.getMessage().setHeader(Exchange.CONTENT_TYPE, "application/fhir+json");
    }

    private static String text(Exchange exchange, String name) {
        return new String(
                exchange.getMessage().getHeader(name, byte[].class), StandardCharsets.US_ASCII);
    }
}
