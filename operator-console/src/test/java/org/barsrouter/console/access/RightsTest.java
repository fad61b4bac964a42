package org.barsrouter.console.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RightsTest {
    /// The whole table: y for granted.
    @ParameterizedTest
    @CsvSource({
        // LOOK, READ_AUDIT, REPLAY, APPROVE_REPLAY, CONTROL_DELIVERY, CHANGE_CATALOGUE,
        // APPROVE_CATALOGUE
        "VIEWER,           y, -, -, -, -, -, -",
        "OPERATOR,         y, y, y, -, y, -, -",
        "APPROVER,         y, y, -, y, -, -, y",
        "CATALOGUE_EDITOR, y, y, -, -, -, y, -",
        "ADMINISTRATOR,    y, y, y, y, y, y, y"
    })
    void a_role_grants_exactly_this(
            Role role, String a, String b, String c, String d, String e, String f, String g) {
        String[] granted = {a, b, c, d, e, f, g};
        Permission[] all = Permission.values();
        assertThat(all).hasSameSizeAs(granted);

        for (int i = 0; i < all.length; i++) {
            assertThat(Rights.grants(Set.of(role), all[i]))
                    .as("%s grants %s", role, all[i])
                    .isEqualTo(granted[i].equals("y"));
        }
    }

    @Test
    void several_roles_grant_what_each_of_them_does() {
        Person person = new Person("p", EnumSet.of(Role.VIEWER, Role.APPROVER));

        assertThat(person.may(Permission.APPROVE_REPLAY)).isTrue();
        assertThat(person.may(Permission.REPLAY)).isFalse();
    }

    @Test
    void nobody_without_a_role_may_anything() {
        assertThat(Permission.values())
                .noneMatch(permission -> Rights.grants(Set.of(), permission));
    }

    @Test
    void a_role_is_read_as_it_is_written() {
        assertThat(Role.values())
                .allSatisfy(role -> assertThat(Role.of(role.token())).contains(role));
        assertThat(Role.of(" Catalogue-Editor ")).contains(Role.CATALOGUE_EDITOR);
        assertThat(Role.of("root")).isEmpty();
        assertThat(Arrays.stream(Role.values()).map(Role::token).distinct()).hasSize(5);
    }
}
