package org.barsrouter.ingress.header;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.barsrouter.schemas.header.BarsHeaders;

/// Which request headers a receiver gets: all but those of this connection, of this router and of
/// the sender's credentials.
public final class ForwardedHeaders {
    private static final Set<String> KEPT_HERE =
            Set.of(
                    "host",
                    "authorization",
                    "apikey",
                    "cookie",
                    "prefer",
                    "expect",
                    "accept-encoding",
                    "forwarded");

    /// Tomcat hands names over in lower case; receivers get the spelling of the standard.
    private static final Map<String, String> SPELLING =
            Stream.of(
                            BarsHeaders.REQUEST_ID,
                            BarsHeaders.CORRELATION_ID,
                            BarsHeaders.TARGET_IDENTIFIER,
                            BarsHeaders.END_USER_ORGANISATION,
                            BarsHeaders.REQUESTING_SOFTWARE,
                            BarsHeaders.REQUESTING_PRACTITIONER,
                            "Accept",
                            "Accept-Language",
                            "Content-Type",
                            "Date",
                            "If-Match",
                            "User-Agent")
                    .collect(Collectors.toUnmodifiableMap(HopByHop::lower, name -> name));

    /// What no `Connection` header may take away from a receiver (RFC 9110 section 7.6.1 forbids
    /// senders to name such fields in it).
    private static final Set<String> END_TO_END =
            Stream.of(
                            BarsHeaders.REQUEST_ID,
                            BarsHeaders.CORRELATION_ID,
                            BarsHeaders.TARGET_IDENTIFIER,
                            BarsHeaders.END_USER_ORGANISATION,
                            BarsHeaders.REQUESTING_SOFTWARE,
                            BarsHeaders.REQUESTING_PRACTITIONER,
                            BarsHeaders.USE_CONTEXT,
                            "Accept",
                            "Content-Type")
                    .map(HopByHop::lower)
                    .collect(Collectors.toUnmodifiableSet());

    private ForwardedHeaders() {}

    /// The headers to forward, in the order received.
    public static List<HeaderField> of(RequestHeaders headers) {
        HopByHop hop = HopByHop.of(headers.fields());
        List<HeaderField> forwarded = new ArrayList<>(headers.fields().size());
        for (HeaderField field : headers.fields()) {
            String name = HopByHop.lower(field.name());
            if ((END_TO_END.contains(name) || !hop.covers(name))
                    && !KEPT_HERE.contains(name)
                    && !name.startsWith("x-forwarded-")) {
                forwarded.add(
                        new HeaderField(SPELLING.getOrDefault(name, field.name()), field.value()));
            }
        }
        return List.copyOf(forwarded);
    }
}
