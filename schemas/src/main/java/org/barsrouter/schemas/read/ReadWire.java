package org.barsrouter.schemas.read;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.barsrouter.schemas.id.ServiceId;
import org.barsrouter.schemas.json.StreamingJson;
import org.barsrouter.schemas.read.ReadAnswer.FromReceiver;
import org.barsrouter.schemas.read.ReadAnswer.Refused;

/// How calls and answers are written between the two services. A call is a JSON object; an answer
/// is the length of a JSON object (four bytes, big-endian), the object, and the body as it came. A
/// reader steps over fields that it does not know.
public final class ReadWire {
    private static final ObjectMapper JSON = new ObjectMapper(StreamingJson.builder().build());

    private static final int LEAST_STATUS = 200;
    private static final int MOST_STATUS = 599;

    private ReadWire() {}

    public static byte[] write(ReadCall call) {
        ObjectNode node = JSON.createObjectNode();
        node.put("system", call.target().system());
        node.put("value", call.target().value());
        node.put("routeVersion", call.routeVersion());
        node.put("path", call.path());
        node.put("query", call.rawQuery());
        node.put("withinMillis", call.within().toMillis());
        write(call.headers(), node.putArray("headers"));
        return bytes(node);
    }

    /// @throws IllegalArgumentException when it cannot be read; the message holds nothing of it
    public static ReadCall readCall(byte[] bytes) {
        JsonNode node = object(bytes, 0, bytes.length);
        return new ReadCall(
                new ServiceId(text(node, "system"), text(node, "value")),
                optional(node, "routeVersion").orElse(null),
                text(node, "path"),
                optional(node, "query").orElse(null),
                fields(node),
                Duration.ofMillis(node.path("withinMillis").asLong()));
    }

    public static byte[] write(ReadAnswer answer) {
        return switch (answer) {
            case FromReceiver(int status, List<ReadField> headers, ByteBuffer body) -> {
                ObjectNode head = JSON.createObjectNode().put("status", status);
                write(headers, head.putArray("headers"));
                yield framed(bytes(head), body);
            }
            case Refused refused -> {
                ObjectNode head = JSON.createObjectNode().put("code", refused.code());
                head.put("diagnostics", refused.diagnostics().orElse(null));
                refused.retryAfterSeconds().ifPresent(wait -> head.put("retryAfterSeconds", wait));
                yield framed(bytes(head), ByteBuffer.allocate(0));
            }
        };
    }

    /// @throws IllegalArgumentException when it cannot be read; the message holds nothing of it
    public static ReadAnswer readAnswer(byte[] bytes) {
        ByteBuffer frame = ByteBuffer.wrap(bytes);
        try {
            int length = frame.getInt();
            if (length < 0 || length > frame.remaining()) {
                throw new IllegalArgumentException("the answer of a read is cut short");
            }
            JsonNode head = object(bytes, frame.position(), length);
            return answer(head, frame.slice(frame.position() + length, frame.remaining() - length));
        } catch (BufferUnderflowException e) {
            throw new IllegalArgumentException("the answer of a read is cut short", e);
        }
    }

    private static ReadAnswer answer(JsonNode head, ByteBuffer body) {
        Optional<String> code = optional(head, "code");
        if (code.isPresent()) {
            JsonNode wait = head.path("retryAfterSeconds");
            return new Refused(
                    code.get(),
                    optional(head, "diagnostics"),
                    wait.isNumber() ? OptionalLong.of(wait.asLong()) : OptionalLong.empty());
        }
        int status = head.path("status").asInt();
        if (status < LEAST_STATUS || status > MOST_STATUS) {
            throw new IllegalArgumentException("the answer of a read has no final status");
        }
        return new FromReceiver(status, fields(head), body);
    }

    private static void write(List<ReadField> headers, ArrayNode into) {
        headers.forEach(field -> into.addArray().add(field.name()).add(field.value()));
    }

    private static List<ReadField> fields(JsonNode node) {
        List<ReadField> fields = new ArrayList<>();
        node.path("headers")
                .forEach(pair ->
                        fields.add(new ReadField(pair.path(0).asText(), pair.path(1).asText())));
        return fields;
    }

    private static JsonNode object(byte[] bytes, int offset, int length) {
        try {
            JsonNode node = JSON.readTree(bytes, offset, length);
            if (node == null || !node.isObject()) {
                throw new IllegalArgumentException("a read is written as a JSON object");
            }
            return node;
        } catch (IOException e) {
            // Its message would quote what was read, a query for one.
            throw new IllegalArgumentException("a read is written as a JSON object");
        }
    }

    private static String text(JsonNode node, String field) {
        return optional(node, field)
                .orElseThrow(() -> new IllegalArgumentException("a read lacks its " + field));
    }

    private static Optional<String> optional(JsonNode node, String field) {
        return Optional.ofNullable(node.path(field).textValue());
    }

    private static byte[] framed(byte[] head, ByteBuffer body) {
        ByteBuffer frame = ByteBuffer.allocate(Integer.BYTES + head.length + body.remaining());
        return frame.putInt(head.length).put(head).put(body.duplicate()).array();
    }

    private static byte[] bytes(ObjectNode node) {
        try {
            return JSON.writeValueAsBytes(node);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
