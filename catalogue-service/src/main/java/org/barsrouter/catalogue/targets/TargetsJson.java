package org.barsrouter.catalogue.targets;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import java.io.IOException;
import java.io.Serial;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.barsrouter.catalogue.targets.Finding.Severity;
import org.barsrouter.catalogue.targets.Finding.Subject;

/// Reads the national `targets.json`, `{"NHSD-Target-Identifier": {system: {value: url}}}`, by
/// streaming: only so are keys found that stand twice, which every tree parser keeps the last of.
public final class TargetsJson {
    /// The one member of the file's root.
    public static final String ROOT = "NHSD-Target-Identifier";

    private static final String OLD_ROOT = "NHSD-ServiceIdentifier";
    private static final char REPLACEMENT = '\uFFFD';
    private static final char BYTE_ORDER_MARK = '\uFEFF';
    private static final int DEEPEST = 16;
    private static final int LONGEST_TEXT = 4_096;

    /// A file with more faults than this is another kind of file: the rest tells nobody anything.
    private static final int MOST_FINDINGS = 1_000;

    private static final JsonFactory JSON =
            JsonFactory.builder()
                    .streamReadConstraints(
                            StreamReadConstraints.builder()
                                    .maxNestingDepth(DEEPEST)
                                    .maxStringLength(LONGEST_TEXT)
                                    .maxNameLength(LONGEST_TEXT)
                                    .build())
                    .disable(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES)
                    .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
                    .build();

    private final JsonParser parser;
    private final List<Row> rows = new ArrayList<>();
    private final List<Finding> findings = new ArrayList<>();

    /// The rows of a file and what rule J1 says of it.
    public record Parsed(List<Row> rows, List<Finding> findings) {
        public Parsed {
            rows = List.copyOf(rows);
            findings = List.copyOf(findings);
        }
    }

    private TargetsJson(JsonParser parser) {
        this.parser = parser;
    }

    /// Ends the reading of a file with too many faults.
    private static final class TooManyFaultsException extends IOException {
        @Serial private static final long serialVersionUID = 1L;
    }

