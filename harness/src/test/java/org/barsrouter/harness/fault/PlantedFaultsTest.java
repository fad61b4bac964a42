package org.barsrouter.harness.fault;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Each guard of the build is proved by a fault that it must find. A guard that finds nothing is
/// taken for granted, and one day is gone.
@Tag("full")
class PlantedFaultsTest {
    @TempDir static Path folder;
    private static CopiedRepository copy;

    @BeforeAll
    static void copies() throws IOException {
        copy = CopiedRepository.into(folder);
    }

    @Test
    void an_unformatted_file() throws Exception {
        try (var _ =
                copy.replace(
                        "routing/src/main/java/org/barsrouter/routing/resolve/Reason.java",
                        "    MALFORMED_TARGET,",
                        "  MALFORMED_TARGET,")) {
            assertThat(copy.build("routing", "-DskipTests", "compile"))
                    .contains("The following files had format violations")
                    .contains("Reason.java");
        }
    }

    @Test
    void a_nullness_error() throws Exception {
        try (var _ =
                copy.replace(
                        "routing/src/main/java/org/barsrouter/routing/route/Route.java",
                        "return Optional.ofNullable(providedBy);",
                        "return Optional.of(providedBy);")) {
            assertThat(copy.build("routing", "-DskipTests", "compile"))
                    .contains("[NullAway] passing @Nullable parameter 'providedBy'");
        }
    }

    @Test
    void a_pure_package_that_imports_kafka() throws Exception {
        try (var _ =
                copy.replace(
                        "routing/src/main/java/org/barsrouter/routing/resolve/Candidate.java",
                        "boolean isKept() {",
                        "static final Class<?> PLANTED = org.apache.kafka.common.TopicPartition.class; boolean isKept() {")) {
            assertThat(
                            copy.build(
                                    "harness",
                                    "-Dspotless.check.skip=true",
                                    "-Dtest=ArchitectureTest",
                                    "test"))
                    .contains("pure packages decide and edge packages act")
                    .contains("Candidate");
        }
    }

    @Test
    void a_topology_changed_without_its_golden_file() throws Exception {
        try (var _ =
                copy.replace(
                        "router-streams/src/main/java/org/barsrouter/router/topology/NodeNames.java",
                        "\"sink-outbound\"",
                        "\"sink-elsewhere\"")) {
            assertThat(copy.build("router-streams", "-Dtest=*Golden*", "test"))
                    .contains("sink-elsewhere")
                    .containsIgnoringCase("golden");
        }
    }

    @Test
    void a_schema_change_that_breaks_compatibility() throws Exception {
        try (var _ =
                copy.replace(
                        "schemas/src/main/avro/Control.avsc",
                        "\"name\": \"actor\"",
                        "\"name\": \"operator\"")) {
            assertThat(copy.build("schemas", "-Dtest=SchemaCompatibilityTest", "test"))
                    .contains("bars.controls.v1-value is not backward compatible");
        }
    }

    @Test
    void a_file_over_400_lines() throws Exception {
        try (var _ =
                copy.replace(
                        "routing/src/main/java/org/barsrouter/routing/resolve/Reason.java",
                        "public enum Reason {",
                        "// a line\n".repeat(400) + "public enum Reason {")) {
            assertThat(
                            copy.build(
                                    "harness",
                                    "-Dspotless.check.skip=true",
                                    "-Dtest=SourceRulesTest",
                                    "test"))
                    .contains("split these by idea, not by size")
                    .contains("Reason.java");
        }
    }
}
