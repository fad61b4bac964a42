package org.barsrouter.catalogue.kafka;

/// Whether this instance may write the catalogue.
///
/// ```
///  Opening ──── fenced in, state read ────▶ Open ──── another instance opened ────▶ Fenced (for ever)
///     ▲                                       │
///     └─────── outcome of a write unknown ────┘
/// ```
public sealed interface WriterState {

    /// Not yet, or not at present: the state is read from Kafka first.
    record Opening(String why) implements WriterState {}

    /// The writer.
    record Open() implements WriterState {}

    /// No longer: another instance has taken over.
    record Fenced() implements WriterState {}
}
