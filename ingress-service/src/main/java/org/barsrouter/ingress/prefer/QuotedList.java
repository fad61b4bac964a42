package org.barsrouter.ingress.prefer;

import java.util.ArrayList;
import java.util.List;

/// Splits a header's value where a separator stands outside of a quoted string (RFC 9110 section
/// 5.6). Empty elements are left out.
public final class QuotedList {
    private QuotedList() {}

    public static List<String> split(String text, char separator) {
        List<String> parts = new ArrayList<>();
        boolean quoted = false;
        int start = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (quoted && c == '\\') {
                i++;
            } else if (c == '"') {
                quoted = !quoted;
            } else if (c == separator && !quoted) {
                add(parts, text.substring(start, i));
                start = i + 1;
            }
        }
        add(parts, text.substring(start));
        return parts;
    }

    private static void add(List<String> parts, String part) {
        if (!part.isBlank()) {
            parts.add(part.strip());
        }
    }
}
