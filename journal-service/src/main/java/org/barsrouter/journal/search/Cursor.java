package org.barsrouter.journal.search;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;
import org.barsrouter.schemas.id.MessageId;

/// Where a page ended. It travels as opaque text that carries nothing but a place in the list and a
/// mark of its search, and is taken back only for that search: a forged one is refused, and one
/// made with care could but name another place in a list that its holder may read anyway.
///
/// @param since of the last message shown
/// @param message the last message shown
public record Cursor(Instant since, MessageId message) {
    private static final byte VERSION = 1;
    private static final int MARK = 8;
    private static final int SIZE = 1 + Long.BYTES + 2 * Long.BYTES + MARK;
    private static final Instant LATEST = Instant.parse("9999-12-31T23:59:59Z");

    public String text(Search search) {
        ByteBuffer bytes =
                ByteBuffer.allocate(SIZE)
                        .put(VERSION)
                        .putLong(since.toEpochMilli())
                        .putLong(message.value().getMostSignificantBits())
                        .putLong(message.value().getLeastSignificantBits())
                        .put(mark(search));
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes.array());
    }

    /// Reads what [#text(Search)] wrote for the same search; empty for anything else.
    static Optional<Cursor> read(String text, Search search) {
        try {
            byte[] bytes = Base64.getUrlDecoder().decode(text);
            if (bytes.length != SIZE || bytes[0] != VERSION) {
                return Optional.empty();
            }
            ByteBuffer buffer = ByteBuffer.wrap(bytes, 1, SIZE - 1);
            Cursor cursor =
                    new Cursor(
                            Instant.ofEpochMilli(buffer.getLong()),
                            new MessageId(new UUID(buffer.getLong(), buffer.getLong())));
            boolean own = cursor.text(search).equals(text);
            boolean possible =
                    !cursor.since.isBefore(Instant.EPOCH) && !cursor.since.isAfter(LATEST);
            return own && possible ? Optional.of(cursor) : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private byte[] mark(Search search) {
        return Arrays.copyOf(search.digest(since + "/" + message), MARK);
    }
}
