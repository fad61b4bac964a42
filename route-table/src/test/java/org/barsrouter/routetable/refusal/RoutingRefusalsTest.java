package org.barsrouter.routetable.refusal;

import static org.assertj.core.api.Assertions.assertThat;

import org.barsrouter.routing.resolve.Reason;
import org.barsrouter.schemas.refusal.Refusal;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class RoutingRefusalsTest {

    @ParameterizedTest
    @CsvSource({
        "MALFORMED_TARGET,    RTR-001, 400, PROXY_BAD_REQUEST, structure",
        "UNKNOWN_SYSTEM,      RTR-002, 404, PROXY_NOT_FOUND,   not-found",
        "UNKNOWN_SERVICE,     RTR-003, 404, PROXY_NOT_FOUND,   not-found",
        "SERVICE_INACTIVE,    RTR-004, 404, PROXY_NOT_FOUND,   not-found",
        "NO_ASSIGNMENT_AT,    RTR-005, 404, PROXY_NOT_FOUND,   not-found",
        "NOT_YET,             RTR-005, 404, PROXY_NOT_FOUND,   not-found",
        "EXPIRED,             RTR-005, 404, PROXY_NOT_FOUND,   not-found",
        "SUSPENDED,           RTR-009, 503, PROXY_UNAVAILABLE, transient",
        "TEMPLATE_SUSPENDED,  RTR-010, 503, PROXY_UNAVAILABLE, transient",
        "SUPPLIER_INACTIVE,   RTR-011, 404, PROXY_NOT_FOUND,   not-found",
        "TYPE_MISMATCH,       RTR-006, 404, PROXY_NOT_FOUND,   not-found",
        "VERSION_UNSUPPORTED, RTR-007, 404, PROXY_NOT_FOUND,   not-found",
        "AMBIGUOUS,           RTR-008, 404, PROXY_NOT_FOUND,   multiple-matches",
        "CORRUPT,             RTR-012, 404, PROXY_NOT_FOUND,   not-found",
    })
    void each_reason_is_told_as(
            Reason reason, String code, int status, String barsCode, String issueType) {
        Refusal refusal = RoutingRefusals.of(reason);

        assertThat(refusal.code()).isEqualTo(code);
        assertThat(refusal.status()).isEqualTo(status);
        assertThat(refusal.barsCode()).isEqualTo(barsCode);
        assertThat(refusal.issueType()).isEqualTo(issueType);
    }

    @ParameterizedTest
    @EnumSource(Reason.class)
    void the_routers_refusals_have_the_routers_codes(Reason reason) {
        assertThat(RoutingRefusals.of(reason).code()).startsWith("RTR-");
    }
}
