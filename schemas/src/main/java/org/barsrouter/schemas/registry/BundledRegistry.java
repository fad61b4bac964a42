package org.barsrouter.schemas.registry;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.avro.Schema;

/// Schemas and ids from our own jar: no server, the same ids on every machine.
public final class BundledRegistry implements SchemaRegistry {
    private final Map<Integer, Schema> byId = new HashMap<>();
    private final Map<String, Integer> byContent = new HashMap<>();
    private final Map<Key, Integer> known = new ConcurrentHashMap<>();

    private record Key(String subject, Schema schema) {}

    public BundledRegistry() {
        for (ReleasedSchemas.Released released : ReleasedSchemas.all()) {
            byId.put(released.id(), released.schema());
            byContent.put(content(released.subject(), released.schema()), released.id());
        }
    }

    @Override
    public int idOf(String subject, Schema schema) {
        return known.computeIfAbsent(new Key(subject, schema), this::find);
    }

    @Override
    public Schema byId(int id) {
        Schema schema = byId.get(id);
        if (schema == null) {
            throw new SchemaRegistryException(
                    "schema id "
                            + id
                            + " is not one of ours: the record was written by a newer version, or with"
                            + " another registry; set schema.registry.url to the one it was written with");
        }
        return schema;
    }

    private int find(Key key) {
        Integer id = byContent.get(content(key.subject, key.schema));
        if (id == null) {
            throw new SchemaRegistryException(
                    "the schema of "
                            + key.subject
                            + " has changed since its last release: add it under registry/ and to"
                            + " registry/index.tsv with the next free id");
        }
        return id;
    }

    private static String content(String subject, Schema schema) {
        return subject + " " + ReleasedSchemas.fingerprintText(schema);
    }
}
