package org.barsrouter.ingress.token;

import java.util.List;
import org.barsrouter.ingress.header.RequestHeaders;

/// What stands in `Authorization` (RFC 6750 section 2.1).
public sealed interface Bearer {

    /// Longest token that is looked at, in characters.
    int LONGEST = 8192;

    /// No credentials at all.
    record Absent() implements Bearer {}

    /// Credentials of another kind, such as Basic.
    record OtherScheme() implements Bearer {}

    /// Nothing that could be a token.
    record Unreadable(String why) implements Bearer {}

    record Token(String text) implements Bearer {}

    static Bearer of(RequestHeaders headers) {
        List<String> values = headers.all("Authorization");
        if (values.isEmpty()) {
            return new Absent();
        }
        if (values.size() > 1) {
            return new Unreadable(
                    "The header Authorization stands there more than once: send one.");
        }
        String value = values.getFirst().strip();
        if (value.isEmpty()) {
            return new Absent();
        }
        if (!value.regionMatches(true, 0, "Bearer", 0, 6)
                || (value.length() > 6 && value.charAt(6) != ' ')) {
            return new OtherScheme();
        }
        String token = value.substring(6).strip();
        if (token.isEmpty()) {
            return new Absent();
        }
        return token.length() > LONGEST
                ? new Unreadable("The access token is longer than " + LONGEST + " characters.")
                : new Token(token);
    }
}
