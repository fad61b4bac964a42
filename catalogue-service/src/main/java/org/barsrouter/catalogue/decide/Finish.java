package org.barsrouter.catalogue.decide;

import java.util.ArrayList;
import java.util.List;
import org.barsrouter.catalogue.change.Batch;
import org.barsrouter.catalogue.change.Catalogue;
import org.barsrouter.catalogue.change.Entry;
import org.barsrouter.catalogue.change.Event;
import org.barsrouter.catalogue.change.Event.Context;
import org.barsrouter.catalogue.change.EventChain;
import org.barsrouter.schemas.id.ServiceId;

/// Turns a draft without problems into what is written.
public final class Finish {
    private Finish() {}

    public static Batch batch(Draft draft, Context context) {
        EventChain chain = new EventChain(context, draft.basis().lastHash().orElse(null));
        draft.noted().forEach(noted -> chain.append(noted.content(), noted.from()));
        List<Event> events = chain.events();
        return Batch.of(draft.basis(), context.changeSetId(), events, written(draft));
    }

    /// The catalogue as it would be, without events: to look at, never to write.
    public static Catalogue state(Draft draft) {
        return Batch.of(draft.basis(), "", List.of(), written(draft)).result();
    }

    private static Batch.Written written(Draft draft) {
        return new Batch.Written(
                draft.services(),
                freed(draft),
                draft.templates(),
                draft.documents(),
                draft.forgotten());
    }

    /// Identifiers that a service had and nobody has now.
    private static List<String> freed(Draft draft) {
        List<String> freed = new ArrayList<>();
        for (Entry after : draft.services()) {
            draft.basis().service(after.id()).stream()
                    .flatMap(before -> before.service().identifiers().stream())
                    .filter(id -> draft.service(id).isEmpty())
                    .map(ServiceId::key)
                    .forEach(freed::add);
        }
        return freed;
    }
}
