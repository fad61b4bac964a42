package org.barsrouter.ingress.metric;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.barsrouter.ingress.envelope.Call;
import org.barsrouter.ingress.envelope.PathMatch;
import org.barsrouter.ingress.envelope.Profile;
import org.barsrouter.ingress.header.HeaderField;
import org.barsrouter.ingress.header.RequestHeaders;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class InteractionTest {

    @ParameterizedTest
    @CsvSource({
        "POST,/$process-message,process-message",
        "GET,/Slot,GET Slot",
        "GET,/metadata,GET metadata",
        "GET,/Appointment/4f0,GET Appointment/{id}",
        "PATCH,/ServiceRequest/4f0,PATCH ServiceRequest/{id}",
        "DELETE,/DocumentReference/1,DELETE DocumentReference",
        "GET,/_messages/1/status,message-status",
        "HEAD,/_ping,ping",
        "GET,/Patient/9990000000,GET other/{id}",
        "EVIL,/Patient/9990000000,other other/{id}",
        "GET,/_what,none"
    })
    void is_named_from_a_short_list(String method, String path, String name) {
        assertThat(interaction(method, path, "a1t1|x|y|z").name()).isEqualTo(name);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '>',
            value = {
                "a1t12|booked|booking-request|new > a1t12",
                "a4t2 > a4t2",
                "A1T1|x > other",
                "9990000000|x > other",
                "a9t1|x > other",
                "'' > none"
            })
    void knows_the_use_cases_of_the_standard_and_no_others(String useContext, String useCase) {
        assertThat(interaction("GET", "/Slot", useContext).useCase()).isEqualTo(useCase);
    }

    private static Interaction interaction(String method, String path, String useContext) {
        Call call =
                new Call(
                        method,
                        path,
                        null,
                        new RequestHeaders(List.of(new HeaderField("use-context", useContext))));
        return Interaction.of(call, PathMatch.of(Profile.TRANSPARENT, method, path));
    }
}
