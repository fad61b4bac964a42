package org.barsrouter.ingress.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.nimbusds.jose.jwk.JWK;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.barsrouter.ingress.token.KeyFinder.Lookup;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeyFileTest {
    @TempDir private Path folder = Path.of("never");

    @Test
    void makes_a_key_once_for_its_owner_only_and_every_instance_uses_it() throws IOException {
        Path file = folder.resolve("keys.json");

        KeyFile one = KeyFile.openOrCreate(file);
        KeyFile other = KeyFile.openOrCreate(file);

        assertThat(other.current()).isEqualTo(one.current());
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        assertThat(one.publicKeys().getKeys()).noneMatch(JWK::isPrivate);
    }

    @Test
    void a_new_key_signs_at_once_and_the_one_before_still_verifies() {
        Path file = folder.resolve("keys.json");
        KeyFile keys = KeyFile.openOrCreate(file);
        String old = keys.current().getKeyID();

        List<String> ids = KeyFile.rotate(file);

        assertThat(ids).hasSize(2).last().isEqualTo(old);
        await().untilAsserted(
                        () -> assertThat(keys.current().getKeyID()).isEqualTo(ids.getFirst()));
        assertThat(keys.find(old)).isInstanceOf(Lookup.Found.class);
    }

    @Test
    void a_file_that_is_broken_later_changes_nothing() throws IOException {
        Path file = folder.resolve("keys.json");
        KeyFile keys = KeyFile.openOrCreate(file);
        String id = keys.current().getKeyID();
        WatchedText watched = new WatchedText(file, "key");
        Files.writeString(file, "{\"keys\":[]}");

        await().until(() -> watched.changed().isPresent());

        assertThat(keys.current().getKeyID()).isEqualTo(id);
    }

    @Test
    void what_is_no_set_of_private_keys_refuses_the_start() throws IOException {
        Path file = Files.writeString(folder.resolve("keys.json"), "{}");

        assertThatThrownBy(() -> KeyFile.open(file)).hasMessageContaining("./bars token-keys");
        assertThatThrownBy(() -> KeyFile.open(folder.resolve("none")))
                .hasMessageContaining("ingress.auth.own.key-file");
    }
}
