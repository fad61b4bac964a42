package org.barsrouter.journal.story;

import java.util.Locale;
import java.util.Optional;
import org.barsrouter.journal.fact.Disposition;
import org.barsrouter.schemas.refusal.Refusal;
import org.jspecify.annotations.Nullable;

/// Words for codes. A code that has none yet is read out as it is written.
final class Phrases {
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

    /// `ENDPOINT_UNAVAILABLE` becomes `endpoint unavailable`; a refusal code becomes what it means.
    static String ofCode(String code) {
        return refusal(code)
                .map(refusal -> midSentence(refusal.text()))
                .orElseGet(() -> code.replace('_', ' ').toLowerCase(Locale.ROOT));
    }

    /// A refusal as its sender got it: status, BaRS code, meaning, our own code.
    static String ofRefusal(@Nullable Integer status, String code) {
        return refusal(code)
                .map(refusal ->
                        "%d %s: %s (%s)"
                                .formatted(
                                        refusal.status(),
                                        refusal.barsCode(),
                                        midSentence(refusal.text()),
                                        code))
                .orElseGet(() -> status == null ? code : status + " (" + code + ")");
    }

    static Optional<Refusal> refusal(@Nullable String code) {
        return code == null ? Optional.empty() : Refusal.byCode(code);
    }

    /// HTTP status of a refusal code, where it is one of ours.
    static Optional<Integer> statusOf(@Nullable String code) {
        return refusal(code).map(Refusal::status);
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
