package org.barsrouter.console.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermission;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.barsrouter.console.access.Role;

/// Local users, one a line: name, roles with commas between, bcrypt hash of the password. Read
/// again at every sign-in, so that a change counts at once.
public final class UsersFile {
    private static final String NAME = "[a-z0-9][a-z0-9._-]{0,39}";

    private final Path file;

    public UsersFile(Path file) {
        this.file = file;
    }

    /// One of them.
    ///
    /// @param hash of the password
    public record LocalUser(String name, Set<Role> roles, String hash) {
        public LocalUser {
            roles = Set.copyOf(roles);
            if (!name.matches(NAME)) {
                throw new IllegalArgumentException(
                        "a user's name has 1 to 40 small letters, digits, dots, dashes and"
                                + " underscores");
            }
            if (roles.isEmpty()) {
                throw new IllegalArgumentException("the user " + name + " has no role");
            }
        }

        private String line() {
            String words =
                    roles.stream().sorted().map(Role::token).collect(Collectors.joining(","));
            return name + " " + words + " " + hash;
        }

        @Override
        public String toString() {
            return "LocalUser[" + name + ", " + roles + "]";
        }
    }

    public boolean exists() {
        return Files.exists(file);
    }

    /// All of them by name.
    ///
    /// @throws IllegalArgumentException when a line cannot be read, naming it
    public Map<String, LocalUser> read() {
        Map<String, LocalUser> users = new LinkedHashMap<>();
        List<String> lines = lines();
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i).strip();
            if (!line.isEmpty() && !line.startsWith("#")) {
                LocalUser user = user(line, i + 1);
                users.put(user.name(), user);
            }
        }
        return users;
    }

    /// Puts these in the place of all that were there.
    public void write(Map<String, LocalUser> users) {
        Stream<String> lines =
                Stream.concat(
                        Stream.of("# name roles hash; ./bars users changes it"),
                        new TreeMap<>(users).values().stream().map(LocalUser::line));
        try {
            Path folder = file.toAbsolutePath().getParent();
            if (folder == null) {
                throw new IOException("no folder");
            }
            Files.createDirectories(folder);
            Path fresh = Files.createTempFile(folder, "users", null);
            if (Files.getFileStore(fresh).supportsFileAttributeView("posix")) {
                Files.setPosixFilePermissions(
                        fresh,
                        EnumSet.of(
                                PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE));
            }
            Files.write(fresh, lines.toList());
            Files.move(fresh, file, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException("the users' file cannot be written: " + file, e);
        }
    }

    private List<String> lines() {
        try {
            return Files.readAllLines(file);
        } catch (IOException e) {
            throw new IllegalArgumentException(
                    "The users' file cannot be read: "
                            + file
                            + ". Make it with ./bars users add NAME --role ROLE --file FILE.",
                    e);
        }
    }

    private LocalUser user(String line, int number) {
        String[] parts = line.split("\\s+", -1);
        if (parts.length != 3) {
            throw unreadable(number, "it must be: name roles hash");
        }
        Set<Role> roles = EnumSet.noneOf(Role.class);
        for (String token : parts[1].split(",", -1)) {
            roles.add(
                    Role.of(token).orElseThrow(() -> unreadable(number, "there is no such role")));
        }
        try {
            return new LocalUser(parts[0], roles, parts[2]);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(sentence(number, "" + e.getMessage()), e);
        }
    }

    private IllegalArgumentException unreadable(int number, String why) {
        return new IllegalArgumentException(sentence(number, why));
    }

    private String sentence(int number, String why) {
        return "Line %d of the users' file %s cannot be read: %s.".formatted(number, file, why);
    }
}
