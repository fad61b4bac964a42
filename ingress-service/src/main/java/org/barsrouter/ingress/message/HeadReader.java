package org.barsrouter.ingress.message;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Picks the MessageHead out of a token stream. Every method starts on the opening token of its
/// value and ends on the closing one; whatever is not of interest is skipped, and thereby checked.
final class HeadReader {
    private @Nullable String resourceType;
    private @Nullable String id;
    private @Nullable String event;
    private @Nullable String sourceEndpoint;
    private @Nullable String reason;
    private @Nullable String type;
    private @Nullable String destinationEndpoint;
    private @Nullable String definition;
    private boolean messageHeader;

    private HeadReader() {}

    /// One member of an object; true when it was read, false when it is to be skipped.
    private interface Member {
        boolean read(String name, JsonParser parser) throws IOException;
    }

    static MessageHead bundle(JsonParser parser) throws IOException {
        HeadReader reader = new HeadReader();
        object(parser, reader::bundleMember);
        return "Bundle".equals(reader.resourceType) && reader.messageHeader
                ? new MessageHead(
                        reader.id,
                        reader.event,
                        reader.sourceEndpoint,
                        reader.reason,
                        new MessageHead.Rest(
                                reader.type, reader.destinationEndpoint, reader.definition))
                : MessageHead.NONE;
    }

    private boolean bundleMember(String name, JsonParser parser) throws IOException {
        return switch (name) {
            case "resourceType" -> text(parser, value -> resourceType = value);
            case "id" -> text(parser, value -> id = value);
            case "type" -> text(parser, value -> type = value);
            case "entry" -> firstEntry(parser);
            default -> false;
        };
    }

    private boolean firstEntry(JsonParser parser) throws IOException {
        if (!parser.hasToken(JsonToken.START_ARRAY)) {
            return false;
        }
        if (parser.nextToken() == JsonToken.START_OBJECT) {
            object(parser, this::entryMember);
            parser.nextToken();
        }
        while (!parser.hasToken(JsonToken.END_ARRAY)) {
            parser.skipChildren();
            parser.nextToken();
        }
        return true;
    }

    private boolean entryMember(String name, JsonParser parser) throws IOException {
        return name.equals("resource") && object(parser, this::headerMember);
    }

    private boolean headerMember(String name, JsonParser parser) throws IOException {
        return switch (name) {
            case "resourceType" ->
                    text(parser, value -> messageHeader = value.equals("MessageHeader"));
            case "eventCoding" -> object(parser, this::eventMember);
            case "source" -> object(parser, this::sourceMember);
            case "reason" -> object(parser, this::reasonMember);
            case "destination" -> destinations(parser);
            case "definition" -> text(parser, value -> definition = value);
            default -> false;
        };
    }

    private boolean eventMember(String name, JsonParser parser) throws IOException {
        return name.equals("code") && text(parser, value -> event = value);
    }

    private boolean reasonMember(String name, JsonParser parser) throws IOException {
        return name.equals("coding") && codings(parser);
    }

    private boolean codings(JsonParser parser) throws IOException {
        if (!parser.hasToken(JsonToken.START_ARRAY)) {
            return false;
        }
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            if (!object(parser, this::codingMember)) {
                parser.skipChildren();
            }
        }
        return true;
    }

    /// The first coding counts; a header has one.
    private boolean codingMember(String name, JsonParser parser) throws IOException {
        return name.equals("code") && reason == null && text(parser, value -> reason = value);
    }

    private boolean destinations(JsonParser parser) throws IOException {
        if (!parser.hasToken(JsonToken.START_ARRAY)) {
            return false;
        }
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            if (!object(parser, this::destinationMember)) {
                parser.skipChildren();
            }
        }
        return true;
    }

    /// The first one counts.
    private boolean destinationMember(String name, JsonParser parser) throws IOException {
        return name.equals("endpoint")
                && destinationEndpoint == null
                && text(parser, value -> destinationEndpoint = value);
    }

    private boolean sourceMember(String name, JsonParser parser) throws IOException {
        return name.equals("endpoint") && text(parser, value -> sourceEndpoint = value);
    }

    private static boolean object(JsonParser parser, Member member) throws IOException {
        if (!parser.hasToken(JsonToken.START_OBJECT)) {
            return false;
        }
        String name;
        while ((name = parser.nextFieldName()) != null) {
            parser.nextToken();
            if (!member.read(name, parser)) {
                parser.skipChildren();
            }
        }
        return true;
    }

    private static boolean text(JsonParser parser, Consumer<String> take) throws IOException {
        if (parser.hasToken(JsonToken.VALUE_STRING)) {
            take.accept(parser.getText());
            return true;
        }
        return false;
    }
}
