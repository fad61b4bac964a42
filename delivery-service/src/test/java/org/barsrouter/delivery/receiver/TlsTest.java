package org.barsrouter.delivery.receiver;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import org.barsrouter.delivery.classify.AttemptResult;
import org.barsrouter.delivery.classify.AttemptResult.NotSent;
import org.barsrouter.delivery.classify.AttemptResult.Obstacle;
import org.barsrouter.delivery.classify.BreakerEffect;
import org.barsrouter.delivery.classify.Classification;
import org.barsrouter.delivery.classify.Classifier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TlsTest {
    private static final String TRUST = "javax.net.ssl.trustStore";

    @Test
    void a_certificate_that_has_expired_is_never_sent_anything(@TempDir Path folder)
            throws Exception {
        TlsReceiver.makeStores(folder);
        System.setProperty(TRUST, folder.resolve("trust.p12").toString());
        System.setProperty(TRUST + "Password", "changeit");
        try (ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();
                TlsReceiver good = TlsReceiver.start(folder.resolve("good.p12"));
                TlsReceiver expired = TlsReceiver.start(folder.resolve("expired.p12"));
                HttpReceiverClient client =
                        new HttpReceiverClient(settings(), timer, InstantSource.system())) {

            AttemptResult trusted = client.call(call(good)).result();
            AttemptResult refused = client.call(call(expired)).result();

            assertThat(trusted).isInstanceOf(AttemptResult.Answered.class);
            assertThat(refused).isEqualTo(new NotSent(Obstacle.TLS));
            assertThat(expired.requests()).isZero();
            assertThat(Classifier.classify(refused)).isEqualTo(Classification.UNREACHABLE);
            assertThat(Classifier.classify(refused).breaker()).isEqualTo(BreakerEffect.COUNTS);
        } finally {
            System.clearProperty(TRUST);
            System.clearProperty(TRUST + "Password");
        }
    }

    private static ReceiverCall call(TlsReceiver receiver) {
        return new ReceiverCall(
                "POST",
                receiver.address(),
                "/$process-message",
                null,
                List.of(),
                ByteBuffer.wrap(new byte[] {'{', '}'}),
                Duration.ofSeconds(10));
    }

    private static HttpSettings settings() {
        return new HttpSettings(
                Duration.ofSeconds(5),
                Duration.ofSeconds(2),
                4,
                8,
                Duration.ofSeconds(20),
                1_000_000);
    }
}
