package org.barsrouter.console.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.barsrouter.console.access.Role;
import org.barsrouter.console.store.Passwords;
import org.barsrouter.console.store.UsersFile;
import org.barsrouter.console.store.UsersFile.LocalUser;
import org.barsrouter.console.table.Table;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// The local users of the web console. Passwords are minted here and shown once.
@Command(
        name = "users",
        description = {
            "The local users of the web console: list, add, remove, mint.",
            "add gives a new password to a user that is there; a change counts from the next sign-in."
        },
        mixinStandardHelpOptions = true)
final class UsersCommand implements Callable<Integer> {
    @Spec private CommandSpec spec = CommandSpec.create();

    @Parameters(index = "0", paramLabel = "list|add|remove|mint", description = "What to do")
    private String act = "";

    @Parameters(index = "1", arity = "0..1", paramLabel = "NAME", description = "Of the user")
    private String name = "";

    @Option(
            names = "--role",
            description =
                    "viewer, operator, approver, catalogue-editor or administrator; repeatable")
    private List<String> roles = new ArrayList<>();

    @Option(
            names = "--file",
            description = "The users' file (environment: CONSOLE_USERSFILE; ${DEFAULT-VALUE})",
            defaultValue = "${env:CONSOLE_USERSFILE:-data/console-users}")
    private Path file = Path.of("data/console-users");

    @Override
    public Integer call() {
        Screen screen = Screen.of(spec);
        try {
            return switch (act) {
                case "list" -> list(screen);
                case "add" -> add(screen);
                case "remove" -> remove(screen);
                case "mint" -> mint(screen);
                default -> screen.fail(ExitCode.INVALID_INPUT, "Say list, add, remove or mint.");
            };
        } catch (IllegalArgumentException e) {
            return screen.fail(ExitCode.INVALID_INPUT, String.valueOf(e.getMessage()));
        }
    }

    private int list(Screen screen) {
        Table table = new Table("NAME", "ROLES");
        for (LocalUser user : new TreeMap<>(new UsersFile(file).read()).values()) {
            table.row(
                    user.name(),
                    user.roles().stream()
                            .sorted()
                            .map(Role::token)
                            .collect(Collectors.joining(", ")));
        }
        screen.table(table);
        return ExitCode.OK.number();
    }

    private int add(Screen screen) {
        Set<Role> granted = EnumSet.noneOf(Role.class);
        for (String token : roles) {
            granted.add(
                    Role.of(token)
                            .orElseThrow(
                                    () -> new IllegalArgumentException("There is no such role.")));
        }
        UsersFile users = new UsersFile(file);
        Map<String, LocalUser> all = users.exists() ? users.read() : new TreeMap<>();
        Passwords passwords = new Passwords();
        String password = passwords.mint();
        all.put(name, passwords.user(name, granted, password));
        users.write(all);
        screen.line("The password of %s, not shown again: %s".formatted(name, password));
        return ExitCode.OK.number();
    }

    private int remove(Screen screen) {
        UsersFile users = new UsersFile(file);
        Map<String, LocalUser> all = users.read();
        if (all.remove(name) == null) {
            return screen.fail(ExitCode.FAILED, "There is no such user.");
        }
        users.write(all);
        screen.line("Removed. Whoever has signed in stays so until the session ends.");
        return ExitCode.OK.number();
    }

    private int mint(Screen screen) {
        Map<Role, String> minted = new Passwords().mintUsers(new UsersFile(file));
        if (minted.isEmpty()) {
            screen.line("The users' file is there already: nothing was changed.");
            return ExitCode.OK.number();
        }
        Table table = new Table("NAME", "PASSWORD, NOT SHOWN AGAIN");
        minted.forEach((role, password) -> table.row(role.token(), password));
        screen.table(table);
        return ExitCode.OK.number();
    }
}
