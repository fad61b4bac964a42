package org.barsrouter.sandbox.partner.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.TimeUnit;
import org.barsrouter.sandbox.message.BarsRequest;
import org.barsrouter.sandbox.message.MessageKind;
import org.barsrouter.sandbox.message.Party;
import org.barsrouter.sandbox.partner.CastMember;
import org.barsrouter.sandbox.partner.MessageReading;
import org.barsrouter.sandbox.partner.ReceivedRequest;
import org.barsrouter.sandbox.partner.ReceiverScript;
import org.barsrouter.sandbox.partner.Requests;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// One simulated host stands for everything: the ingress, the clinical service and the sender.
@Timeout(30)
class ValidationPartnerTest {
    private static final Party SENDER = CastMember.TELEPHONE_ADVICE.party();
    private static final Party CLINICIANS = CastMember.CLINICAL_ASSESSMENT_SERVICE.party();

    private final SimulatedReceiver host =
            SimulatedReceiver.start(ReceiverSettings.local(0), InstantSource.system())
                    .hosting(SENDER.service(), CLINICIANS.service());
    private final IngressClient ingress = new IngressClient(host.baseUrl());
    private final SimulatedSender sender =
            new SimulatedSender(ingress, SENDER, host, Requests.composer(11));
    private final ValidationPartner partner =
            ValidationPartner.at(host, CLINICIANS, ingress, Requests.composer(12));

    @AfterEach
    void ends() {
        ingress.close();
        host.close();
    }

    @Test
    void a_validation_request_is_answered_later_in_the_same_conversation() {
        BarsRequest request = sender.compose(MessageKind.VALIDATION_REQUEST, CLINICIANS);

        assertThat(sender.send(request).status()).isEqualTo(200);

        ReceivedRequest response =
                sender.awaitResponse(request.ids().correlationId(), Duration.ofSeconds(10))
                        .orElseThrow();
        MessageReading message = MessageReading.of(response.body()).orElseThrow();
        assertThat(message.event()).isEqualTo("servicerequest-response");
        assertThat(message.responseCode()).isEqualTo("ok");
        assertThat(message.answers()).isEqualTo(bundleId(request));
        assertThat(message.source()).contains(CLINICIANS.service());
        assertThat(response.requestId()).isNotEqualTo(request.ids().requestId());
    }

    @Test
    void what_the_ingress_said_to_the_response_is_known() throws Exception {
        host.play(SENDER.service(), ReceiverScript.refuse(422));
        BarsRequest request = sender.compose(MessageKind.VALIDATION_REQUEST, CLINICIANS);

        sender.send(request);

        assertThat(partner.sent(request.ids().correlationId()).get(10, TimeUnit.SECONDS).status())
                .isEqualTo(422);
    }

    @Test
    void a_refused_request_is_not_answered() {
        host.play(CLINICIANS.service(), ReceiverScript.refuse(422));
        BarsRequest request = sender.compose(MessageKind.VALIDATION_REQUEST, CLINICIANS);

        sender.send(request);

        assertThat(sender.awaitResponse(request.ids().correlationId(), Duration.ofMillis(200)))
                .isEmpty();
    }

    @Test
    void a_referral_is_not_answered() {
        BarsRequest request = sender.compose(MessageKind.REFERRAL, CLINICIANS);

        sender.send(request);

        assertThat(sender.awaitResponse(request.ids().correlationId(), Duration.ofMillis(200)))
                .isEmpty();
    }

    private static String bundleId(BarsRequest request) {
        return MessageReading.of(request.body())
                .flatMap(MessageReading::bundleId)
                .orElseThrow()
                .toString();
    }
}
