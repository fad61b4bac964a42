package org.barsrouter.sandbox.partner;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.barsrouter.schemas.header.BarsHeaders;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class RequestCheckTest {
    private static final String UUID = "3b7c8f52-6a0f-4f6e-9b2e-0d7e3a1c5b11";

    @Test
    void two_uuids_are_fine() {
        assertThat(RequestCheck.refusal(Requests.received(Requests.booking()))).isEmpty();
    }

    @Test
    void a_missing_id_is_required() {
        ReceiverAnswer refusal =
                RequestCheck.refusal(Requests.received(Map.of(BarsHeaders.REQUEST_ID, UUID)))
                        .orElseThrow();

        assertThat(refusal.status()).isEqualTo(400);
        assertThat(refusal.body()).contains("REC_BAD_REQUEST").contains("\"required\"");
    }

    @Test
    void an_id_that_is_no_uuid_is_invalid() {
        Map<String, String> headers =
                Map.of(BarsHeaders.REQUEST_ID, UUID, BarsHeaders.CORRELATION_ID, "1-2-3-4-5");

        assertThat(RequestCheck.refusal(Requests.received(headers)).orElseThrow().body())
                .contains("\"invalid\"");
    }

    @Test
    void header_names_are_compared_without_case() {
        Map<String, String> headers = Map.of("x-request-id", UUID, "x-CORRELATION-id", UUID);

        assertThat(RequestCheck.refusal(Requests.received(headers))).isEmpty();
    }

    @Test
    void a_target_names_a_service() {
        String header =
                Requests.booking().headers().getOrDefault(BarsHeaders.TARGET_IDENTIFIER, "");

        assertThat(RequestCheck.target(header)).contains(CastMember.EMERGENCY_DEPARTMENT.service());
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "***", "bm8gSlNPTg==", "e30=", "W10="})
    void a_target_that_cannot_be_read_names_nobody(@Nullable String header) {
        assertThat(RequestCheck.target(header)).isEmpty();
    }

    @Test
    void the_calling_organisation_is_read() {
        assertThat(RequestCheck.odsCode(Requests.received(Requests.booking()))).isEqualTo("ZTE01");
    }
}
