package org.barsrouter.ingress.version;

import java.util.List;
import java.util.Optional;
import org.barsrouter.ingress.answer.Answer.Refused;
import org.barsrouter.ingress.answer.Checked;
import org.barsrouter.ingress.header.RequestHeaders;
import org.barsrouter.ingress.prefer.QuotedList;
import org.barsrouter.schemas.refusal.Refusal;

/// Which version of the standard a caller expects, from the parameter `version` of the media types
/// in `Accept` (BaRS Core, content negotiation). Of several the highest counts; none, or one that
/// cannot be read, is {@link BarsVersion#DEFAULT}: many clients send none. Only the major version
/// matters.
public final class VersionRules {
    private final BarsVersion ours;

    /// @param ours that of our own CapabilityStatement
    public VersionRules(BarsVersion ours) {
        this.ours = ours;
    }

    /// What the caller expects, or the refusal of a major version above ours.
    public Checked<BarsVersion> check(RequestHeaders headers) {
        BarsVersion asked = asked(headers);
        return asked.major() > ours.major()
                ? Checked.stopped(
                        Refused.because(
                                Refusal.NOT_ACCEPTABLE,
                                "Accept asks for version "
                                        + asked.major()
                                        + " of BaRS; this router serves version "
                                        + ours.major()
                                        + "."))
                : Checked.passed(asked);
    }

    /// What the caller expects.
    public static BarsVersion asked(RequestHeaders headers) {
        return named(headers).orElse(BarsVersion.DEFAULT);
    }

    /// What the caller names; empty when there is nothing that can be read.
    public static Optional<BarsVersion> named(RequestHeaders headers) {
        return headers.all("Accept").stream()
                .flatMap(header -> QuotedList.split(header, ',').stream())
                .flatMap(range -> version(range).stream())
                .max(BarsVersion::compareTo);
    }

    private static Optional<BarsVersion> version(String mediaRange) {
        List<String> parts = QuotedList.split(mediaRange, ';');
        return parts.stream()
                .skip(1)
                .flatMap(part -> value(part).stream())
                .max(BarsVersion::compareTo);
    }

    private static Optional<BarsVersion> value(String parameter) {
        int equals = parameter.indexOf('=');
        if (equals < 0 || !parameter.substring(0, equals).strip().equalsIgnoreCase("version")) {
            return Optional.empty();
        }
        return BarsVersion.parse(parameter.substring(equals + 1).strip().replace("\"", ""));
    }
}
