package org.barsrouter.journal.http;

import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.function.Function;
import org.barsrouter.deployment.config.BarsProperties;
import org.barsrouter.journal.config.JournalProperties;
import org.barsrouter.journal.deed.Act;
import org.barsrouter.journal.refusal.JournalRefusal;
import org.barsrouter.schemas.avro.Environment;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;

/// Reads who acts and why. The console has signed people in; it vouches for them with a secret, and
/// names the person in the header that the catalogue knows too, and the role beside it. Where no
/// secret is configured, as in the sandbox, whoever calls is believed, and the body may name the
/// person.
@Component
class Acts {
    static final String USER = "NHSD-User-Id";
    static final String ROLE = "X-Bars-Role";
    private static final String BEARER = "Bearer ";
    private static final int LONGEST = 500;

    private final JournalProperties.Operators operators;
    private final boolean isSandbox;
    private final InstantSource clock;

    Acts(JournalProperties journal, BarsProperties bars, InstantSource clock) {
        this.operators = journal.operators();
        this.isSandbox = bars.environment() == Environment.SANDBOX;
        this.clock = clock;
    }

    /// What a body says of it.
    record Said(@Nullable String actor, @Nullable String reason) {}

    /// Has something done by whoever asks for it.
    ResponseEntity<Object> by(
            HttpServletRequest request, Said said, Function<Act, ResponseEntity<Object>> work) {
        return operators.secret() == null || isVouchedFor(request, operators.secret())
                ? known(request, said, work)
                : Problems.of(JournalRefusal.OPERATOR_UNKNOWN);
    }

    /// Has a body read: that is another permission, with a secret of its own.
    ResponseEntity<Object> reading(
            HttpServletRequest request, Said said, Function<Act, ResponseEntity<Object>> work) {
        boolean open =
                operators.bodySecret() == null
                        ? isSandbox
                        : isVouchedFor(request, operators.bodySecret());
        return open ? known(request, said, work) : Problems.of(JournalRefusal.BODIES_CLOSED);
    }

    private ResponseEntity<Object> known(
            HttpServletRequest request, Said said, Function<Act, ResponseEntity<Object>> work) {
        String actor = header(request, USER).orElseGet(() -> text(said.actor()));
        String reason = text(said.reason());
        String missing = missing(actor, reason);
        return missing == null
                ? work.apply(
                        new Act(
                                actor,
                                header(request, ROLE).orElse(null),
                                reason,
                                clock.instant().truncatedTo(ChronoUnit.MILLIS)))
                : Problems.of(JournalRefusal.REQUEST_INVALID, missing);
    }

    private static boolean isVouchedFor(HttpServletRequest request, String secret) {
        String given = request.getHeader(HttpHeaders.AUTHORIZATION);
        return given != null
                && MessageDigest.isEqual(
                        (BEARER + secret).getBytes(StandardCharsets.UTF_8),
                        given.getBytes(StandardCharsets.UTF_8));
    }

    private static Optional<String> header(HttpServletRequest request, String name) {
        return Optional.of(text(request.getHeader(name))).filter(text -> !text.isEmpty());
    }

    private static @Nullable String missing(String actor, String reason) {
        if (actor.isEmpty()) {
            return "Say who asks: actor is missing.";
        }
        if (reason.isEmpty()) {
            return "Say why: reason is missing, and the audit keeps it.";
        }
        if (actor.length() > LONGEST || reason.length() > LONGEST) {
            return "Actor and reason may have " + LONGEST + " characters at most.";
        }
        return (actor + reason).chars().anyMatch(Character::isISOControl)
                ? "Actor and reason must be one line each."
                : null;
    }

    static String text(@Nullable String value) {
        return value == null ? "" : value.strip();
    }
}