    /// Reads a file's bytes; never throws.
    public static Parsed read(byte[] file) {
        if (isUtf16(file)) {
            return refused(
                    "The file is UTF-16 or UTF-32, not UTF-8.",
                    "Save it as UTF-8 without a byte-order mark.");
        }
        try {
            return read(
                    StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(file)).toString());
        } catch (CharacterCodingException e) {
            return refused(
                    "The file is not UTF-8.", "Save it as UTF-8 and check names with accents.");
        }
    }

    /// A byte-order mark of UTF-16, or the zero that it has beside every Latin letter.
    private static boolean isUtf16(byte[] file) {
        if (file.length < 2) {
            return false;
        }
        int first = ((file[0] & 0xFF) << 8) | (file[1] & 0xFF);
        return first == 0xFEFF || first == 0xFFFE || file[0] == 0 || file[1] == 0;
    }

    /// Reads a file's text; never throws.
    public static Parsed read(String text) {
        if (text.isBlank()) {
            return refused("The file is empty.", expected());
        }
        if (text.charAt(0) == BYTE_ORDER_MARK) {
            return refused(
                    "The file starts with a byte-order mark, which JSON does not allow (RFC 8259, section 8.1).",
                    "Save it as UTF-8 without a byte-order mark.");
        }
        if (text.indexOf('\0') >= 0) {
            return refused(
                    "The file holds NUL characters: it is no text, or UTF-16 read as UTF-8.",
                    "Save it as UTF-8 and send it again.");
        }
        if (text.indexOf(REPLACEMENT) >= 0) {
            return refused(
                    "The text holds U+FFFD: it was read as UTF-8 but is written in another encoding.",
                    "Save the file as UTF-8 and send it again.");
        }
        try (JsonParser parser = JSON.createParser(text)) {
            TargetsJson reader = new TargetsJson(parser);
            reader.document();
            return new Parsed(reader.rows, reader.findings);
        } catch (IOException e) {
            throw new UncheckedIOException("a text in memory cannot fail to be read", e);
        }
    }

    private static Parsed refused(String what, String remedy) {
        return new Parsed(
                List.of(),
                List.of(
                        new Finding(
                                Rule.J1, Severity.ERROR, Subject.file(Place.FILE), what, remedy)));
    }

    private void document() throws IOException {
        try {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                wrong(Place.FILE, "The file is not a JSON object.", expected());
                return;
            }
            root();
            if (parser.nextToken() != null) {
                wrong(new Place("", line()), "There is text after the JSON object.", "Remove it.");
            }
        } catch (TooManyFaultsException e) {
            add(
                    new Place("", line()),
                    "The file has more than " + MOST_FINDINGS + " faults; nothing after was read.",
                    expected());
        } catch (StreamConstraintsException e) {
            add(
                    new Place("", line()),
                    "The file is nested deeper than %d levels, or a text in it is longer than %d characters: it is no targets file."
                            .formatted(DEEPEST, LONGEST_TEXT),
                    expected());
        } catch (JsonProcessingException e) {
            add(
                    new Place("", e.getLocation() == null ? 0 : e.getLocation().getLineNr()),
                    "The file is not well-formed JSON" + column(e) + ".",
                    "Repair the file at that place; nothing after it was read.");
        }
    }

    private static String column(JsonProcessingException e) {
        return e.getLocation() == null
                ? ""
                : " at line %d, column %d"
                        .formatted(e.getLocation().getLineNr(), e.getLocation().getColumnNr());
    }

    private void root() throws IOException {
        Set<String> seen = new HashSet<>();
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String name = parser.currentName();
            Place place = Place.FILE.below(name, line());
            once(seen, name, place);
            JsonToken token = parser.nextToken();
            if (name.equals(ROOT) && token == JsonToken.START_OBJECT) {
                systems(place);
            } else {
                wrong(place, unexpectedMember(name), expected());
                parser.skipChildren();
            }
        }
        if (seen.isEmpty()) {
            wrong(Place.FILE, "The file is an empty object.", expected());
        }
    }

    private static String unexpectedMember(String name) {
        return switch (name) {
            case ROOT -> "The member " + ROOT + " is not an object.";
            case OLD_ROOT ->
                    "The file is in the old format of 2021 ("
                            + OLD_ROOT
                            + "), which has no systems.";
            default -> "The root has the member " + name + ", which the format does not have.";
        };
    }

    private void systems(Place root) throws IOException {
        Set<String> seen = new HashSet<>();
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String system = parser.currentName();
            Place place = root.below(system, line());
            once(seen, system, place);
            if (parser.nextToken() == JsonToken.START_OBJECT) {
                values(system, place);
            } else {
                wrong(place, "The system " + system + " does not hold an object.", expected());
                parser.skipChildren();
            }
        }
    }

    private void values(String system, Place above) throws IOException {
        Set<String> seen = new HashSet<>();
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String value = parser.currentName();
            Place place = above.below(value, line());
            once(seen, value, place);
            if (parser.nextToken() == JsonToken.VALUE_STRING) {
                rows.add(new Row(system, value, parser.getText(), place));
            } else {
                wrong(place, "The value " + value + " does not hold a text.", expected());
                parser.skipChildren();
            }
        }
    }

    private void once(Set<String> seen, String name, Place place) throws TooManyFaultsException {
        if (!seen.add(name)) {
            wrong(
                    place,
                    "The key " + name + " stands here a second time.",
                    "Remove one of them: most software keeps the last one silently.");
        }
    }

    private void wrong(Place place, String what, String remedy) throws TooManyFaultsException {
        if (findings.size() >= MOST_FINDINGS) {
            throw new TooManyFaultsException();
        }
        add(place, what, remedy);
    }

    private void add(Place place, String what, String remedy) {
        findings.add(new Finding(Rule.J1, Severity.ERROR, Subject.file(place), what, remedy));
    }

    private static String expected() {
        return "The format is {\"" + ROOT + "\": {system: {value: base URL}}}.";
    }

    private int line() {
        return parser.currentTokenLocation().getLineNr();
    }
}
