package org.barsrouter.router.topology;

import static org.assertj.core.api.Assertions.assertThat;

import org.barsrouter.schemas.avro.Disposition;
import org.barsrouter.schemas.avro.Kind;
import org.barsrouter.schemas.avro.Outcome;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class DecideNoticeTest {

    @ParameterizedTest
    @CsvSource({
        "SUBMISSION,  DELIVERED,           true",
        "SUBMISSION,  REJECTED,            true",
        "SUBMISSION,  EXPIRED,             true",
        "ROUTE_AGAIN, DELIVERED,           true",
        "ROUTE_AGAIN, UNROUTABLE,          true",
        "REPLAY,      DELIVERED,           true",
        "REPLAY,      DELIVERED_DUPLICATE, true",
        "REPLAY,      REJECTED,            false",
        "REPLAY,      EXPIRED,             false",
        "NOTICE,      DELIVERED,           false",
        "NOTICE,      REJECTED,            false",
    })
    void the_sender_is_told(Kind kind, Disposition disposition, boolean told) {
        Outcome outcome = Samples.outcome().setKind(kind).setDisposition(disposition).build();

        assertThat(DecideNotice.isOwed(outcome)).isEqualTo(told);
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void nobody_is_told_where_no_service_was_named(Kind kind) {
        Outcome outcome =
                Samples.outcome()
                        .setKind(kind)
                        .setDisposition(Disposition.DELIVERED)
                        .setSourceService(null)
                        .build();

        assertThat(DecideNotice.isOwed(outcome)).isFalse();
    }
}
