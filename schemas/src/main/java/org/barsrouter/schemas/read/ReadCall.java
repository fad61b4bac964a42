package org.barsrouter.schemas.read;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.barsrouter.schemas.id.ServiceId;
import org.jspecify.annotations.Nullable;

/// One read that ingress asks delivery to make: a `GET` at the endpoint of a service. It names the
/// service and never an address, so that nobody can make delivery call what the catalogue does not
/// know. Not printed: its query may hold an NHS number.
///
/// @param target canonical
/// @param routeVersion content hash of the route that ingress knows; absent when it knows none
/// @param path raw path behind the base path, with its leading slash
/// @param rawQuery raw query without the question mark, byte for byte
/// @param headers that the receiver gets
/// @param within the time that is left for all of it
public record ReadCall(
        ServiceId target,
        @Nullable String routeVersion,
        String path,
        @Nullable String rawQuery,
        List<ReadField> headers,
        Duration within) {

    /// Path of delivery's relay port; the call is its body, so that no URL holds a query.
    public static final String RELAY_PATH = "/delivery/v1/reads";

    /// Media type of a call and of an answer.
    public static final String MEDIA_TYPE = "application/vnd.barsrouter.read";

    public ReadCall {
        headers = List.copyOf(headers);
        if (!path.startsWith("/")) {
            throw new IllegalArgumentException("the path of a read starts with a slash");
        }
        if (!within.isPositive()) {
            throw new IllegalArgumentException("a read needs time");
        }
    }

    /// The first value of a header.
    public Optional<String> header(String name) {
        return headers.stream()
                .filter(field -> field.name().equalsIgnoreCase(name))
                .map(ReadField::value)
                .findFirst();
    }

    @Override
    public String toString() {
        return "ReadCall[" + target.key() + "]";
    }
}
