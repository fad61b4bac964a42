package org.barsrouter.ingress.message;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;

class Utf8Test {
    private static final int ROUNDS = 200_000;

    @Test
    void agrees_with_the_jdk_on_every_sequence_of_up_to_two_bytes() {
        for (int i = 1; i < 0x10000; i++) {
            byte[] bytes = {'a', (byte) (i >> 8), (byte) i};
            if (bytes[1] != 0) {
                assertThat(Utf8.isValid(bytes)).as("%04x", i).isEqualTo(jdkAccepts(bytes));
            }
        }
    }

    @Test
    void agrees_with_the_jdk_on_random_sequences() {
        long seed = new Random().nextLong();
        Random random = new Random(seed);
        int[] interesting = {
            0xC2, 0xE0, 0xED, 0xEF, 0xF0, 0xF4, 0xF5, 0x80, 0x8F, 0x90, 0x9F, 0xA0, 0xBF, 0x41
        };
        for (int round = 0; round < ROUNDS; round++) {
            byte[] bytes = new byte[2 + random.nextInt(12)];
            bytes[0] = '{';
            for (int i = 1; i < bytes.length; i++) {
                bytes[i] = (byte) interesting[random.nextInt(interesting.length)];
            }
            assertThat(Utf8.isValid(bytes))
                    .as("seed %s, round %s", seed, round)
                    .isEqualTo(jdkAccepts(bytes));
        }
    }

    private static boolean jdkAccepts(byte[] bytes) {
        try {
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes));
            return true;
        } catch (CharacterCodingException e) {
            return false;
        }
    }
}
