package org.barsrouter.ingress.envelope;

import java.util.Locale;
import java.util.Optional;
import org.barsrouter.ingress.answer.Answer.Refused;
import org.barsrouter.ingress.answer.Checked;
import org.barsrouter.ingress.header.RequestHeaders;
import org.barsrouter.ingress.version.BarsVersion;
import org.barsrouter.ingress.version.VersionRules;
import org.barsrouter.routing.identifier.IdentifierSystems;
import org.barsrouter.routing.identifier.IdentifierSystems.Canonical;
import org.barsrouter.routing.identifier.TargetIdentifier;
import org.barsrouter.schemas.header.BarsHeaders;
import org.barsrouter.schemas.id.ServiceId;
import org.barsrouter.schemas.refusal.Refusal;

/// Checks a call before its body is read, in the order that senders know from the national proxy:
/// ids, version, target; then, of a write, content type and announced size.
public final class EnvelopeRules {
    private final Profile profile;
    private final IdentifierSystems systems;
    private final VersionRules versions;
    private final long maxBody;

    /// The rules of a profile, for one registry of systems, one version of the standard and one
    /// limit.
    ///
    /// @param maxBody largest body in bytes
    public EnvelopeRules(
            Profile profile, IdentifierSystems systems, VersionRules versions, long maxBody) {
        this.profile = profile;
        this.systems = systems;
        this.versions = versions;
        this.maxBody = maxBody;
    }

    /// What a write's headers say.
    public Checked<Envelope> write(Call call) {
        return read(call)
                .then(envelope -> contentType(call, envelope))
                .then(envelope -> size(call, envelope));
    }

    /// What a read's headers say.
    public Checked<Envelope> read(Call call) {
        return ids(call)
                .then(ids ->
                        version(call)
                                .then(_ -> target(call.headers()))
                                .map(t -> new Envelope(ids, t.id(), t.spelling(), profile)));
    }

    /// The two ids of any call.
    public Checked<CallIds> ids(Call call) {
        return CallIds.of(profile, call.headers());
    }

    public Profile profile() {
        return profile;
    }

    private Checked<BarsVersion> version(Call call) {
        return switch (profile) {
            case STANDARD -> versions.check(call.headers());
            case TRANSPARENT -> Checked.passed(VersionRules.asked(call.headers()));
        };
    }

    private Checked<Canonical> target(RequestHeaders headers) {
        Optional<String> header = headers.first(BarsHeaders.TARGET_IDENTIFIER);
        if (header.isEmpty()) {
            return Checked.stopped(Refused.of(Refusal.TARGET_MISSING));
        }
        if (headers.contradicts(BarsHeaders.TARGET_IDENTIFIER)) {
            return Checked.stopped(
                    Refused.because(
                            Refusal.TARGET_NOT_AN_IDENTIFIER,
                            "NHSD-Target-Identifier stands there more than once with different values."));
        }
        return switch (TargetIdentifier.decode(header.get())) {
            case TargetIdentifier.Named(ServiceId written) ->
                    Checked.passed(systems.canonical(written));
            case TargetIdentifier.NotBase64 _ ->
                    Checked.stopped(Refused.of(Refusal.TARGET_NOT_BASE64));
            case TargetIdentifier.NotAnIdentifier _ ->
                    Checked.stopped(Refused.of(Refusal.TARGET_NOT_AN_IDENTIFIER));
        };
    }

    private Checked<Envelope> contentType(Call call, Envelope envelope) {
        if (profile == Profile.TRANSPARENT) {
            return Checked.passed(envelope);
        }
        Optional<String> type = call.headers().first("Content-Type");
        boolean bodyExpected = call.announcesBody() || !call.method().equals("DELETE");
        if (type.isEmpty() ? call.announcesBody() : bodyExpected && !isJson(type.get())) {
            return Checked.stopped(Refused.of(Refusal.CONTENT_TYPE_NOT_SUPPORTED));
        }
        if (call.announcesBody() && isCoded(call.headers())) {
            return Checked.stopped(
                    Refused.because(
                            Refusal.CONTENT_TYPE_NOT_SUPPORTED,
                            "A content coding is not supported: send the body uncompressed."));
        }
        return Checked.passed(envelope);
    }

    private Checked<Envelope> size(Call call, Envelope envelope) {
        return call.announcedLength() > maxBody
                ? Checked.stopped(tooLarge(maxBody))
                : Checked.passed(envelope);
    }

    /// The refusal of a body beyond `maxBody` bytes.
    public static Refused tooLarge(long maxBody) {
        return Refused.because(
                Refusal.BODY_TOO_LARGE, "The body is larger than " + maxBody + " bytes.");
    }

    private static boolean isJson(String contentType) {
        int semicolon = contentType.indexOf(';');
        String mediaType = semicolon < 0 ? contentType : contentType.substring(0, semicolon);
        return switch (mediaType.strip().toLowerCase(Locale.ROOT)) {
            case BarsHeaders.FHIR_JSON, "application/json" -> true;
            default -> false;
        };
    }

    private static boolean isCoded(RequestHeaders headers) {
        return headers.first("Content-Encoding")
                .filter(coding -> !coding.equalsIgnoreCase("identity"))
                .isPresent();
    }
}
