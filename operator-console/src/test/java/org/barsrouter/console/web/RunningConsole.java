package org.barsrouter.console.web;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.MappingBuilder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.barsrouter.console.ConsoleApplication;
import org.barsrouter.console.access.Role;
import org.barsrouter.console.store.Passwords;
import org.barsrouter.console.store.UsersFile;
import org.springframework.context.ConfigurableApplicationContext;

/// The web console on a free port, with one stand-in for all services behind it.
final class RunningConsole implements AutoCloseable {
    private final WireMockServer services =
            new WireMockServer(wireMockConfig().bindAddress("127.0.0.1").dynamicPort());
    private final Map<Role, String> passwords;
    private final ConfigurableApplicationContext context;

    RunningConsole(Path folder, String... more) {
        services.start();
        UsersFile users = new UsersFile(folder.resolve("users"));
        passwords = new Passwords().mintUsers(users);
        Passwords minting = new Passwords();
        var all = users.read();
        all.put("second", minting.user("second", Set.of(Role.ADMINISTRATOR), "second-password"));
        users.write(all);
        List<String> arguments =
                new ArrayList<>(
                        List.of(
                                "--server.port=0",
                                "--server.address=127.0.0.1",
                                "--console.environment=SANDBOX",
                                "--console.services.journal-url=" + services.baseUrl(),
                                "--console.services.delivery-url=" + services.baseUrl(),
                                "--console.services.catalogue-url=" + services.baseUrl(),
                                "--console.users-file=" + folder.resolve("users"),
                                "--logging.level.root=WARN"));
        arguments.removeIf(one -> Arrays.stream(more).anyMatch(other -> isOf(one, other)));
        arguments.addAll(List.of(more));
        context = ConsoleApplication.builder().run(arguments.toArray(String[]::new));
        reset();
    }

    private static boolean isOf(String one, String other) {
        return other.startsWith(one.substring(0, one.indexOf('=') + 1));
    }

    /// Forgets what was answered and asked.
    void reset() {
        services.resetAll();
        services.stubFor(any(anyUrl()).atPriority(10).willReturn(problem(404, "Unknown.")));
    }

    void answers(String path, String json) {
        services.stubFor(get(urlPathEqualTo(path)).willReturn(okJson(json)));
    }

    void answers(MappingBuilder mapping) {
        services.stubFor(mapping);
    }

    static com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder okJson(String json) {
        return aResponse().withHeader("Content-Type", "application/json").withBody(json);
    }

    static com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder problem(
            int status, String detail) {
        return aResponse()
                .withStatus(status)
                .withHeader("Content-Type", "application/problem+json")
                .withBody("{\"detail\": \"" + detail + "\"}");
    }

    WireMockServer services() {
        return services;
    }

    ConfigurableApplicationContext context() {
        return context;
    }

    String address() {
        return "http://127.0.0.1:" + context.getEnvironment().getProperty("local.server.port");
    }

    String password(Role role) {
        return Optional.ofNullable(passwords.get(role)).orElseThrow();
    }

    /// A browser in which nobody has signed in.
    Browser browser() {
        return new Browser(address());
    }

    /// A browser in which the user of this role has signed in.
    Browser as(Role role) {
        Browser browser = browser();
        browser.signIn(role.token(), password(role));
        return browser;
    }

    @Override
    public void close() {
        context.close();
        services.stop();
    }
}
