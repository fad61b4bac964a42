package org.barsrouter.delivery.receiver;

import java.time.Duration;
import javax.net.ssl.SSLContext;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.config.TlsConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClientBuilder;
import org.apache.hc.client5.http.impl.io.ManagedHttpClientConnectionFactory;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManager;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.http.ssl.TLS;
import org.apache.hc.core5.pool.PoolConcurrencyPolicy;
import org.apache.hc.core5.util.TimeValue;
import org.apache.hc.core5.util.Timeout;

/// The HTTP client with everything switched off that would repeat, follow, remember or change a
/// message behind our back.
final class PooledHttp {
    /// An idle connection is checked before use, else a stale one turns a call into *unknown*.
    private static final TimeValue CHECK_AFTER = TimeValue.ofSeconds(1);

    private static final TimeValue TIME_TO_LIVE = TimeValue.ofMinutes(5);

    /// A receiver that never ends its headers must not fill our memory until its time is over.
    private static final int MOST_HEADERS = 200;

    private static final int LONGEST_LINE = 32 * 1024;
    private static final int MOST_EMPTY_LINES = 10;

    /// Two for each connection; larger bodies pass them by.
    private static final int BUFFER = 4 * 1024;

    private PooledHttp() {}

    static CloseableHttpClient client(HttpSettings settings, Egress egress, SSLContext tls) {
        TimeValue idle = TimeValue.of(settings.idle());
        return HttpClientBuilder.create()
                .setConnectionManager(connections(settings, egress, tls))
                .setRoutePlanner(new SourceAddresses(egress.sources()))
                .setRequestExecutor(new WriteMark.Executor())
                .setDefaultRequestConfig(
                        RequestConfig.custom()
                                .setConnectionRequestTimeout(timeout(settings.poolTimeout()))
                                .setDefaultKeepAlive(
                                        idle.toMilliseconds(),
                                        java.util.concurrent.TimeUnit.MILLISECONDS)
                                .setHardCancellationEnabled(true)
                                .build())
                .evictIdleConnections(idle)
                .evictExpiredConnections()
                .disableAutomaticRetries()
                .disableRedirectHandling()
                .disableCookieManagement()
                .disableContentCompression()
                .disableAuthCaching()
                // Else a connection that has seen our certificate belongs to that identity, a call
                // without one does not get it, and every call shakes hands anew.
                .disableConnectionState()
                .disableDefaultUserAgent()
                .build();
    }

    private static PoolingHttpClientConnectionManager connections(
            HttpSettings settings, Egress egress, SSLContext tls) {
        Timeout connect = timeout(settings.connectTimeout());
        return PoolingHttpClientConnectionManagerBuilder.create()
                .setConnectionFactory(
                        ManagedHttpClientConnectionFactory.builder()
                                .http1Config(
                                        Http1Config.custom()
                                                .setBufferSize(BUFFER)
                                                .setMaxHeaderCount(MOST_HEADERS)
                                                .setMaxLineLength(LONGEST_LINE)
                                                .setMaxEmptyLineCount(MOST_EMPTY_LINES)
                                                .build())
                                .build())
                // LAX knows no limit of all connections: a thousand receivers would fill the heap.
                .setPoolConcurrencyPolicy(PoolConcurrencyPolicy.STRICT)
                .setMaxConnPerRoute(settings.connectionsPerHost())
                .setMaxConnTotal(settings.connections())
                .setDefaultConnectionConfig(
                        ConnectionConfig.custom()
                                .setConnectTimeout(connect)
                                .setSocketTimeout(Timeout.DISABLED)
                                .setValidateAfterInactivity(CHECK_AFTER)
                                .setTimeToLive(TIME_TO_LIVE)
                                .build())
                .setDnsResolver(new JudgedNames(egress))
                .setTlsSocketStrategy(new WatchedTls(tls, egress.news()))
                .setDefaultTlsConfig(
                        TlsConfig.custom()
                                .setHandshakeTimeout(connect)
                                .setSupportedProtocols(TLS.V_1_2, TLS.V_1_3)
                                .build())
                .build();
    }

    private static Timeout timeout(Duration duration) {
        return Timeout.of(duration);
    }
}
