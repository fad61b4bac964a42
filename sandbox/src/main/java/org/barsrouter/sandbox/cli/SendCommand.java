package org.barsrouter.sandbox.cli;

import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.barsrouter.sandbox.message.BarsRequest;
import org.barsrouter.sandbox.message.Composer;
import org.barsrouter.sandbox.message.MessageKind;
import org.barsrouter.sandbox.message.Parties;
import org.barsrouter.sandbox.message.Party;
import org.barsrouter.sandbox.partner.CastMember;
import org.barsrouter.sandbox.partner.http.IngressClient;
import org.barsrouter.sandbox.partner.http.SandboxKey;
import org.barsrouter.sandbox.partner.http.SentAnswer;
import org.barsrouter.schemas.header.BarsHeaders;
import org.barsrouter.schemas.id.ServiceId;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `./bars send KIND`: one synthetic message, and the answer to it.
@Command(
        name = "send",
        description = "Sends a synthetic message to a running sandbox and prints the answer.",
        mixinStandardHelpOptions = true)
public final class SendCommand implements Callable<Integer> {
    private static final int NOT_ACCEPTED = 1;
    private static final int USAGE = 2;
    private static final Map<String, MessageKind> KINDS =
            Map.of(
                    "booking", MessageKind.BOOKING_REQUEST,
                    "cancel", MessageKind.BOOKING_CANCEL,
                    "referral", MessageKind.REFERRAL,
                    "validation", MessageKind.VALIDATION_REQUEST);

    @Parameters(paramLabel = "KIND", description = "booking, cancel, referral or validation")
    private String kind = "";

    @Option(
            names = "--to",
            description = "DoS service id of the receiver; default: one of the sandbox's")
    private @Nullable String to;

    @Option(names = "--deferred", description = "ask for 202 now and the answer later")
    private boolean deferred;

    @Option(
            names = "--ingress",
            defaultValue = "${BARS_INGRESS_URL:-http://127.0.0.1:8080}",
            description = "default: ${DEFAULT-VALUE}")
    private URI ingress = URI.create("http://127.0.0.1:8080");

    @Option(
            names = "--data",
            description = "data directory of the sandbox, whose application's key is there")
    private @Nullable Path data;

    @Option(names = "--body", description = "print the answer's body as well")
    private boolean body;

    public static void main(String[] args) {
        System.exit(new CommandLine(new SendCommand()).execute(args));
    }

    @Override
    public Integer call() {
        MessageKind wanted = KINDS.get(kind.toLowerCase(Locale.ROOT));
        if (wanted == null) {
            System.err.println(
                    "bars send: '"
                            + kind
                            + "' is no kind of message: booking, cancel, referral or validation");
            return USAGE;
        }
        Composer composer = new Composer(InstantSource.system(), new SecureRandom());
        BarsRequest message =
                composer.request(
                        wanted, new Parties(CastMember.TELEPHONE_ADVICE.party(), receiver(wanted)));
        try (IngressClient client =
                new IngressClient(
                        ingress.resolve(BarsHeaders.BASE_PATH), SandboxKey.of(data, ingress))) {
            return print(message, client.send(deferred ? message.deferred() : message));
        } catch (UncheckedIOException e) {
            System.err.println(
                    "bars send: nothing answers at "
                            + ingress
                            + ": start the sandbox with ./bars up");
            return NOT_ACCEPTED;
        }
    }

    private Party receiver(MessageKind wanted) {
        if (to != null) {
            return new Party(new ServiceId(CastMember.SYSTEM, to), "ZZZ99", "Receiver " + to);
        }
        return (wanted == MessageKind.VALIDATION_REQUEST
                        ? CastMember.CLINICAL_ASSESSMENT_SERVICE
                        : CastMember.EMERGENCY_DEPARTMENT)
                .party();
    }

    private Integer print(BarsRequest message, SentAnswer answer) {
        System.out.printf("%d in %d ms%n", answer.status(), answer.took().toMillis());
        System.out.println("X-Correlation-Id " + message.ids().correlationId());
        if (body || answer.status() >= 400) {
            System.out.println(answer.body());
        }
        System.out.println("its story: ./bars status " + message.ids().correlationId());
        return answer.status() < 400 ? 0 : NOT_ACCEPTED;
    }
}
