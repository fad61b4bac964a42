package org.barsrouter.schemas.registry;

import org.apache.avro.Schema;

/// Gives each schema the id that stands in front of its records (Confluent wire format), and back.
/// Implementations keep what they have seen: a look-up on the hot path costs a map access.
public interface SchemaRegistry {

    /// The id under which `schema` is registered for `subject`.
    ///
    /// @throws SchemaRegistryException when the registry does not know it or cannot be asked
    int idOf(String subject, Schema schema);

    /// The schema with that id.
    ///
    /// @throws SchemaRegistryException when the registry does not know it or cannot be asked
    Schema byId(int id);
}
