package org.barsrouter.ingress.config;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;
import org.barsrouter.ingress.answer.Dialect;
import org.barsrouter.ingress.envelope.Profile;
import org.barsrouter.ingress.room.Capacity;
import org.barsrouter.ingress.validation.Strictness;
import org.barsrouter.schemas.id.ServiceId;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/// Settings of this service.
///
/// @param maxBody largest body that is accepted
/// @param relayDeadline from acceptance to deliver-by of a relay message, where its route says
///   nothing else
/// @param journalUrl where the journal answers for the status of deferred messages
/// @param catalogueUrl where the catalogue answers for its own BaRS paths; absent serves none
/// @param profile how much of a call is judged here
/// @param dialect in which refusals are written
/// @param capabilityStatement file that is given out in place of our own
/// @param capacity how much may be under way at once
/// @param validation what is refused that the standard wants otherwise
/// @param auth whose tokens are taken
/// @param admin the operators' port
@ConfigurationProperties(prefix = "ingress", ignoreUnknownFields = false)
public record IngressProperties(
        @DefaultValue("5MB") DataSize maxBody,
        @DefaultValue("32s") Duration relayDeadline,
        @DefaultValue("http://127.0.0.1:8084") URI journalUrl,
        @Nullable URI catalogueUrl,
        @DefaultValue Append append,
        @DefaultValue Reply reply,
        @DefaultValue Broker broker,
        @DefaultValue Delivery delivery,
        @DefaultValue Cors cors,
        @DefaultValue Patience patience,
        @DefaultValue Limits capacity,
        @DefaultValue Release release,
        @DefaultValue Status status,
        @DefaultValue DocumentReference documentReference,
        @DefaultValue("standard") Profile profile,
        @DefaultValue("strict") Dialect dialect,
        @Nullable Path capabilityStatement,
        @DefaultValue Validation validation,
        @DefaultValue AuthProperties auth,
        @DefaultValue AdminProperties admin) {
    private static final DataSize LARGEST_BODY = DataSize.ofMegabytes(5);

    public IngressProperties {
        if (maxBody.toBytes() < 1 || maxBody.compareTo(LARGEST_BODY) > 0) {
            throw new IllegalArgumentException(
                    "ingress.max-body must be between 1B and 5MB: records of bars.inbound are limited to 6 MB");
        }
        positive("ingress.relay-deadline", relayDeadline);
        if (profile == Profile.TRANSPARENT && validation.refuses()) {
            throw new IllegalArgumentException(
                    "ingress.validation refuses nothing in the profile transparent, in which receivers judge: take it away, or set ingress.profile to standard");
        }
        if (!isHttp(journalUrl)) {
            throw new IllegalArgumentException(
                    "ingress.journal-url must be an http or https address");
        }
        if (capacity.bodies() != null && capacity.bodies().compareTo(maxBody) < 0) {
            throw new IllegalArgumentException(
                    "ingress.capacity.bodies must be at least ingress.max-body, or the largest bodies never find room");
        }
        if (catalogueUrl != null && !isHttp(catalogueUrl)) {
            throw new IllegalArgumentException(
                    "ingress.catalogue-url must be an http or https address");
        }
    }

    private static boolean isHttp(URI address) {
        return "http".equals(address.getScheme()) || "https".equals(address.getScheme());
    }

    /// How a message gets into the log.
    ///
    /// @param timeout after this an append is unknown; nothing that is appended later is delivered
    /// @param maxBlock how long to wait for the topic's metadata or for buffer space
    public record Append(
            @DefaultValue("5s") Duration timeout, @DefaultValue("300ms") Duration maxBlock) {
        public Append {
            positive("ingress.append.timeout", timeout);
            positive("ingress.append.max-block", maxBlock);
        }
    }

    /// How an answer gets back.
    ///
    /// @param grace how long after deliver-by a reply is still waited for
    public record Reply(@DefaultValue("2s") Duration grace) {
        public Reply {
            positive("ingress.reply.grace", grace);
        }
    }

    /// When the brokers count as out of reach.
    ///
    /// @param silence no sign of life for this long
    /// @param probeEvery how often they are asked
    public record Broker(
            @DefaultValue("600ms") Duration silence, @DefaultValue("150ms") Duration probeEvery) {
        public Broker {
            positive("ingress.broker.silence", silence);
            positive("ingress.broker.probe-every", probeEvery);
            if (silence.compareTo(probeEvery.multipliedBy(2)) < 0) {
                throw new IllegalArgumentException(
                        "ingress.broker.silence must be at least twice ingress.broker.probe-every, or one slow answer looks like an outage");
            }
        }
    }

    /// Who makes reads at receivers.
    ///
    /// @param urls instances of delivery, any of which can; a name that leads to all of them is one
    /// @param secret that delivery knows us by; without one reads are not relayed
    /// @param maxOpen reads under way at once: each holds memory until its receiver answers
    public record Delivery(
            @DefaultValue("http://127.0.0.1:8082") List<URI> urls,
            @Nullable String secret,
            @DefaultValue("512") int maxOpen) {
        private static final int SHORTEST_SECRET = 32;

        public Delivery {
            urls = List.copyOf(urls);
            if (urls.isEmpty() || !urls.stream().allMatch(IngressProperties::isHttp)) {
                throw new IllegalArgumentException(
                        "ingress.delivery.urls must be http or https addresses of delivery, with commas between");
            }
            if (maxOpen < 1) {
                throw new IllegalArgumentException("ingress.delivery.max-open must be at least 1");
            }
            if (secret != null && secret.length() < SHORTEST_SECRET) {
                throw new IllegalArgumentException(
                        "ingress.delivery.secret must have at least 32 characters, and be that of delivery.reads.secret");
            }
        }

        @Override
        public String toString() {
            return "Delivery["
                    + urls
                    + ", secret="
                    + (secret == null ? "none" : "***")
                    + ", maxOpen="
                    + maxOpen
                    + "]";
        }
    }

    /// Which pages may call us from a browser.
    ///
    /// @param origins `https://host`, or `*` for every one; none switches it off
    public record Cors(@DefaultValue({}) List<String> origins) {
        private static final Pattern ORIGIN = Pattern.compile("\\*|https?://[^/\\s]+");

        public Cors {
            origins = List.copyOf(origins);
            if (!origins.stream().allMatch(origin -> ORIGIN.matcher(origin).matches())) {
                throw new IllegalArgumentException(
                        "ingress.cors.origins must be origins such as https://host, without a path, or *");
            }
        }
    }

    /// How long a request may take to arrive: whoever sends a byte now and then must not hold a
    /// connection for ever.
    ///
    /// @param head a TLS handshake, and then request line and headers
    /// @param body the body, whole
    public record Patience(@DefaultValue("10s") Duration head, @DefaultValue("30s") Duration body) {
        public Patience {
            positive("ingress.patience.head", head);
            positive("ingress.patience.body", body);
        }
    }

    /// How much may be under way at once; what is absent follows from the size of the heap.
    ///
    /// @param connections open at once; more wait to be accepted
    /// @param calls under way at once; more are refused
    /// @param bodies of all calls under way, together
    public record Limits(
            @Nullable Integer connections, @Nullable Integer calls, @Nullable DataSize bodies) {
        public Limits {
            if (connections != null && connections < 1) {
                throw new IllegalArgumentException(
                        "ingress.capacity.connections must be at least 1");
            }
            if (calls != null && calls < 1) {
                throw new IllegalArgumentException("ingress.capacity.calls must be at least 1");
            }
            if (calls != null && connections != null && calls > connections) {
                throw new IllegalArgumentException(
                        "ingress.capacity.calls must be at most ingress.capacity.connections: each call has a connection");
            }
        }

        /// These limits, with what the heap has room for in place of those that are absent.
        public Capacity within(Capacity heap) {
            int open = connections == null ? heap.connections() : connections;
            return new Capacity(
                    open,
                    calls == null ? Capacity.callsOf(open) : calls,
                    bodies == null ? heap.bodies() : bodies.toBytes());
        }
    }

    /// What is running, in the words of the national proxy.
    public record Release(
            @DefaultValue("unknown") String version,
            @DefaultValue("unknown") String revision,
            @DefaultValue("unknown") String id,
            @DefaultValue("unknown") String commit) {}

    /// Who may ask for the status of this router.
    ///
    /// @param apiKey what the header `apikey` must be; without it nobody may
    public record Status(@Nullable String apiKey) {
        public Status {
            if (apiKey != null && apiKey.isBlank()) {
                throw new IllegalArgumentException("ingress.status.api-key must not be blank");
            }
        }

        @Override
        public String toString() {
            return "Status[apiKey=" + (apiKey == null ? "none" : "***") + "]";
        }
    }

    /// The services, as `system|value`, that pointers to documents are forwarded to.
    ///
    /// @param consumer is searched
    /// @param producer gets every other call
    public record DocumentReference(@Nullable String consumer, @Nullable String producer) {
        public DocumentReference {
            service("ingress.document-reference.consumer", consumer);
            service("ingress.document-reference.producer", producer);
        }

        private static void service(String key, @Nullable String text) {
            if (text != null && ServiceId.parse(text).isEmpty()) {
                throw new IllegalArgumentException(
                        key + " must name a service of the catalogue as system|value");
            }
        }
    }

    /// What is refused that the standard wants otherwise, up to a level: 0 nothing, 1 what headers
    /// show, 2 what the MessageHeader shows too.
    ///
    /// @param level of services that are not named
    /// @param services those with a level of their own
    public record Validation(
            @DefaultValue("0") int level, @DefaultValue({}) List<ServiceLevel> services) {
        public Validation {
            services = List.copyOf(services);
            possible("ingress.validation.level", level);
        }

        boolean refuses() {
            return level > 0 || services.stream().anyMatch(service -> service.level() > 0);
        }

        private static void possible(String key, int level) {
            if (level < 0 || level > Strictness.HIGHEST) {
                throw new IllegalArgumentException(
                        key
                                + " must be 0, 1 or 2: a message is never held against its MessageDefinition while its sender waits (./bars check does that)");
            }
        }
    }

    /// The level of one service.
    ///
    /// @param service `system|value`
    public record ServiceLevel(@DefaultValue("") String service, @DefaultValue("-1") int level) {
        public ServiceLevel {
            if (ServiceId.parse(service).isEmpty()) {
                throw new IllegalArgumentException(
                        "ingress.validation.services: service must name a service as system|value");
            }
            Validation.possible("ingress.validation.services: level", level);
        }
    }

    private static void positive(String key, Duration value) {
        if (!value.isPositive()) {
            throw new IllegalArgumentException(key + " must be a duration above zero, such as 5s");
        }
    }
}
