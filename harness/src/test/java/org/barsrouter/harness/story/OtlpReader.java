package org.barsrouter.harness.story;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Reads what OTLP exporters post: `ExportTraceServiceRequest` in the wire format of protocol
/// buffers, as far as the stories ask (opentelemetry-proto 1.x, trace.proto).
final class OtlpReader {
    private static final int VARINT = 0;
    private static final int FIXED_64 = 1;
    private static final int DELIMITED = 2;
    private static final int FIXED_32 = 5;

    private OtlpReader() {}

    /// One field of a message: a number, or bytes.
    private record Field(int number, long value, ByteBuffer bytes) {
        String text() {
            return UTF_8.decode(bytes.duplicate()).toString();
        }

        String hex() {
            byte[] copy = new byte[bytes.remaining()];
            bytes.duplicate().get(copy);
            return HexFormat.of().formatHex(copy);
        }
    }

    static List<TracedSpan> spans(byte[] request) {
        List<TracedSpan> spans = new ArrayList<>();
        for (Field resourceSpans : all(ByteBuffer.wrap(request), 1)) {
            String service =
                    all(resourceSpans.bytes(), 1).stream()
                            .map(resource -> attributes(resource.bytes(), 1))
                            .map(of -> of.getOrDefault("service.name", ""))
                            .findFirst()
                            .orElse("");
            for (Field scopeSpans : all(resourceSpans.bytes(), 2)) {
                all(scopeSpans.bytes(), 2).forEach(span -> spans.add(span(service, span.bytes())));
            }
        }
        return spans;
    }

    private static TracedSpan span(String service, ByteBuffer message) {
        return new TracedSpan(
                service,
                all(message, 5).getFirst().text(),
                all(message, 1).getFirst().hex(),
                all(message, 2).getFirst().hex(),
                all(message, 4).stream().map(Field::hex).findFirst().orElse(""),
                attributes(message, 9),
                all(message, 13).stream()
                        .map(link -> all(link.bytes(), 1).getFirst().hex())
                        .toList());
    }

    private static Map<String, String> attributes(ByteBuffer message, int number) {
        Map<String, String> attributes = new LinkedHashMap<>();
        for (Field pair : all(message, number)) {
            String key = all(pair.bytes(), 1).getFirst().text();
            Field value = fields(all(pair.bytes(), 2).getFirst().bytes()).getFirst();
            attributes.put(key, value.number() == 1 ? value.text() : Long.toString(value.value()));
        }
        return attributes;
    }

    private static List<Field> all(ByteBuffer message, int number) {
        return fields(message).stream().filter(field -> field.number() == number).toList();
    }

    private static List<Field> fields(ByteBuffer message) {
        ByteBuffer in = message.duplicate().order(ByteOrder.LITTLE_ENDIAN);
        List<Field> fields = new ArrayList<>();
        while (in.hasRemaining()) {
            long tag = varint(in);
            int number = (int) (tag >>> 3);
            fields.add(
                    switch ((int) (tag & 7)) {
                        case VARINT -> new Field(number, varint(in), ByteBuffer.allocate(0));
                        case FIXED_64 -> new Field(number, in.getLong(), ByteBuffer.allocate(0));
                        case FIXED_32 -> new Field(number, in.getInt(), ByteBuffer.allocate(0));
                        case DELIMITED -> new Field(number, 0, slice(in, (int) varint(in)));
                        default -> throw new AssertionError("no wire type of OTLP: " + tag);
                    });
        }
        return fields;
    }

    private static ByteBuffer slice(ByteBuffer in, int length) {
        ByteBuffer slice = in.slice(in.position(), length);
        in.position(in.position() + length);
        return slice;
    }

    private static long varint(ByteBuffer in) {
        long value = 0;
        for (int shift = 0; ; shift += 7) {
            byte next = in.get();
            value |= (long) (next & 0x7f) << shift;
            if (next >= 0) {
                return value;
            }
        }
    }
}
