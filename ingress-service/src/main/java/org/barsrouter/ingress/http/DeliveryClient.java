package org.barsrouter.ingress.http;

import java.io.IOException;
import java.io.InputStream;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.hc.client5.http.ConnectTimeoutException;
import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClientBuilder;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.apache.hc.core5.pool.PoolConcurrencyPolicy;
import org.apache.hc.core5.util.TimeValue;
import org.apache.hc.core5.util.Timeout;
import org.barsrouter.ingress.answer.Answer;
import org.barsrouter.ingress.answer.Answer.Refused;
import org.barsrouter.ingress.config.IngressProperties;
import org.barsrouter.ingress.header.HeaderField;
import org.barsrouter.ingress.read.ReadAnswers;
import org.barsrouter.schemas.read.ReadCall;
import org.barsrouter.schemas.read.ReadWire;
import org.barsrouter.schemas.refusal.Refusal;
import org.barsrouter.tracing.context.TraceContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Asks delivery to make reads. Any instance can; one that is away is stepped over, because a read
/// may be made twice. A read that waits for its receiver holds memory here and there, so that there
/// is room for so many at once and no more.
public final class DeliveryClient implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(DeliveryClient.class);
    private static final Timeout CONNECT = Timeout.ofSeconds(1);
    private static final TimeValue CHECK_AFTER = TimeValue.ofSeconds(1);

    /// Reads of slow receivers stay open for long.
    private static final int CONNECTIONS = 4096;

    private static final int OK = 200;
    private static final int UNAUTHORIZED = 401;

    private final List<URI> instances;
    private final Optional<String> authorization;
    private final Duration grace;
    private final CloseableHttpClient http;
    private final AtomicInteger turn = new AtomicInteger();
    private final Semaphore open;

    /// @param grace how much longer than a read may take its answer is waited for
    public DeliveryClient(IngressProperties.Delivery delivery, Duration grace) {
        this.instances =
                delivery.urls().stream().map(url -> url.resolve(ReadCall.RELAY_PATH)).toList();
        this.authorization = Optional.ofNullable(delivery.secret()).map(text -> "Bearer " + text);
        this.grace = grace;
        this.open = new Semaphore(delivery.maxOpen());
        this.http = client();
        if (authorization.isEmpty()) {
            LOG.warn("ingress.delivery.secret is not set: reads are not relayed to receivers");
        }
    }

    private static CloseableHttpClient client() {
        return HttpClientBuilder.create()
                .setConnectionManager(
                        PoolingHttpClientConnectionManagerBuilder.create()
                                .setPoolConcurrencyPolicy(PoolConcurrencyPolicy.LAX)
                                .setMaxConnPerRoute(CONNECTIONS)
                                .setMaxConnTotal(CONNECTIONS)
                                .setDefaultConnectionConfig(
                                        ConnectionConfig.custom()
                                                .setConnectTimeout(CONNECT)
                                                .setValidateAfterInactivity(CHECK_AFTER)
                                                .build())
                                .build())
                .evictIdleConnections(TimeValue.ofSeconds(30))
                .disableAutomaticRetries()
                .disableRedirectHandling()
                .disableCookieManagement()
                .disableContentCompression()
                .disableAuthCaching()
                .build();
    }

    /// Never throws: delivery that is away is an answer too.
    ///
    /// @param trace where in which trace delivery goes on
    Answer read(ReadCall call, Optional<TraceContext> trace) {
        if (authorization.isEmpty()) {
            return Refused.of(Refusal.READS_NOT_SET_UP);
        }
        if (!open.tryAcquire()) {
            return Refused.because(
                            Refusal.READ_NOT_RELAYED,
                            "Too many reads wait for their receivers at once: repeat the request.")
                    .with(new HeaderField("Retry-After", "1"));
        }
        try {
            return ask(new Asked(body(call), call.within(), trace), authorization.get());
        } finally {
            open.release();
        }
    }

    private static HttpEntity body(ReadCall call) {
        return new ByteArrayEntity(ReadWire.write(call), ContentType.create(ReadCall.MEDIA_TYPE));
    }

    private record Asked(HttpEntity body, Duration within, Optional<TraceContext> trace) {}

    private Answer ask(Asked asked, String credentials) {
        int first = Math.floorMod(turn.getAndIncrement(), instances.size());
        for (int i = 0; i <= instances.size(); i++) {
            URI instance = instances.get((first + i) % instances.size());
            try {
                return http.execute(post(instance, credentials, asked), this::answer);
            } catch (ConnectTimeoutException e) {
                away(instance, e);
            } catch (SocketTimeoutException e) {
                return Refused.of(Refusal.READ_TIMED_OUT);
            } catch (IOException e) {
                away(instance, e);
            }
        }
        return Refused.of(Refusal.READ_NOT_RELAYED);
    }

    private HttpPost post(URI instance, String credentials, Asked asked) {
        HttpPost post = new HttpPost(instance);
        post.setConfig(
                RequestConfig.custom()
                        .setConnectionRequestTimeout(CONNECT)
                        .setResponseTimeout(Timeout.of(asked.within().plus(grace)))
                        .build());
        post.setHeader("Authorization", credentials);
        asked.trace().ifPresent(context -> context.fields(post::setHeader));
        post.setEntity(asked.body());
        return post;
    }

    private Answer answer(ClassicHttpResponse response) throws IOException {
        int status = response.getCode();
        if (status == OK && response.getEntity() != null) {
            try (InputStream in = response.getEntity().getContent()) {
                return ReadAnswers.of(
                        ReadWire.readAnswer(whole(in, response.getEntity().getContentLength())));
            } catch (IllegalArgumentException e) {
                LOG.atError()
                        .addKeyValue("why", e.getMessage())
                        .log("delivery's answer is unreadable");
                return Refused.of(Refusal.INTERNAL);
            }
        }
        if (status == UNAUTHORIZED) {
            LOG.error(
                    "delivery does not know us: ingress.delivery.secret must be its delivery.reads.secret");
            return Refused.of(Refusal.READS_NOT_SET_UP);
        }
        LOG.atWarn().addKeyValue("status", status).log("delivery did not take a read");
        return Refused.of(Refusal.READ_NOT_RELAYED);
    }

    /// The stream to its end; of a length that is known, without guessing the size of buffers.
    private static byte[] whole(InputStream in, long length) throws IOException {
        return length < 0 || length > Integer.MAX_VALUE
                ? in.readAllBytes()
                : in.readNBytes((int) length);
    }

    private static void away(URI instance, Exception e) {
        LOG.atWarn()
                .addKeyValue("instance", instance.getAuthority())
                .addKeyValue("failure", e.getClass().getSimpleName())
                .log("an instance of delivery does not answer");
    }

    @Override
    public void close() throws IOException {
        http.close();
    }
}
