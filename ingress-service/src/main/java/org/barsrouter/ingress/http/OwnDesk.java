package org.barsrouter.ingress.http;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.barsrouter.ingress.answer.Answer;
import org.barsrouter.ingress.answer.Answer.Refused;
import org.barsrouter.ingress.envelope.Call;
import org.barsrouter.ingress.header.HeaderField;
import org.barsrouter.ingress.own.CapabilityStatement;
import org.barsrouter.ingress.own.Release;
import org.barsrouter.schemas.header.BarsHeaders;
import org.barsrouter.schemas.refusal.Refusal;

/// Answers what concerns this router itself: `/_ping`, `/_status`, `/_openapi`, and `/metadata`
/// without a target. Only `/_status` wants to know who asks.
public final class OwnDesk {
    private static final String JSON = "application/json";
    private static final int OK = 200;
    private static final int UNAVAILABLE = 503;

    private final Documents documents;
    private final Release release;
    private final Optional<byte[]> apiKey;
    private final BooleanSupplier ready;

    /// What is given out as it is.
    ///
    /// @param openApi the description of what is served
    public record Documents(CapabilityStatement statement, ByteBuffer openApi) {}

    /// Answers for one release.
    ///
    /// @param apiKey what callers of `/_status` must know; without it nobody does
    /// @param ready whether messages are taken now
    public OwnDesk(
            Documents documents, Release release, Optional<String> apiKey, BooleanSupplier ready) {
        this.documents = documents;
        this.release = release;
        this.apiKey = apiKey.map(key -> key.getBytes(StandardCharsets.UTF_8));
        this.ready = ready;
    }

    Answer openApi() {
        return answer(OK, JSON, documents.openApi().duplicate());
    }

    Answer ping() {
        return answer(OK, JSON, ByteBuffer.wrap(release.ping()));
    }

    Answer status(Call call) {
        if (!knowsTheKey(call)) {
            return Refused.of(Refusal.API_KEY_WRONG);
        }
        return ready.getAsBoolean()
                ? answer(OK, JSON, ByteBuffer.wrap(release.status(Release.Health.PASS)))
                : answer(UNAVAILABLE, JSON, ByteBuffer.wrap(release.status(Release.Health.FAIL)));
    }

    /// Our own statement, where nobody else is asked for his.
    Optional<Answer> metadata(Call call) {
        return call.path().equals("/metadata")
                        && call.headers().first(BarsHeaders.TARGET_IDENTIFIER).isEmpty()
                ? Optional.of(
                        answer(
                                OK,
                                BarsHeaders.FHIR_JSON,
                                documents.statement().bytes().duplicate()))
                : Optional.empty();
    }

    private boolean knowsTheKey(Call call) {
        return call.headers()
                .first("apikey")
                .map(given -> given.getBytes(StandardCharsets.UTF_8))
                .flatMap(given -> apiKey.filter(key -> MessageDigest.isEqual(key, given)))
                .isPresent();
    }

    private static Answer answer(int status, String type, ByteBuffer body) {
        return new Answer.Own(status, List.of(new HeaderField("Content-Type", type)), body);
    }
}
