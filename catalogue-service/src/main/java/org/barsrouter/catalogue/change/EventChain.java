package org.barsrouter.catalogue.change;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.barsrouter.catalogue.change.Event.Content;
import org.barsrouter.catalogue.change.Event.Context;
import org.barsrouter.schemas.id.Uuids;
import org.jspecify.annotations.Nullable;

/// Links events: each carries the hash of the one before, so that a record taken out or altered
/// later breaks the chain for everyone who reads it.
public final class EventChain {
    private final Context context;
    private final List<Event> events = new ArrayList<>();
    private @Nullable String last;

    public EventChain(Context context, @Nullable String last) {
        this.context = context;
        this.last = last;
    }

    void append(Content content) {
        append(content, context.effectiveFrom());
    }

    /// Adds what applies from an instant of its own.
    public void append(Content content, Instant from) {
        Context own = context.from(from);
        Event event =
                new Event(
                        Uuids.version5(
                                        String.join(
                                                "|",
                                                "event",
                                                context.changeSetId(),
                                                content.type(),
                                                content.aggregateId(),
                                                Long.toString(content.version())))
                                .toString(),
                        content,
                        own,
                        hash(content, own, last),
                        last);
        events.add(event);
        last = event.hash();
    }

    public List<Event> events() {
        return events;
    }

    /// The hash that an event must have: SHA-256 over the hash before and all that it says.
    public static String hash(Content content, Context context, @Nullable String previous) {
        return actor(context.actor(), start(content, context, previous)).hex();
    }

    /// What else is known of the actor counts only where it is known: the chain is older than that.
    private static Sha256 actor(Actor actor, Sha256 hash) {
        return actor.isOnlyNamed()
                ? hash
                : hash.with(actor.client())
                        .with(actor.user())
                        .with(actor.ods())
                        .with(actor.product())
                        .with(actor.onBehalfOf());
    }

    private static Sha256 start(Content content, Context context, @Nullable String previous) {
        return Sha256.start()
                .with(previous)
                .with(context.deployment().name())
                .with(context.changeSetId())
                .with(context.occurredAt().toString())
                .with(context.effectiveFrom().toString())
                .with(context.actor().name())
                .with(context.source())
                .with(context.reason())
                .with(context.requestId())
                .with(context.correlationId())
                .with(content.type())
                .with(content.aggregateId())
                .with(Long.toString(content.version()))
                .with(content.before())
                .with(content.after());
    }
}
