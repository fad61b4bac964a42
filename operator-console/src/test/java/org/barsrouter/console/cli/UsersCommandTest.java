package org.barsrouter.console.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UsersCommandTest {
    @TempDir private Path folder = Path.of("");

    @Test
    void a_user_is_added_listed_and_removed() {
        assertThat(users("add", "ann", "--role", "operator", "--role", "approver").out())
                .containsPattern("password of ann, not shown again: [a-z2-9]{4}(-[a-z2-9]{4}){3}");
        assertThat(users("list").out()).contains("ann").contains("operator, approver");
        assertThat(users("remove", "ann").exit()).isZero();
        assertThat(users("remove", "ann").exit()).isEqualTo(1);
    }

    @Test
    void what_makes_no_sense_is_refused() {
        assertThat(users("add", "ann", "--role", "root").err()).contains("no such role");
        assertThat(users("add", "ann").err()).contains("no role");
        assertThat(users("add", "--role", "viewer").err()).contains("1 to 40 small letters");
        assertThat(users("list").err()).contains("./bars users add");
        assertThat(users("forget", "ann").exit()).isEqualTo(4);
    }

    @Test
    void users_are_minted_once() {
        assertThat(users("mint").out()).contains("catalogue-editor");
        assertThat(users("mint").out()).contains("nothing was changed");
    }

    private Console.Run users(String... words) {
        String[] all = new String[words.length + 3];
        all[0] = "users";
        System.arraycopy(words, 0, all, 1, words.length);
        all[words.length + 1] = "--file";
        all[words.length + 2] = folder.resolve("users").toString();
        return Console.plain(all);
    }
}
