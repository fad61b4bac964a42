package org.barsrouter.ingress.http;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.barsrouter.ingress.answer.Answer;
import org.barsrouter.ingress.answer.Answer.Refused;
import org.barsrouter.ingress.answer.Checked;
import org.barsrouter.ingress.caller.Credentials;
import org.barsrouter.ingress.client.Client;
import org.barsrouter.ingress.envelope.Call;
import org.barsrouter.ingress.envelope.CallIds;
import org.barsrouter.ingress.envelope.EnvelopeRules;
import org.barsrouter.ingress.header.ForwardedHeaders;
import org.barsrouter.ingress.header.HeaderField;
import org.barsrouter.schemas.header.BarsHeaders;
import org.barsrouter.schemas.refusal.Refusal;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Passes the catalogue's own BaRS paths on to the catalogue service, so that a sender has one base
/// URL for everything. It is no part of the way that messages take.
public final class CatalogueDoor implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(CatalogueDoor.class);
    private static final String ODS = "NHSD-End-User-Organisation-ODS";
    private static final String PRODUCT = "NHSD-Product-Id";
    private static final String CLIENT_ID = "NHSD-Client-Id";
    private static final Duration CONNECT = Duration.ofSeconds(2);
    private static final Duration TIMEOUT = Duration.ofSeconds(15);

    private final @Nullable URI base;
    private final RequestReader reader;
    private final HttpClient client =
            HttpClient.newBuilder()
                    .version(HttpClient.Version.HTTP_1_1)
                    .connectTimeout(CONNECT)
                    .build();

    /// @param base where the catalogue service answers; absent when this router serves none
    /// @param reader reads bodies; the catalogue's own limit of their size is lower
    public CatalogueDoor(@Nullable URI base, RequestReader reader) {
        this.base = base;
        this.reader = reader;
    }

    Answer answer(Call call, HttpServletRequest request) {
        if (base == null) {
            return Refused.of(Refusal.CATALOGUE_NOT_SERVED);
        }
        return CallIds.of(call.headers())
                .then(_ ->
                        call.announcedLength() > reader.maxBody()
                                ? Checked.<byte[]>stopped(EnvelopeRules.tooLarge(reader.maxBody()))
                                : reader.body(call, request))
                .then(body -> request(call, body, request.getScheme()))
                .answer(prepared -> send(call, prepared));
    }

    private Checked<HttpRequest> request(Call call, byte[] body, String scheme) {
        String query = call.rawQuery() == null ? "" : "?" + call.rawQuery();
        try {
            HttpRequest.Builder request =
                    HttpRequest.newBuilder(
                                    URI.create(
                                            trimmed()
                                                    + BarsHeaders.BASE_PATH
                                                    + call.path()
                                                    + query))
                            .timeout(TIMEOUT)
                            .method(call.method(), HttpRequest.BodyPublishers.ofByteArray(body));
            callerHeaders(call).forEach(field -> request.header(field.name(), field.value()));
            call.headers()
                    .first("Host")
                    .ifPresent(host -> request.header("X-Forwarded-Host", host));
            request.header(
                    "X-Forwarded-Proto", call.headers().first("X-Forwarded-Proto").orElse(scheme));
            return Checked.passed(request.build());
        } catch (IllegalArgumentException e) {
            return Checked.stopped(Refused.of(Refusal.REQUEST_UNREADABLE));
        }
    }

    /// The catalogue believes what these headers say of the caller: where a token proves it, its
    /// registration says it, and nobody else.
    private static List<HeaderField> callerHeaders(Call call) {
        List<HeaderField> fields = new ArrayList<>(ForwardedHeaders.of(call.headers()));
        if (call.credentials() instanceof Credentials.Application(Client client)) {
            fields.removeIf(
                    field -> field.named(ODS) || field.named(PRODUCT) || field.named(CLIENT_ID));
            fields.add(new HeaderField(ODS, client.owner().odsCode()));
            client.owner()
                    .productId()
                    .ifPresent(product -> fields.add(new HeaderField(PRODUCT, product)));
            fields.add(new HeaderField(CLIENT_ID, client.id().value()));
        }
        return fields;
    }

    private String trimmed() {
        String text = String.valueOf(base);
        return text.endsWith("/") ? text.substring(0, text.length() - 1) : text;
    }

    /// A write that may have arrived is unknown; everything else can be repeated as it is.
    private Answer send(Call call, HttpRequest request) {
        try {
            HttpResponse<byte[]> response =
                    client.send(request, HttpResponse.BodyHandlers.ofByteArray());
            return new Answer.FromReceiver(
                    response.statusCode(), headers(response), ByteBuffer.wrap(response.body()));
        } catch (ConnectException | HttpConnectTimeoutException e) {
            return away(e, Refusal.CATALOGUE_AWAY);
        } catch (IOException e) {
            boolean read = call.method().equals("GET") || call.method().equals("HEAD");
            return away(e, read ? Refusal.CATALOGUE_AWAY : Refusal.CATALOGUE_UNKNOWN);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Refused.of(Refusal.CATALOGUE_UNKNOWN);
        }
    }

    private static Answer away(IOException failure, Refusal refusal) {
        LOG.atWarn()
                .addKeyValue("failure", failure.getClass().getSimpleName())
                .log("the catalogue does not answer");
        return Refused.of(refusal);
    }

    private static List<HeaderField> headers(HttpResponse<?> response) {
        List<HeaderField> fields = new ArrayList<>();
        response.headers()
                .map()
                .forEach((name, values) ->
                        values.forEach(value -> fields.add(new HeaderField(name, value))));
        return fields;
    }

    @Override
    public void close() {
        client.close();
    }
}
