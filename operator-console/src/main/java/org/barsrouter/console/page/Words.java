package org.barsrouter.console.page;

import java.util.Locale;

/// Makes words of the codes in answers.
public final class Words {
    private Words() {}

    /// `BREAKER_OPEN` becomes `Breaker open`.
    public static String of(String code) {
        String words = code.replace('_', ' ').toLowerCase(Locale.ROOT);
        return words.isEmpty() ? "" : Character.toUpperCase(words.charAt(0)) + words.substring(1);
    }

    /// A count with its noun, such as `1 message` or `1,204 messages`.
    public static String count(long count, String noun) {
        return String.format(Locale.UK, "%,d %s%s", count, noun, count == 1 ? "" : "s");
    }
}
