package org.barsrouter.delivery.app;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.barsrouter.delivery.classify.AttemptResult.Obstacle;
import org.barsrouter.delivery.receiver.EgressNews;
import org.barsrouter.delivery.tls.ExpiryBook;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Says and measures what happens to the certificates: ours, and those of the receivers that were
/// met since the start.
final class EgressWatch implements EgressNews {
    private static final Logger LOG = LoggerFactory.getLogger(EgressWatch.class);

    private final ExpiryBook book;
    private final MeterRegistry meters;
    private final InstantSource clock;
    private final Map<String, Obstacle> insecure = new ConcurrentHashMap<>();

    EgressWatch(ExpiryBook book, MeterRegistry meters, InstantSource clock) {
        this.book = book;
        this.meters = meters;
        this.clock = clock;
    }

    /// Our own certificate is in use from now on.
    void own(X509Certificate certificate) {
        keep(ExpiryBook.OWN, certificate);
        LOG.atInfo()
                .addKeyValue("subject", certificate.getSubjectX500Principal().getName())
                .addKeyValue("expiresAt", certificate.getNotAfter().toInstant())
                .log("client certificate taken into use");
    }

    /// Changed files were taken, or not.
    void reloaded(String result) {
        Counter.builder("delivery.tls.reloads")
                .description("Changes of the certificate files, taken or refused")
                .tag("result", result)
                .register(meters)
                .increment();
    }

    /// Changed files cannot be used.
    void refused(String sentence) {
        reloaded("REFUSED");
        LOG.atWarn()
                .addKeyValue("why", sentence)
                .log("changed certificate files are not taken, those before stay in use");
    }

    @Override
    public void secured(String host, X509Certificate certificate) {
        insecure.remove(host);
        keep(host, certificate);
    }

    @Override
    public void insecure(String host, Obstacle why) {
        Counter.builder("delivery.tls.failures")
                .description("Handshakes with receivers that failed, by host and cause")
                .tag("host", host)
                .tag("why", why.name())
                .register(meters)
                .increment();
        if (insecure.put(host, why) != why) {
            LOG.atWarn()
                    .addKeyValue("host", host)
                    .addKeyValue("why", why)
                    .log("no TLS connection to a receiver");
        }
    }

    @Override
    public void forbidden(String host, String why) {
        Counter.builder("delivery.egress.refused")
                .description("Calls that were not made because of their address, by host")
                .tag("host", host)
                .register(meters)
                .increment();
        LOG.atWarn().addKeyValue("host", host).addKeyValue("why", why).log("address not called");
    }

    /// Speaks of what ends soon.
    void look() {
        Instant now = clock.instant();
        for (ExpiryBook.Notice notice : book.due(now)) {
            LOG.atWarn()
                    .addKeyValue("whose", notice.whose())
                    .addKeyValue("expiresAt", notice.end())
                    .addKeyValue("hoursLeft", Duration.between(now, notice.end()).toHours())
                    .log("certificate expires soon");
            Counter.builder("delivery.tls.expiry.notices")
                    .description("Warnings that a certificate ends within a threshold")
                    .tag("whose", notice.whose())
                    .register(meters)
                    .increment();
        }
    }

    private void keep(String whose, X509Certificate certificate) {
        if (book.seen(whose, certificate.getNotAfter().toInstant())) {
            Gauge.builder("delivery.tls.expiry", () -> secondsLeft(whose))
                    .description("Seconds until a certificate ends: our own, or that of a host")
                    .baseUnit("seconds")
                    .tag("whose", whose)
                    .register(meters);
        }
    }

    private long secondsLeft(String whose) {
        return book.end(whose)
                .map(end -> Duration.between(clock.instant(), end).toSeconds())
                .orElse(0L);
    }
}
