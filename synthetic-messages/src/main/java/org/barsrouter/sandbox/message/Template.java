package org.barsrouter.sandbox.message;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A text with `${name}` holes, parsed once and filled often.
record Template(List<Piece> pieces) {
    private static final Pattern HOLE = Pattern.compile("\\$\\{([a-z.-]+)}");
    private static final Pattern RESOURCE_ID =
            Pattern.compile("\"id\": ?\"\\$\\{id\\.([a-z-]+)}\"");

    /// A literal text, then a hole; the last piece has the empty hole.
    record Piece(String literal, String hole) {}

    static Template parse(String text) {
        List<Piece> pieces = new ArrayList<>();
        Matcher matcher = HOLE.matcher(text);
        int end = 0;
        while (matcher.find()) {
            pieces.add(new Piece(text.substring(end, matcher.start()), matcher.group(1)));
            end = matcher.end();
        }
        pieces.add(new Piece(text.substring(end), ""));
        return new Template(List.copyOf(pieces));
    }

    /// Text of one of our resource templates, without the line end.
    static String read(String name) {
        try (InputStream in = Template.class.getResourceAsStream("/message/" + name + ".json")) {
            if (in == null) {
                throw new IllegalStateException("no message template is named " + name);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).stripTrailing();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// The name under which the resource in `text` is referred to.
    static String entryName(String text) {
        Matcher matcher = RESOURCE_ID.matcher(text);
        if (!matcher.find()) {
            throw new IllegalStateException(
                    "a message template needs an id of the form ${id.name}");
        }
        return matcher.group(1);
    }

    /// The text with its holes filled.
    ///
    /// @param values the JSON-safe value of every hole
    String fill(UnaryOperator<String> values) {
        StringBuilder out = new StringBuilder(32_768);
        for (Piece piece : pieces) {
            out.append(piece.literal());
            if (!piece.hole().isEmpty()) {
                out.append(values.apply(piece.hole()));
            }
        }
        return out.toString();
    }
}
