package org.barsrouter.schemas.id;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IdsTest {
    private static final Instant NOW = Instant.parse("2026-05-01T10:00:00.123Z");
    private static final String ID = "0196840e-0000-7000-8000-000000000001";

    @Test
    void a_message_id_is_a_uuid_of_version_7_with_its_instant() {
        MessageId id = MessageId.mint(InstantSource.fixed(NOW), new Random(1));

        assertThat(id.value().version()).isEqualTo(7);
        assertThat(id.value().variant()).isEqualTo(2);
        assertThat(id.mintedAtMillis()).isEqualTo(NOW.toEpochMilli());
    }

    @Test
    void message_ids_of_one_millisecond_differ() {
        Random random = new Random(1);
        Set<MessageId> seen = new HashSet<>();
        for (int i = 0; i < 10_000; i++) {
            seen.add(MessageId.mint(InstantSource.fixed(NOW), random));
        }

        assertThat(seen).hasSize(10_000);
    }

    @Test
    void message_ids_sort_by_their_instant() {
        Random random = new Random(1);
        MessageId earlier = MessageId.mint(InstantSource.fixed(NOW), random);
        MessageId later = MessageId.mint(InstantSource.fixed(NOW.plusMillis(1)), random);

        assertThat(earlier.toString()).isLessThan(later.toString());
    }

    @Test
    void the_notice_about_a_delivery_has_one_id() {
        DeliveryId delivery = DeliveryId.parse(ID + ".0");

        assertThat(MessageId.ofNoticeAbout(delivery))
                .isEqualTo(MessageId.ofNoticeAbout(DeliveryId.parse(ID + ".0")))
                .isNotEqualTo(MessageId.ofNoticeAbout(DeliveryId.parse(ID + ".1")));
        assertThat(MessageId.ofNoticeAbout(delivery).value().version()).isEqualTo(5);
    }

    @Test
    void a_name_based_uuid_never_changes() {
        assertThat(Uuids.version5("a name"))
                .hasToString("c5a5ab2f-4b50-5cb3-9ae7-457c745d9b78")
                .isNotEqualTo(Uuids.version5("another name"));
    }

    @Test
    void a_delivery_id_is_read_back() {
        DeliveryId id = new DeliveryId(MessageId.parse(ID), 12);

        assertThat(id).hasToString(ID + ".12");
        assertThat(DeliveryId.parse(id.toString())).isEqualTo(id);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ID, ID + ".", ID + ".x", ID + ".-1", "x.0", ".0"})
    void a_text_that_is_no_delivery_id_is_refused(String text) {
        assertThatThrownBy(() -> DeliveryId.parse(text))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @CsvSource({
        "https://fhir.nhs.uk/Id/dos-service-id|123, https://fhir.nhs.uk/Id/dos-service-id, 123",
        "a|b|c,                                     a|b,                                   c",
        "tests|NHS0001-403,                         tests,                                 NHS0001-403",
    })
    void a_service_id_is_split_at_its_last_bar(String text, String system, String value) {
        assertThat(ServiceId.parse(text)).contains(new ServiceId(system, value));
        assertThat(new ServiceId(system, value).key()).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "|", "a|", "|b", "ab"})
    void a_text_without_two_sides_is_no_service_id(String text) {
        assertThat(ServiceId.parse(text)).isEmpty();
    }

    @Test
    void a_service_id_needs_both_sides() {
        assertThatThrownBy(() -> new ServiceId("", "1"))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new ServiceId("s", ""))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void a_lane_is_read_back() {
        Lane lane = new Lane("product#1/main", 3);

        assertThat(Lane.parse(lane.toString())).isEqualTo(lane);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "e", "#1", "e#", "e#x"})
    void a_text_that_is_no_lane_is_refused(String text) {
        assertThatThrownBy(() -> Lane.parse(text)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void a_service_stays_in_its_slice_and_services_spread_over_slices() {
        Set<Integer> slices = new HashSet<>();
        for (int i = 0; i < 200; i++) {
            ServiceId service = new ServiceId("s", Integer.toString(i));
            Lane lane = Lane.of("e", 4, service);
            assertThat(lane).isEqualTo(Lane.of("e", 4, service));
            slices.add(lane.slice());
        }

        assertThat(slices).containsExactlyInAnyOrder(0, 1, 2, 3);
        assertThat(Lane.of("e", 1, new ServiceId("s", "7"))).isEqualTo(new Lane("e", 0));
    }
}
