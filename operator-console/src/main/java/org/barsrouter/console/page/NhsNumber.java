package org.barsrouter.console.page;

/// Tells what somebody typed by mistake: an NHS number has no business in a search, a URL or a log.
final class NhsNumber {
    private static final int DIGITS = 10;

    private NhsNumber() {}

    /// Whether a text is ten digits with a valid check digit (NHS Data Dictionary, "NHS number":
    /// modulus 11), with or without spaces and dashes.
    static boolean isLike(String text) {
        String digits = text.replaceAll("[\\s-]", "");
        if (!digits.matches("[0-9]{" + DIGITS + "}")) {
            return false;
        }
        int sum = 0;
        for (int i = 0; i < DIGITS - 1; i++) {
            sum += (DIGITS - i) * (digits.charAt(i) - '0');
        }
        int check = (11 - sum % 11) % 11;
        return check == digits.charAt(DIGITS - 1) - '0';
    }
}
