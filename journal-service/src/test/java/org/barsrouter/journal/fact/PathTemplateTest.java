package org.barsrouter.journal.fact;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PathTemplateTest {

    @ParameterizedTest
    @CsvSource({
        "/$process-message,/$process-message",
        "/ServiceRequest,/ServiceRequest",
        "/ServiceRequest/4711,/ServiceRequest/{id}",
        "/Appointment/SMITH,/Appointment/{id}",
        "/ServiceRequest/4711/_history/3,/ServiceRequest/{id}/_history/{id}",
        "/ServiceRequest/4711/$validate,/ServiceRequest/{id}/$validate",
        "/943%204711,/{id}",
        "/,/"
    })
    void keeps_types_and_operations_but_no_ids(String path, String template) {
        assertThat(PathTemplate.of(path)).isEqualTo(template);
    }
}
