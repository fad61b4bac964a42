package org.barsrouter.console.store;

import java.security.SecureRandom;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.barsrouter.console.access.Role;
import org.barsrouter.console.store.UsersFile.LocalUser;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;

/// Mints passwords. They are shown once and kept as hashes only.
public final class Passwords {
    /// No letters or digits that look alike.
    private static final String SIGNS = "abcdefghjkmnpqrstuvwxyz23456789";

    /// 16 of 31 signs: 79 bits.
    private static final int LENGTH = 16;

    private static final int STRENGTH = 10;

    private final SecureRandom random = new SecureRandom();
    private final BCryptPasswordEncoder encoder = new BCryptPasswordEncoder(STRENGTH);

    /// What passwords are compared with.
    public BCryptPasswordEncoder encoder() {
        return encoder;
    }

    /// A new one.
    public String mint() {
        StringBuilder password = new StringBuilder();
        for (int i = 0; i < LENGTH; i++) {
            password.append(i > 0 && i % 4 == 0 ? "-" : "")
                    .append(SIGNS.charAt(random.nextInt(SIGNS.length())));
        }
        return password.toString();
    }

    public LocalUser user(String name, Set<Role> roles, String password) {
        return new LocalUser(name, roles, String.valueOf(encoder.encode(password)));
    }

    /// The users of a sandbox, one for each role and of its name, made when the file is not there.
    ///
    /// @return their passwords; empty when the file was there
    public Map<Role, String> mintUsers(UsersFile file) {
        if (file.exists()) {
            return Map.of();
        }
        Map<Role, String> passwords = new EnumMap<>(Role.class);
        Map<String, LocalUser> users = new LinkedHashMap<>();
        for (Role role : Role.values()) {
            String password = mint();
            passwords.put(role, password);
            users.put(role.token(), user(role.token(), Set.of(role), password));
        }
        file.write(users);
        return passwords;
    }
}
