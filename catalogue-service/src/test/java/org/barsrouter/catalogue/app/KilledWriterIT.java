package org.barsrouter.catalogue.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.barsrouter.catalogue.app.Submission.Mode;
import org.barsrouter.catalogue.change.Catalogue;
import org.barsrouter.catalogue.kafka.CatalogueWriter;
import org.barsrouter.catalogue.testkit.Cluster;
import org.barsrouter.catalogue.testkit.EndlessWriter;
import org.barsrouter.catalogue.testkit.Plans;
import org.barsrouter.schemas.topic.Topics;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;

/// `kill -9` of a real writer between one change-set and the next, and in the middle of one.
class KilledWriterIT {
    private static final int ENOUGH = 12;

    @BeforeEach
    void empty() {
        Cluster.empty();
    }

    @RepeatedTest(2)
    void nothing_acknowledged_is_lost_and_no_change_set_is_there_in_part() throws Exception {
        int last = killedAfter(ENOUGH);

        try (CatalogueWriter next = new CatalogueWriter(Cluster.access())) {
            next.open();
            Catalogue found = next.catalogue();
            for (int i = 0; i <= last; i++) {
                assertThat(found.service(Plans.dos("10" + i))).as("pair %d", i).isPresent();
            }
            int beyond = last;
            for (int i = 0; i <= last + 2; i++) {
                boolean first = found.service(Plans.dos("10" + i)).isPresent();
                assertThat(found.service(Plans.dos("20" + i)).isPresent())
                        .as("pair %d", i)
                        .isEqualTo(first);
                beyond = first ? i : beyond;
            }
            aRepeatChangesNothing(next, beyond);
            assertThat(
                            EndlessWriter.changes(next)
                                    .submit(
                                            EndlessWriter.caller("request-" + (beyond + 1)),
                                            EndlessWriter.pair(beyond + 1),
                                            Mode.APPLY))
                    .isInstanceOf(ChangeOutcome.Kept.class);
        }
        theChainIsWhole();
    }

    /// The client that got no answer sends its request again.
    private static void aRepeatChangesNothing(CatalogueWriter writer, int i) {
        Catalogue before = writer.catalogue();
        assertThat(
                        EndlessWriter.changes(writer)
                                .submit(
                                        EndlessWriter.caller("request-" + i),
                                        EndlessWriter.pair(i),
                                        Mode.APPLY))
                .isInstanceOf(ChangeOutcome.Repeated.class);
        assertThat(writer.catalogue()).isSameAs(before);
    }

    private static void theChainIsWhole() {
        String previous = null;
        for (var event : Cluster.committed(Topics.CATALOGUE_EVENTS)) {
            assertThat(event.getPreviousHash()).isEqualTo(previous);
            previous = event.getHash();
        }
    }

    /// The number of the last pair that the process said was written.
    private static int killedAfter(int enough) throws IOException, InterruptedException {
        Process process =
                new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "--enable-native-access=ALL-UNNAMED",
                                "--sun-misc-unsafe-memory-access=allow",
                                "-XX:+UseSerialGC",
                                "-XX:TieredStopAtLevel=1",
                                "-Xmx192m",
                                "-cp",
                                System.getProperty("java.class.path"),
                                EndlessWriter.class.getName(),
                                Cluster.bootstrapServers())
                        .redirectError(ProcessBuilder.Redirect.DISCARD)
                        .start();
        int last = -1;
        try (BufferedReader lines =
                new BufferedReader(
                        new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            String line;
            while ((line = lines.readLine()) != null) {
                if (line.startsWith("written ")) {
                    last = Integer.parseInt(line.substring("written ".length()));
                    if (last == enough) {
                        process.toHandle().destroyForcibly();
                    }
                }
            }
        }
        process.waitFor();
        assertThat(last).isGreaterThanOrEqualTo(enough);
        return last;
    }
}
