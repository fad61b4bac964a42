package org.barsrouter.delivery.lane;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class MemoryTest {
    private static final long MEGABYTE = 1024 * 1024;

    @Test
    void a_backlog_over_many_lanes_fits_into_a_small_heap() {
        Memory memory = Memory.sharing(256 * MEGABYTE);

        long bodies = memory.arriving().bytes() + memory.readAgain().bytes();
        assertThat(memory.places() * 40L * 1024 + bodies).isLessThan(256 * MEGABYTE / 2);
    }

    @Test
    void a_lane_of_default_width_has_room_for_its_attempts_several_times() {
        Memory memory = Memory.sharing(256 * MEGABYTE);

        assertThat(memory.readAgain().places()).isGreaterThan(4 * 64);
    }

    @Test
    void however_small_the_heap_messages_go_through() {
        assertThat(Memory.sharing(MEGABYTE).readAgain().hasFree()).isTrue();
        assertThat(Memory.sharing(MEGABYTE).arriving().hasFree()).isTrue();
    }

    @Test
    void what_is_taken_is_missing_until_it_is_given_back() {
        Room room = new Room(2, 1_000);
        room.take(600);
        room.take(600);
        assertThat(room.hasFree()).isFalse();

        room.give(600);

        assertThat(room.hasFree()).isTrue();
        assertThat(room.free()).isEqualTo(1);
        assertThat(room.freeBytes()).isEqualTo(400);
    }
}
