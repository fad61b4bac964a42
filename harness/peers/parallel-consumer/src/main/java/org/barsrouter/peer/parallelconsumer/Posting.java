package org.barsrouter.peer.parallelconsumer;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.apache.hc.core5.http.io.entity.EntityUtils;
import org.apache.hc.core5.util.TimeValue;
import org.apache.hc.core5.util.Timeout;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/// One POST per record with a total deadline, so that an answer that drips cannot hold a thread.
final class Posting {
    private final CloseableHttpClient http;
    private final Duration timeout;
    private final ScheduledExecutorService watchdog =
            Executors.newSingleThreadScheduledExecutor(
                    Thread.ofPlatform().daemon().name("watchdog").factory());

    Posting(Duration timeout, int connections) {
        this.timeout = timeout;
        this.http =
                HttpClients.custom()
                        .disableAutomaticRetries()
                        .disableContentCompression()
                        .setConnectionManager(
                                PoolingHttpClientConnectionManagerBuilder.create()
                                        .setMaxConnTotal(4_096)
                                        .setMaxConnPerRoute(connections)
                                        .setDefaultConnectionConfig(
                                                ConnectionConfig.custom()
                                                        .setConnectTimeout(Timeout.ofSeconds(5))
                                                        .setValidateAfterInactivity(
                                                                TimeValue.ofSeconds(1))
                                                        .build())
                                        .build())
                        .build();
    }

    /// @throws IllegalStateException when the receiver did not take it
    void post(ConsumerRecord<String, byte[]> record) {
        HttpPost post = new HttpPost(header(record, "url"));
        for (String name : new String[] {"X-Request-Id", "X-Correlation-Id"}) {
            post.setHeader(name, header(record, name));
        }
        post.setEntity(
                new ByteArrayEntity(record.value(), ContentType.create("application/fhir+json")));
        ScheduledFuture<?> deadline =
                watchdog.schedule(post::abort, timeout.toMillis(), TimeUnit.MILLISECONDS);
        try {
            int status =
                    http.execute(
                            post,
                            response -> {
                                EntityUtils.consume(response.getEntity());
                                return response.getCode();
                            });
            if (status != 409 && (status < 200 || status > 299)) {
                throw new IllegalStateException("the receiver answered " + status);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            deadline.cancel(false);
        }
    }

    private static String header(ConsumerRecord<String, byte[]> record, String name) {
        return new String(record.headers().lastHeader(name).value(), StandardCharsets.US_ASCII);
    }
}
