package org.barsrouter.ingress.room;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RoomTest {
    private static final long MB = 1024 * 1024;

    @Test
    void one_call_more_than_there_are_seats_is_not_let_in_until_another_leaves() {
        Room room = new Room(new Capacity(3, 2, 100));
        Room.Seat first = room.enter().orElseThrow();
        assertThat(room.enter()).isPresent();

        assertThat(room.enter()).isEmpty();

        first.close();
        assertThat(room.enter()).isPresent();
        assertThat(room.enter()).isEmpty();
    }

    @Test
    void bodies_share_their_bytes_and_give_them_back() {
        Room room = new Room(new Capacity(3, 3, 100));
        Room.Seat large = room.enter().orElseThrow();
        Room.Seat small = room.enter().orElseThrow();
        assertThat(large.take(60)).isTrue();
        assertThat(large.take(30)).isTrue();

        assertThat(small.take(11)).isFalse();
        assertThat(small.take(10)).isTrue();

        large.close();
        assertThat(small.take(90)).isTrue();
        assertThat(small.take(1)).isFalse();
    }

    @Test
    void a_heap_has_room_for_connections_in_a_third_and_bodies_in_a_sixth_of_it() {
        Capacity capacity = Capacity.of(300 * MB, 100 * 1024, 5 * MB);

        assertThat(capacity).isEqualTo(new Capacity(1024, 819, 50 * MB));
    }

    @Test
    void the_smallest_heap_has_room_for_two_of_the_largest_bodies_and_for_some_connections() {
        Capacity capacity = Capacity.of(12 * MB, 100 * 1024, 5 * MB);

        assertThat(capacity).isEqualTo(new Capacity(64, 51, 10 * MB));
    }
}
