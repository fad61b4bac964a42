package org.barsrouter.catalogue.resource;

import java.util.List;

/// What came of reading a resource.
public sealed interface Reading<T> {

    /// It could be read.
    record Understood<T>(T resource) implements Reading<T> {}

    /// It could not; every fault that was found, in the order of the elements.
    record Faulty<T>(List<FieldFault> faults) implements Reading<T> {
        public Faulty {
            faults = List.copyOf(faults);
        }
    }
}
