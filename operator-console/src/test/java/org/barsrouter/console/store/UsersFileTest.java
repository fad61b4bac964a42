package org.barsrouter.console.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import org.barsrouter.console.access.Role;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UsersFileTest {
    @TempDir private Path folder = Path.of("");

    private final Passwords passwords = new Passwords();

    @Test
    void what_is_written_is_read_and_holds_no_password() throws IOException {
        Path path = folder.resolve("deep/users");
        UsersFile file = new UsersFile(path);
        var ann = passwords.user("ann", Set.of(Role.OPERATOR, Role.VIEWER), "secret-1");
        file.write(Map.of("ann", ann));

        assertThat(file.read()).containsOnly(Map.entry("ann", ann));
        assertThat(passwords.encoder().matches("secret-1", ann.hash())).isTrue();
        assertThat(Files.readString(path))
                .contains("ann viewer,operator ")
                .doesNotContain("secret");
        assertThat(ann.toString()).doesNotContain(ann.hash());
    }

    @Test
    void a_sandbox_gets_a_user_for_each_role_once() {
        UsersFile file = new UsersFile(folder.resolve("users"));

        Map<Role, String> minted = passwords.mintUsers(file);

        assertThat(minted).containsOnlyKeys(Role.values());
        assertThat(minted.values()).doesNotHaveDuplicates().allMatch(word -> word.length() == 19);
        assertThat(passwords.mintUsers(file)).isEmpty();
    }

    @Test
    void a_line_that_cannot_be_read_is_named() throws IOException {
        Path path = folder.resolve("users");
        UsersFile file = new UsersFile(path);

        for (String line : new String[] {"ann operator", "ann root x", "Ann viewer x"}) {
            Files.writeString(path, "# users\n" + line);
            assertThatThrownBy(file::read).hasMessageContaining("Line 2 of the users' file");
        }
    }

    @Test
    void a_file_that_is_not_there_says_how_to_make_it() {
        assertThatThrownBy(new UsersFile(folder.resolve("none"))::read)
                .hasMessageContaining("./bars users add");
    }
}
