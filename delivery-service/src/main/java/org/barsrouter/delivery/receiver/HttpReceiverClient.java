package org.barsrouter.delivery.receiver;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.protocol.HttpClientContext;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ConnectionRequestTimeoutException;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.barsrouter.delivery.classify.AttemptResult;
import org.barsrouter.delivery.classify.AttemptResult.Answered;
import org.barsrouter.delivery.classify.AttemptResult.Broken;
import org.barsrouter.delivery.classify.AttemptResult.Echo;
import org.barsrouter.delivery.classify.AttemptResult.Fault;
import org.barsrouter.delivery.classify.AttemptResult.NotSent;
import org.barsrouter.delivery.classify.AttemptResult.Obstacle;
import org.barsrouter.delivery.tls.HandshakeFault;
import org.barsrouter.schemas.header.BarsHeaders;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Calls receivers with Apache HttpClient. The client has no total time-out of its own, only one
/// per read, so a watchdog ends each call at its deadline, a slow drip included.
public final class HttpReceiverClient implements ReceiverClient, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(HttpReceiverClient.class);

    private final ClientGenerations clients;
    private final Function<SSLContext, CloseableHttpClient> maker;
    private final Egress egress;
    private final ScheduledExecutorService watchdog;
    private final InstantSource clock;
    private final int largestAnswer;
    private final BodyScan scan = new BodyScan();

    /// @param tls certificates to start with
    /// @param watchdog runs the deadlines; not closed here
    public HttpReceiverClient(
            HttpSettings settings,
            Egress egress,
            SSLContext tls,
            ScheduledExecutorService watchdog,
            InstantSource clock) {
        this.maker = context -> PooledHttp.client(settings, egress, context);
        this.clients = new ClientGenerations(maker.apply(tls));
        this.egress = egress;
        this.largestAnswer = settings.largestAnswer();
        this.watchdog = watchdog;
        this.clock = clock;
    }

    /// Makes new calls with other certificates, over connections of their own. Calls under way end
    /// undisturbed.
    public void use(SSLContext tls) {
        clients.replace(maker.apply(tls));
    }

    @Override
    public Received call(ReceiverCall call) {
        URI address = call.address();
        Optional<String> forbidden = egress.rules().address(address);
        if (forbidden.isPresent()) {
            egress.news().forbidden(ReceiverCall.hostOf(address), forbidden.get());
            return Received.nothing(new NotSent(Obstacle.ADDRESS));
        }
        HttpHost host = new HttpHost(address.getScheme(), address.getHost(), address.getPort());
        HttpUriRequestBase request = request(call, host);
        HttpClientContext context = HttpClientContext.create();
        SourceAddresses.calling(address, context);
        WriteMark mark = WriteMark.in(context);
        ScheduledFuture<?> deadline =
                watchdog.schedule(request::abort, call.timeout().toNanos(), TimeUnit.NANOSECONDS);
        try (ClientGenerations.Lease client = clients.lease();
                ClassicHttpResponse response = client.http().executeOpen(host, request, context)) {
            return received(call, response);
        } catch (IOException e) {
            return Received.nothing(
                    mark.isSet() ? afterWriting(e, request) : new NotSent(obstacle(e)));
        } catch (RuntimeException e) {
            LOG.atError()
                    .addKeyValue("host", ReceiverCall.hostOf(address))
                    .addKeyValue("fault", e.getClass().getName())
                    .log("a call failed in a way that nobody foresaw");
            return Received.nothing(
                    mark.isSet() ? new Broken(Fault.RESET) : new NotSent(Obstacle.CONNECT));
        } finally {
            deadline.cancel(false);
        }
    }

    private static HttpUriRequestBase request(ReceiverCall call, HttpHost host) {
        HttpUriRequestBase request =
                new HttpUriRequestBase(call.method(), URI.create(host.toURI()));
        request.setPath(call.target());
        Headers.towardsReceiver(call.headers())
                .forEach(header -> request.addHeader(header.name(), header.value()));
        ByteBuffer body = call.body();
        if (body.hasRemaining()) {
            request.setEntity(
                    new ByteArrayEntity(
                            body.array(),
                            body.arrayOffset() + body.position(),
                            body.remaining(),
                            null));
        }
        return request;
    }

    private Received received(ReceiverCall call, ClassicHttpResponse response) throws IOException {
        HttpEntity entity = response.getEntity();
        byte[] body = new byte[0];
        if (entity != null) {
            long length = entity.getContentLength();
            if (length > largestAnswer) {
                return Received.nothing(new Broken(Fault.TOO_LARGE));
            }
            try (InputStream in = entity.getContent()) {
                body = in.readNBytes(length < 0 ? largestAnswer + 1 : (int) length);
                if (body.length > largestAnswer) {
                    return Received.nothing(new Broken(Fault.TOO_LARGE));
                }
            }
        }
        List<HeaderField> headers = new ArrayList<>();
        for (Header header : response.getHeaders()) {
            headers.add(
                    new HeaderField(
                            header.getName(), header.getValue() == null ? "" : header.getValue()));
        }
        Answered answered =
                new Answered(
                        response.getCode(), scan.scan(body), echo(call, headers), wish(headers));
        return new Received(
                answered,
                Optional.of(
                        new Received.Answer(
                                response.getCode(),
                                Headers.acrossHop(headers),
                                ByteBuffer.wrap(body))));
    }

    private Optional<java.time.Duration> wish(List<HeaderField> headers) {
        return value(headers, "Retry-After")
                .flatMap(text -> RetryAfterHeader.read(text, clock.instant()));
    }

    private static Echo echo(ReceiverCall call, List<HeaderField> answer) {
        boolean both =
                echoes(BarsHeaders.REQUEST_ID, call.headers(), answer)
                        && echoes(BarsHeaders.CORRELATION_ID, call.headers(), answer);
        return both ? Echo.BOTH_IDS : Echo.MISSING;
    }

    private static boolean echoes(String name, List<HeaderField> sent, List<HeaderField> answered) {
        Optional<String> id = value(sent, name);
        return id.isPresent() && id.equals(value(answered, name));
    }

    private static Optional<String> value(List<HeaderField> headers, String name) {
        return headers.stream()
                .filter(header -> header.is(name))
                .map(HeaderField::value)
                .findFirst();
    }

    private static Obstacle obstacle(IOException e) {
        return switch (e) {
            case ForbiddenAddressException _ -> Obstacle.ADDRESS;
            case UnknownHostException _ -> Obstacle.DNS;
            case ConnectionRequestTimeoutException _ -> Obstacle.POOL;
            case SSLException tls -> HandshakeFault.of(tls);
            default -> Obstacle.CONNECT;
        };
    }

    /// In TLS 1.3 a receiver may refuse our certificate when the request is on its way. Where its
    /// alert gets lost with the connection, nobody can tell that from a receiver that broke down.
    private AttemptResult afterWriting(IOException e, HttpUriRequestBase request) {
        if (e instanceof SSLException tls && HandshakeFault.refusesUs(tls)) {
            egress.news().insecure(request.getAuthority().getHostName(), Obstacle.TLS_REFUSED);
            return new NotSent(Obstacle.TLS_REFUSED);
        }
        return new Broken(fault(e, request));
    }

    private static Fault fault(IOException e, HttpUriRequestBase request) {
        if (request.isAborted() || e instanceof java.io.InterruptedIOException) {
            return Fault.TIMEOUT;
        }
        if (e instanceof org.apache.hc.core5.http.MessageConstraintException) {
            return Fault.TOO_LARGE;
        }
        return e instanceof org.apache.hc.core5.http.ConnectionClosedException
                        || e instanceof org.apache.hc.core5.http.MalformedChunkCodingException
                ? Fault.TRUNCATED
                : Fault.RESET;
    }

    @Override
    public void close() {
        clients.close();
    }
}
