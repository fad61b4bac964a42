package org.barsrouter.ingress.header;

import java.util.List;
import java.util.Optional;

/// The headers of one request, in the order received.
public record RequestHeaders(List<HeaderField> fields) {

    public RequestHeaders {
        fields = List.copyOf(fields);
    }

    /// The first value of a header, without the blanks around it; empty when it is absent or blank.
    public Optional<String> first(String name) {
        for (HeaderField field : fields) {
            if (field.named(name) && !field.value().isBlank()) {
                return Optional.of(field.value().strip());
            }
        }
        return Optional.empty();
    }

    /// Every value of a header.
    public List<String> all(String name) {
        return fields.stream().filter(field -> field.named(name)).map(HeaderField::value).toList();
    }

    /// Whether a header stands there more than once with different values, so that nobody can say
    /// which one is meant.
    public boolean contradicts(String name) {
        List<String> values = all(name);
        return values.size() > 1 && values.stream().distinct().count() > 1;
    }
}
