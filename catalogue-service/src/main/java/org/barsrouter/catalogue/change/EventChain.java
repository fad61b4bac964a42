package org.barsrouter.catalogue.change;

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

    EventChain(Context context, @Nullable String last) {
        this.context = context;
        this.last = last;
    }

    void append(Content content) {
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
                        context,
                        hash(content, context, last),
                        last);
        events.add(event);
        last = event.hash();
    }

    List<Event> events() {
        return events;
    }

    /// The hash that an event must have: SHA-256 over the hash before and all that it says.
    public static String hash(Content content, Context context, @Nullable String previous) {
        return Sha256.start()
                .with(previous)
                .with(context.deployment().name())
                .with(context.changeSetId())
                .with(context.occurredAt().toString())
                .with(context.effectiveFrom().toString())
                .with(context.actor())
                .with(context.source())
                .with(context.reason())
                .with(context.requestId())
                .with(context.correlationId())
                .with(content.type())
                .with(content.aggregateId())
                .with(Long.toString(content.version()))
                .with(content.before())
                .with(content.after())
                .hex();
    }
}
