package org.barsrouter.journal.story;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.barsrouter.journal.fact.Disposition;
import org.barsrouter.schemas.refusal.Refusal;
import org.jspecify.annotations.Nullable;

/// Words for codes. A code that has none yet is read out as it is written.
final class Phrases {
    private static final String AFTER_UNKNOWN = "_AFTER_UNKNOWN";

    /// Delivery's classifications and wait reasons, and the router's reasons.
    private static final Map<String, String> WORDS =
            Map.ofEntries(
                    Map.entry("DELIVERED", "delivered"),
                    Map.entry("DUPLICATE", "the receiver had it already"),
                    Map.entry("REFUSED", "refused"),
                    Map.entry("REFUSED_UNEXPLAINED", "refused without saying why"),
                    Map.entry("FORBIDDEN", "forbidden"),
                    Map.entry(
                            "FORBIDDEN_UNEXPLAINED",
                            "forbidden without saying why: a certificate or an access list"),
                    Map.entry("TOO_EARLY", "still busy with an earlier attempt"),
                    Map.entry("THROTTLED", "the receiver limits its load"),
                    Map.entry("UNAVAILABLE", "endpoint unavailable"),
                    Map.entry("GATEWAY_TIMEOUT", "something in front of it gave up waiting"),
                    Map.entry("SERVER_TRANSIENT", "a passing fault of the receiver"),
                    Map.entry("SERVER_ERROR", "a fault of the receiver"),
                    Map.entry("SERVER_UNEXPLAINED", "a fault that nobody explained"),
                    Map.entry("NOT_FHIR", "not an answer of the receiver's software"),
                    Map.entry("REDIRECTED", "a redirect, which is never followed"),
                    Map.entry(
                            "ADDRESS_REFUSED",
                            "an address that may not be called, nothing was sent"),
                    Map.entry("UNREACHABLE", "it could not be reached, nothing was sent"),
                    Map.entry("UNKNOWN", "whether it arrived is unknown"),
                    Map.entry("NOT_ATTEMPTED", "not attempted"),
                    Map.entry("NOT_ACCEPTED_IN_TIME", "it reached the log too late"),
                    Map.entry("UNREADABLE", "it could not be read"),
                    Map.entry("POISON", "it could not be read"),
                    Map.entry("ROUTER_FAILED", "a fault of the router"),
                    Map.entry("RETRY", "the next attempt comes by schedule"),
                    Map.entry("LANE_FULL", "others were being delivered to the endpoint"),
                    Map.entry("BREAKER_OPEN", "the endpoint is known to be down"),
                    Map.entry("BEHIND_CONVERSATION", "an older message of its conversation waits"),
                    Map.entry(
                            "TAKEN_OVER", "the instance before may still be calling the endpoint"),
                    Map.entry("POINTER_EXPIRED", "its message has expired from the log"),
                    Map.entry("UNKNOWN_SERVICE", "the service is not in the catalogue"),
                    Map.entry("UNKNOWN_SYSTEM", "the identifier system is not in the catalogue"),
                    Map.entry("NO_ASSIGNMENT_AT", "the service has no endpoint at this time"));

    private Phrases() {}

    /// How a delivery ended, to follow "it ended:".
    static String of(Disposition disposition) {
        return switch (disposition) {
            case DELIVERED -> "delivered";
            case DELIVERED_DUPLICATE -> "delivered, the receiver had it already";
            case REJECTED -> "refused by the receiver";
            case UNKNOWN -> "whether the receiver has it is unknown";
            case EXPIRED -> "not delivered in the time that it was worth delivering";
            case UNROUTABLE -> "no receiver could be found for it";
            case POISON -> "its record could not be read";
            case CANCELLED -> "cancelled by an operator";
        };
    }

    /// What a classification, a wait reason or an end's reason means, to stand in brackets.
    static String ofCode(String code) {
        if (code.endsWith(AFTER_UNKNOWN)) {
            String bare = code.substring(0, code.length() - AFTER_UNKNOWN.length());
            return ofCode(bare) + ", after an attempt that may have arrived";
        }
        String known = WORDS.get(code);
        return known != null
                ? known
                : refusal(code)
                        .or(() -> refusalNamed(code))
                        .map(refusal -> midSentence(refusal.text()))
                        .orElseGet(() -> code.replace('_', ' ').toLowerCase(Locale.ROOT));
    }

    private static Optional<Refusal> refusalNamed(String name) {
        return Arrays.stream(Refusal.values()).filter(r -> r.name().equals(name)).findFirst();
    }

    /// Our own refusal with that code.
    static Optional<Refusal> refusal(@Nullable String code) {
        return code == null ? Optional.empty() : Refusal.byCode(code);
    }

    /// `1 attempt`, `2 attempts`.
    static String count(int number, String noun) {
        return number + " " + noun + (number == 1 ? "" : "s");
    }

    /// `a booking-request`, `an update`.
    static String withArticle(String noun) {
        boolean vowel = "aeiou".indexOf(Character.toLowerCase(noun.charAt(0))) >= 0;
        return (vowel ? "an " : "a ") + noun;
    }

    /// Kilobytes of 1000 bytes from 1000 on.
    static String size(int bytes) {
        return bytes < 1000
                ? count(bytes, "byte")
                : String.format(Locale.UK, "%.1f kB", bytes / 1000.0);
    }

    /// A sentence's text without its full stop and its capital, to stand after a colon.
    static String midSentence(String sentence) {
        String bare =
                sentence.endsWith(".") ? sentence.substring(0, sentence.length() - 1) : sentence;
        boolean capitalised =
                bare.length() > 1
                        && Character.isUpperCase(bare.charAt(0))
                        && Character.isLowerCase(bare.charAt(1));
        return capitalised ? Character.toLowerCase(bare.charAt(0)) + bare.substring(1) : bare;
    }
}
