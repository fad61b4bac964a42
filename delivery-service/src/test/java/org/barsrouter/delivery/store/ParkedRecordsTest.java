package org.barsrouter.delivery.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.barsrouter.delivery.lane.Deliveries;
import org.barsrouter.delivery.lane.ParkedDelivery;
import org.barsrouter.delivery.state.Delivery;
import org.barsrouter.delivery.state.DeliveryState.Parked;
import org.barsrouter.delivery.state.Story;
import org.barsrouter.delivery.state.WaitReason;
import org.barsrouter.schemas.avro.ParkedEntry;
import org.junit.jupiter.api.Test;

class ParkedRecordsTest {

    @Test
    void what_was_parked_while_it_was_attempted_reads_back_as_unknown() {
        ParkedDelivery parked = parked(Story.untold().perhapsAttempted(Deliveries.NOW));

        ParkedDelivery read =
                ParkedRecords.read(parked.id().toString(), ParkedRecords.write(parked));

        assertThat(read).isEqualTo(parked);
        assertThat(read.state().story().unknown()).isTrue();
        assertThat(read.state().story().attempts()).isZero();
    }

    @Test
    void an_entry_of_an_earlier_release_has_the_time_out_of_most_routes() {
        ParkedDelivery parked = parked(Story.untold());
        ParkedEntry.Builder earlier = ParkedEntry.newBuilder(ParkedRecords.write(parked));
        earlier.clearAttemptTimeoutMs();

        ParkedDelivery read = ParkedRecords.read(parked.id().toString(), earlier.build());

        assertThat(read.attemptTimeout()).isEqualTo(Duration.ofSeconds(32));
    }

    private static ParkedDelivery parked(Story story) {
        Delivery delivery = Deliveries.deferred(7);
        return new ParkedDelivery(
                delivery.id(),
                delivery.lane(),
                delivery.target(),
                delivery.correlationId(),
                delivery.inbound(),
                delivery.outbound(),
                delivery.until(),
                Duration.ofSeconds(9),
                new Parked(story, Deliveries.NOW, WaitReason.RETRY),
                ParkedDelivery.Phase.WAITING);
    }
}
