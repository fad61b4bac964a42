package org.barsrouter.ingress.hostile;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.barsrouter.ingress.fixture.Sent;
import org.barsrouter.schemas.header.BarsHeaders;
import org.barsrouter.schemas.refusal.Refusal;

/// One hostile request.
///
/// @param correlationId by which the systems behind know it, as far as it gets there
record Row(String name, ByteBuffer bytes, String correlationId, Expected expected) {

    static Row of(String name, Sent sent, Expected expected) {
        String correlationId =
                sent.headers().stream()
                        .filter(field -> field.named(BarsHeaders.CORRELATION_ID))
                        .map(field -> field.value().strip())
                        .filter(value -> !value.isEmpty())
                        .findFirst()
                        .orElse("none");
        return new Row(name, ByteBuffer.wrap(sent.wire()), correlationId, expected);
    }

    static Row of(String name, Sent sent, Refusal refusal) {
        return of(name, sent, Expected.refused(refusal));
    }

    /// Bytes as they are; `ID` stands for a fresh correlation id.
    static Row raw(String name, String request, Expected expected) {
        String id = UUID.randomUUID().toString();
        return new Row(
                name,
                ByteBuffer.wrap(request.replace("ID", id).getBytes(StandardCharsets.ISO_8859_1)),
                id,
                expected);
    }

    @Override
    public String toString() {
        return name;
    }
}
