package org.barsrouter.harness.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.barsrouter.console.cli.BarsCommand;
import org.barsrouter.sandbox.app.Sandbox;
import org.barsrouter.sandbox.demo.Partners;
import org.barsrouter.sandbox.message.BarsRequest;
import org.barsrouter.sandbox.message.MessageKind;
import org.barsrouter.sandbox.message.Party;
import org.barsrouter.sandbox.partner.Cast;
import org.barsrouter.sandbox.partner.CastHost;
import org.barsrouter.sandbox.partner.CastMember;
import org.barsrouter.sandbox.partner.ReceiverScript;
import org.barsrouter.sandbox.partner.http.SimulatedReceiver;
import org.barsrouter.sandbox.partner.http.SimulatedSender;
import org.junit.jupiter.api.DynamicTest;

/// What somebody who joins types, against a running sandbox: Show 4 of the catalogue.
final class Joining {
    private static final Party NEWCOMER = Cast.newcomer();

    private final Sandbox sandbox;
    private final Partners partners;
    private final Path folder;

    /// What a command printed and how it ended.
    private record Run(int exit, String out, String err) {}

    Joining(Sandbox sandbox, Partners partners, Path folder) {
        this.sandbox = sandbox;
        this.partners = partners;
        this.folder = folder;
    }

    Stream<DynamicTest> cases() {
        return Stream.of(
                DynamicTest.dynamicTest("a good receiver is certified", this::good),
                DynamicTest.dynamicTest(
                        "each kind of bad receiver fails the right check", this::bad),
                DynamicTest.dynamicTest(
                        "the directory has a service that is not routed", this::reconciled),
                DynamicTest.dynamicTest("a newcomer joins and gets messages", this::joins),
                DynamicTest.dynamicTest("a bad request is told all that is wrong", this::refused),
                DynamicTest.dynamicTest(
                        "two services are tried with one another, both ways", this::tried),
                DynamicTest.dynamicTest(
                        "what is certified is promoted, the rest is work", this::promoted));
    }

    private void good() {
        Run run = bars("certify", CastMember.EMERGENCY_DEPARTMENT.service().value());

        assertThat(run.exit()).as(run.out() + run.err()).isZero();
        assertThat(run.out())
                .contains("C7-duplicate  passed")
                .contains("C8-mixed      passed")
                .contains("CERTIFIED:");
    }

    private void bad() {
        SimulatedReceiver hospital = partners.host(CastHost.HOSPITAL);
        CastMember service = CastMember.EMERGENCY_DEPARTMENT;
        for (Fault fault :
                List.of(
                        new Fault(ReceiverScript.accept().withoutIds(), "C6-ids"),
                        new Fault(ReceiverScript.forgetful(), "C7-duplicate"),
                        new Fault(
                                ReceiverScript.answerAs(
                                        CastMember.URGENT_TREATMENT_CENTRE.service().value()),
                                "C8-mixed"),
                        new Fault(ReceiverScript.oldFhir(), "C4"),
                        new Fault(ReceiverScript.careless(), "C6-refusal"),
                        new Fault(ReceiverScript.notFhir(200), "C4"),
                        new Fault(ReceiverScript.redirect(), "C4"))) {
            hospital.play(service.service(), fault.script());

            Run run = bars("certify", service.service().value());

            assertThat(run.exit()).as(fault + run.out() + run.err()).isEqualTo(3);
            assertThat(run.out())
                    .containsPattern("(?m)^" + fault.check() + " +FAILED")
                    .containsPattern("(?m)^" + fault.check() + ": .+\\. .+\\.$")
                    .contains("FAILED:");
        }
        hospital.play(service.service(), ReceiverScript.accept());
    }

    private record Fault(ReceiverScript script, String check) {}

    private void reconciled() {
        Run run = bars("reconcile", "--directory");

        assertThat(run.exit()).as(run.out() + run.err()).isEqualTo(3);
        assertThat(run.out())
                .contains(NEWCOMER.service().key())
                .contains("open in the directory, not routed here");
    }

