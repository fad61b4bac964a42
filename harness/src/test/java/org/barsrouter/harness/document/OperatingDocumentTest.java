package org.barsrouter.harness.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.barsrouter.harness.architecture.Sources;
import org.barsrouter.schemas.refusal.Refusal;
import org.barsrouter.schemas.topic.Layout;
import org.barsrouter.schemas.topic.Topic;
import org.barsrouter.schemas.topic.Topics;
import org.junit.jupiter.api.Test;

class OperatingDocumentTest {
    private static final String OPERATING =
            Sources.text(Sources.root().resolve("docs/operating.md"));

    @Test
    void names_every_error_code_with_what_it_says() {
        for (Refusal refusal : Refusal.values()) {
            assertThat(OPERATING.lines())
                    .as("the row of %s", refusal.code())
                    .contains(
                            "| %s | %d | `%s` | `%s` | %s |"
                                    .formatted(
                                            refusal.code(),
                                            refusal.status(),
                                            refusal.barsCode(),
                                            refusal.issueType(),
                                            refusal.text()));
        }
    }

    @Test
    void names_every_topic_with_its_policy() {
        for (Topic<?, ?> topic : Topics.all()) {
            assertThat(OPERATING.lines())
                    .as("the row of %s", topic)
                    .contains(
                            "| `%s` | %s | %d | %s | %s | %s |"
                                    .formatted(
                                            topic.name(),
                                            topic.cleanup().setting(),
                                            Layout.production().partitionsOf(topic),
                                            topic.valueType().getSimpleName(),
                                            topic.writtenBy(),
                                            topic.readBy()));
        }
    }

    @Test
    void names_every_configuration_key() {
        List<String> keys =
                Stream.concat(Service.all().stream(), Stream.of(Service.console()))
                        .flatMap(s -> s.keys().stream())
                        .distinct()
                        .toList();

        assertThat(keys)
                .allSatisfy(key -> assertThat(OPERATING).as("the key").contains("`" + key + "`"));
    }
}
