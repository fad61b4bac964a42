package org.barsrouter.harness.bench.receiver;

import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.barsrouter.harness.bench.scenario.Manner;

/// Ways to answer one request; each says whether the connection goes on.
final class Answering {
    private static final String BUNDLE =
            "{\"resourceType\":\"Bundle\",\"type\":\"message\",\"entry\":[{\"resource\":"
                    + "{\"resourceType\":\"MessageHeader\",\"response\":{\"code\":\"ok\"}}}]}";
    private static final String DUPLICATE =
            "{\"resourceType\":\"OperationOutcome\",\"issue\":[{\"severity\":\"error\","
                    + "\"code\":\"duplicate\"}]}";
    private static final int DRIPS = 60;
    private static final Duration LOOK = Duration.ofMillis(100);

    private final Socket client;
    private final HttpReading.Request request;

    Answering(Socket client, HttpReading.Request request) {
        this.client = client;
        this.request = request;
    }

    /// A receiver's own time: 5 ms, or 28 s as long as it is slow.
    void pause(BooleanSupplier slow) {
        long start = System.nanoTime();
        wait(Manner.HEALTHY_TIME);
        while (slow.getAsBoolean() && System.nanoTime() - start < Manner.SLOW_TIME.toNanos()) {
            wait(LOOK);
        }
    }

    private static void wait(Duration time) {
        long end = System.nanoTime() + time.toNanos();
        for (long left = time.toNanos(); left > 0; left = end - System.nanoTime()) {
            LockSupport.parkNanos(left);
        }
    }

    boolean accepted(boolean first) throws IOException {
        if (first) {
            write("200 OK", BUNDLE);
        } else {
            write("409 Conflict", DUPLICATE);
        }
        return true;
    }

    private void write(String status, String body) throws IOException {
        write(
                "HTTP/1.1 "
                        + status
                        + "\r\nContent-Type: application/fhir+json\r\nX-Request-Id: "
                        + request.requestId()
                        + "\r\nX-Correlation-Id: "
                        + request.correlationId()
                        + "\r\nContent-Length: "
                        + body.length()
                        + "\r\n\r\n"
                        + body);
    }

    private void write(String text) throws IOException {
        client.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
    }

    boolean unavailable() throws IOException {
        write(
                "HTTP/1.1 503 Service Unavailable\r\nContent-Type: text/html\r\nContent-Length: 18\r\n\r\n"
                        + "<h1>back soon</h1>");
        return true;
    }

    /// Waits until the client has had enough.
    boolean never() throws IOException {
        client.getInputStream().transferTo(OutputStream.nullOutputStream());
        return false;
    }

    boolean drip() throws IOException {
        write(
                "HTTP/1.1 200 OK\r\nContent-Type: application/fhir+json\r\nContent-Length: 100\r\n\r\n");
        for (int i = 0; i < DRIPS; i++) {
            write("x");
            wait(Duration.ofSeconds(1));
        }
        return false;
    }
}
