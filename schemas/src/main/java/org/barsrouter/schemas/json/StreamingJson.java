package org.barsrouter.schemas.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.util.JsonRecyclerPools;

/// Parsers of JSON whose buffers are shared by all threads. Every request has a thread of its own,
/// so that buffers kept by thread, as Jackson does by default, would never be used again.
public final class StreamingJson {
    /// Reads whatever RFC 8259 allows.
    public static final JsonFactory FACTORY = builder().build();

    private StreamingJson() {}

    /// For a reader with rules of its own.
    public static JsonFactoryBuilder builder() {
        return new JsonFactoryBuilder().recyclerPool(JsonRecyclerPools.newConcurrentDequePool());
    }
}