    private void joins() {
        SimulatedReceiver hospital = partners.host(CastHost.HOSPITAL);
        Run asked =
                bars(
                        "join",
                        "--service",
                        NEWCOMER.service().value(),
                        "--ods",
                        NEWCOMER.odsCode(),
                        "--name",
                        NEWCOMER.name(),
                        "--environment",
                        "SANDBOX",
                        "--address",
                        hospital.baseUrl().toString(),
                        "--product",
                        "Sandbox-Receiver",
                        "--tests-from",
                        "2026-12-01",
                        "--tests-to",
                        "2026-12-05",
                        "--live-from",
                        soon(),
                        "--contact",
                        "supplier=bars@supplier.example",
                        "--actor",
                        "sam");
        assertThat(asked.exit()).as(asked.out() + asked.err()).isZero();
        String id = found("Requested: (\\S+)", asked.out());

        Run approved = bars("join", "approve", id, "--actor", "ann");

        assertThat(approved.exit()).as(approved.out() + approved.err()).isZero();
        assertThat(approved.out()).contains("Messages go there");
        SimulatedSender sender = partners.sender(sandbox.ingress());
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> {
                    BarsRequest referral = sender.compose(MessageKind.REFERRAL, NEWCOMER);
                    assertThat(sender.send(referral).status()).isEqualTo(200);
                });
        assertThat(bars("join", "status", id).out())
                .contains(": live since")
                .contains("CERTIFIED:");
        assertThat(bars("join", "list").out()).contains(id).contains("live");
    }

    private static String soon() {
        return InstantSource.system().instant().plus(Duration.ofSeconds(8)).toString();
    }

    private void refused() {
        Run run =
                bars(
                        "join",
                        "--service",
                        "2000099999",
                        "--ods",
                        "?",
                        "--name",
                        "Nobody",
                        "--environment",
                        "PROD",
                        "--address",
                        sandbox.ingress() + "/x?y=z",
                        "--product",
                        "Sandbox-Receiver",
                        "--tests-from",
                        "2026-12-05",
                        "--tests-to",
                        "2026-12-01",
                        "--live-from",
                        "2020-01-01T00:00:00Z");

        assertThat(run.exit()).as(run.out() + run.err()).isEqualTo(4);
        assertThat(run.err())
                .contains("ods: ", "environment: ", "address: ", "plan: ", "contacts: ");
    }

    private void tried() {
        Run run =
                bars(
                        "try",
                        CastMember.TELEPHONE_ADVICE.service().value(),
                        CastMember.CLINICAL_ASSESSMENT_SERVICE.service().value());

        assertThat(run.exit()).as(run.out() + run.err()).isZero();
        for (String step :
                List.of(
                        "routes",
                        "relay",
                        "repeat",
                        "bad-input",
                        "unknown",
                        "deferred",
                        "notice",
                        "response",
                        "back",
                        "back-repeat",
                        "back-bad-input")) {
            assertThat(run.out()).containsPattern("(?m)^" + step + " +passed");
        }
    }

    private void promoted() throws IOException {
        Path bundle = folder.resolve("bundle.json");
        Path overlay = folder.resolve("overlay.csv");
        assertThat(bars("certify", CastMember.EMERGENCY_DEPARTMENT.service().value()).exit())
                .isZero();

        Run exported = bars("promote", "export", bundle.toString());

        assertThat(exported.exit()).as(exported.out() + exported.err()).isEqualTo(2);
        assertThat(exported.out()).contains("LEFT BEHIND").contains("It was never certified here");
        assertThat(Files.readString(bundle)).doesNotContain("127.0.0.1:" + hospitalPort());
        Files.writeString(overlay, "product,instance,address,liveFrom\n");
        Run planned = bars("promote", "plan", bundle.toString(), "--overlay", overlay.toString());
        assertThat(planned.out()).contains("The overlay has no address for");
        Files.writeString(bundle, Files.readString(bundle).replace("\"rank\" : 1", "\"rank\" : 2"));
        Run altered = bars("promote", "apply", bundle.toString(), "--overlay", overlay.toString());
        assertThat(altered.exit()).isEqualTo(1);
        assertThat(altered.err()).contains("it was altered");
    }

    private int hospitalPort() {
        return URI.create(partners.host(CastHost.HOSPITAL).baseUrl().toString()).getPort();
    }

    private static String found(String pattern, String text) {
        Matcher matcher = Pattern.compile(pattern).matcher(text);
        assertThat(matcher.find()).as(text).isTrue();
        return matcher.group(1);
    }

    private Run bars(String... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        List<String> all =
                Stream.of(
                                Stream.of("catalogue"),
                                Stream.of(arguments),
                                Stream.of("--catalogue-url=" + sandbox.catalogue()))
                        .flatMap(words -> words)
                        .toList();
        int exit =
                BarsCommand.run(
                        new PrintWriter(out), new PrintWriter(err), all.toArray(String[]::new));
        transcript(arguments, out.toString() + err);
        return new Run(exit, out.toString(), err.toString());
    }

    /// What `docs/catalogue.md` shows is taken from here.
    private static void transcript(String[] arguments, String printed) {
        try {
            Files.writeString(
                    Path.of("target", "joining.txt"),
                    "$ ./bars catalogue %s%n%s%n".formatted(String.join(" ", arguments), printed),
                    StandardOpenOption.CREATE,
                    StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
