package org.barsrouter.harness.simulation;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.barsrouter.delivery.state.Delivery.Answering;
import org.barsrouter.schemas.id.CorrelationId;
import org.barsrouter.schemas.id.DeliveryId;
import org.barsrouter.schemas.id.MessageId;

/// Draws what senders submit: relay and deferred, conversations, repeats.
final class Traffic {
    private final Chance chance;
    private final List<Site> sites;
    private final List<Submission> made = new ArrayList<>();
    private final int relayShare;
    private final int patience;

    Traffic(Chance chance, List<Site> sites) {
        this.chance = chance;
        this.sites = sites;
        this.relayShare = chance.between(0, 10);
        this.patience = chance.oneIn(4) ? 600 : 90;
    }

    List<Submission> submissions(Duration busy) {
        int count = chance.between(5, 45);
        List<Instant> instants = new ArrayList<>();
        for (int number = 0; number < count; number++) {
            instants.add(Timeline.START.plus(chance.millis(0, Math.toIntExact(busy.toMillis()))));
        }
        instants.sort(null);
        for (Instant at : instants) {
            made.add(chance.oneIn(10) && !made.isEmpty() ? repeat(at) : fresh(at));
        }
        return made;
    }

    private Submission fresh(Instant at) {
        Site site = chance.of(sites);
        Site.Service service = chance.of(site.services());
        boolean relay = chance.between(1, 10) <= relayShare;
        int number = made.size();
        return new Submission(
                at,
                new DeliveryId(new MessageId(chance.uuid()), 0),
                relay ? Answering.RELAY : Answering.DEFERRED,
                site,
                service,
                new CorrelationId("conversation-" + chance.between(1, 6)),
                "key-" + number,
                relay ? chance.seconds(5, 32) : chance.seconds(10, patience),
                number);
    }

    /// The same submission again, with a message id of its own.
    private Submission repeat(Instant at) {
        Submission first = made.get(chance.between(Math.max(0, made.size() - 5), made.size() - 1));
        return new Submission(
                at,
                new DeliveryId(new MessageId(chance.uuid()), 0),
                first.answering(),
                first.site(),
                first.service(),
                first.conversation(),
                first.key(),
                first.time(),
                made.size());
    }
}
