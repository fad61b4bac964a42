package org.barsrouter.sandbox.partner.http;

import java.net.URI;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import org.barsrouter.sandbox.log.ProcessLogging;
import org.barsrouter.sandbox.message.Composer;
import org.barsrouter.sandbox.partner.Cast;
import org.barsrouter.sandbox.partner.CastMember;
import org.barsrouter.schemas.id.ServiceId;
import picocli.CommandLine;

/// The simulated receivers of the whole cast as a process of their own. When they listen, it prints
/// one line: `receivers ready` and their base URL. It ends on SIGTERM.
public final class ReceiverMain {
    private ReceiverMain() {}

    public static void main(String[] args) throws InterruptedException {
        ProcessLogging.quieten();
        CommandLine line = new CommandLine(ReceiverOptions.class);
        try {
            if (!CommandLine.printHelpIfRequested(line.parseArgs(args))) {
                run(line.getCommand());
            }
        } catch (CommandLine.ParameterException | IllegalStateException e) {
            System.err.println(e.getMessage());
            System.exit(2);
        }
    }

    private static void run(ReceiverOptions options) throws InterruptedException {
        ReceiverOptions.Print print = options.print();
        if (print != null) {
            System.out.print(file(print, options));
            return;
        }
        SimulatedReceiver receiver = start(options);
        System.out.println("receivers ready " + receiver.baseUrl());
        CountDownLatch ended = new CountDownLatch(1);
        Runtime.getRuntime().addShutdownHook(new Thread(ended::countDown, "receivers-end"));
        ended.await();
    }

    private static String file(ReceiverOptions.Print print, ReceiverOptions options) {
        URI baseUrl =
                URI.create(
                        (options.tls() == null ? "http://" : "https://")
                                + options.host()
                                + ":"
                                + options.port()
                                + "/FHIR/R4");
        return switch (print) {
            case targets -> Cast.targetsJson(_ -> baseUrl);
            case providers -> Cast.providersCsv();
        };
    }

    private static SimulatedReceiver start(ReceiverOptions options) {
        SimulatedReceiver receiver =
                SimulatedReceiver.start(settings(options), InstantSource.system())
                        .hosting(everybody());
        URI ingress = options.ingress();
        if (ingress != null) {
            ValidationPartner.at(
                    receiver,
                    CastMember.CLINICAL_ASSESSMENT_SERVICE.party(),
                    new IngressClient(ingress),
                    new Composer(InstantSource.system(), new SecureRandom()));
        }
        return receiver;
    }

    private static ReceiverSettings settings(ReceiverOptions options) {
        ReceiverSettings plain =
                new ReceiverSettings(
                        options.address(), options.port(), "/FHIR/R4", Keeping.EVERYTHING);
        Path tls = options.tls();
        return tls == null
                ? plain
                : plain.over(
                        TlsFolder.write(
                                tls,
                                InstantSource.system().instant(),
                                options.host(),
                                "127.0.0.1"));
    }

    private static ServiceId[] everybody() {
        return Stream.concat(
                        Arrays.stream(CastMember.values()).map(CastMember::service),
                        Stream.of(Cast.newcomer().service()))
                .toArray(ServiceId[]::new);
    }
}
