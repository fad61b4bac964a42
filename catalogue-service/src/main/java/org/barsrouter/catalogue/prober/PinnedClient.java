package org.barsrouter.catalogue.prober;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.HttpHostConnectException;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.TlsConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.client5.http.ssl.DefaultClientTlsStrategy;
import org.apache.hc.client5.http.ssl.HostnameVerificationPolicy;
import org.apache.hc.client5.http.ssl.NoopHostnameVerifier;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.apache.hc.core5.util.Timeout;
import org.barsrouter.catalogue.certify.Reply;
import org.barsrouter.catalogue.certify.Reply.Cause;
import org.barsrouter.sandbox.message.BarsRequest;

/// Calls one place, and no other: the name is not looked up again, redirects are not followed,
/// nothing is repeated, and time and size have an end.
final class PinnedClient implements AutoCloseable {
    private final Place place;
    private final ProberLimits limits;
    private final ScheduledExecutorService watchdog;
    private final CloseableHttpClient http;

    PinnedClient(
            Place place, SSLContext tls, ProberLimits limits, ScheduledExecutorService watchdog) {
        this.place = place;
        this.limits = limits;
        this.watchdog = watchdog;
        Timeout timeout = Timeout.of(limits.timeout());
        this.http =
                HttpClients.custom()
                        .setConnectionManager(
                                PoolingHttpClientConnectionManagerBuilder.create()
                                        .setDnsResolver(only(place.address()))
                                        .setTlsSocketStrategy(
                                                new DefaultClientTlsStrategy(
                                                        tls,
                                                        HostnameVerificationPolicy.CLIENT,
                                                        NoopHostnameVerifier.INSTANCE))
                                        .setDefaultConnectionConfig(
                                                ConnectionConfig.custom()
                                                        .setConnectTimeout(timeout)
                                                        .setSocketTimeout(timeout)
                                                        .build())
                                        .setDefaultTlsConfig(
                                                TlsConfig.custom()
                                                        .setHandshakeTimeout(timeout)
                                                        .build())
                                        .build())
                        .setConnectionReuseStrategy((_, _, _) -> false)
                        .setUserAgent("BaRS-Router-certification")
                        .disableAutomaticRetries()
                        .disableRedirectHandling()
                        .disableCookieManagement()
                        .disableContentCompression()
                        .disableAuthCaching()
                        .build();
    }

    private static DnsResolver only(InetAddress address) {
        return new DnsResolver() {
            @Override
            public InetAddress[] resolve(String host) {
                return new InetAddress[] {address};
            }

            @Override
            public String resolveCanonicalHostname(String host) {
                return host;
            }
        };
    }

    Reply call(BarsRequest request) {
        return call(request, limits.timeout());
    }

    /// Calls and gives up after `patience`, whatever has come by then.
    Reply call(BarsRequest request, Duration patience) {
        long start = System.nanoTime();
        HttpHost host =
                new HttpHost(
                        place.base().getScheme(), place.base().getHost(), place.base().getPort());
        HttpUriRequestBase call = call(request, host);
        ScheduledFuture<?> deadline =
                watchdog.schedule(call::abort, patience.toNanos(), TimeUnit.NANOSECONDS);
        try (ClassicHttpResponse response = http.executeOpen(host, call, null)) {
            return answered(response, start);
        } catch (IOException e) {
            return new Reply.Missing(cause(e, call), since(start));
        } finally {
            deadline.cancel(false);
        }
    }

    private HttpUriRequestBase call(BarsRequest request, HttpHost host) {
        HttpUriRequestBase call =
                new HttpUriRequestBase(request.method(), URI.create(host.toURI()));
        call.setPath(place.base().getRawPath() + request.path());
        request.headers().forEach(call::addHeader);
        if (!request.body().isEmpty()) {
            call.setEntity(
                    new ByteArrayEntity(request.body().getBytes(StandardCharsets.UTF_8), null));
        }
        return call;
    }

    private Reply answered(ClassicHttpResponse response, long start) throws IOException {
        HttpEntity entity = response.getEntity();
        byte[] body = new byte[0];
        if (entity != null) {
            try (InputStream in = entity.getContent()) {
                body = in.readNBytes(limits.largestAnswer() + 1);
            }
        }
        if (body.length > limits.largestAnswer()) {
            return new Reply.Missing(Cause.SIZE, since(start));
        }
        Map<String, String> headers = new LinkedHashMap<>();
        for (Header header : response.getHeaders()) {
            headers.putIfAbsent(
                    header.getName(), header.getValue() == null ? "" : header.getValue());
        }
        return new Reply.Answered(
                response.getCode(),
                headers,
                new String(body, StandardCharsets.UTF_8),
                since(start));
    }

    private static Cause cause(IOException e, HttpUriRequestBase call) {
        if (call.isAborted() || e instanceof java.io.InterruptedIOException) {
            return Cause.TIME;
        }
        return switch (e) {
            case HttpHostConnectException _ -> Cause.CONNECT;
            case java.net.ConnectException _ -> Cause.CONNECT;
            case SSLException _ -> Cause.TLS;
            default -> Cause.BROKEN;
        };
    }

    private static Duration since(long start) {
        return Duration.ofNanos(System.nanoTime() - start);
    }

    @Override
    public void close() {
        http.close(org.apache.hc.core5.io.CloseMode.IMMEDIATE);
    }
}
