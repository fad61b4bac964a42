package org.barsrouter.console.cli;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Arrays;
import java.util.stream.Stream;

/// Runs commands against a stand-in for the services.
final class Console implements AutoCloseable {
    private final WireMockServer service =
            new WireMockServer(WireMockConfiguration.options().dynamicPort());

    /// What a command printed and how it ended.
    record Run(int exit, String out, String err) {}

    Console() {
        service.start();
    }

    WireMockServer service() {
        return service;
    }

    /// Adds the stand-in's address for both services.
    Run run(String... arguments) {
        String[] all = new String[arguments.length + 1];
        System.arraycopy(arguments, 0, all, 0, arguments.length);
        String option = arguments[0].equals("catalogue") ? "--catalogue-url=" : "--journal-url=";
        all[arguments.length] = option + service.baseUrl();
        return plain(all);
    }

    /// `why` with the stand-in's address for delivery and the journal.
    Run why(String... arguments) {
        return plain(
                Stream.of(
                                Stream.of("why"),
                                Arrays.stream(arguments),
                                Stream.of(
                                        "--delivery-url=" + service.baseUrl(),
                                        "--journal-url=" + service.baseUrl()))
                        .flatMap(each -> each)
                        .toArray(String[]::new));
    }

    static Run plain(String... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int exit = BarsCommand.run(new PrintWriter(out), new PrintWriter(err), arguments);
        return new Run(exit, out.toString(), err.toString());
    }

    @Override
    public void close() {
        service.stop();
    }
}
