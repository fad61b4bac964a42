package org.barsrouter.harness.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class SourceRulesTest {
    private static final int LONGEST_FILE = 400;

    @Test
    void no_java_file_is_longer_than_400_lines() {
        List<String> tooLong =
                Sources.java().stream()
                        .filter(file -> Sources.text(file).lines().count() > LONGEST_FILE)
                        .map(SourceRulesTest::relative)
                        .toList();

        assertThat(tooLong).as("split these by idea, not by size").isEmpty();
    }

    @Test
    void nobody_switches_a_test_off_or_leaves_work_undone() {
        Pattern banned = Pattern.compile("@Disabled|\\bTODO\\b|\\bFIXME\\b|@author");

        assertThat(matching(banned)).as("mend it, or write an issue and name it here").isEmpty();
    }

    @Test
    void a_suppression_carries_its_reason() {
        List<String> bare =
                Sources.java().stream()
                        .filter(file ->
                                Sources.text(file)
                                        .lines()
                                        .anyMatch(SourceRulesTest::bareSuppression))
                        .map(SourceRulesTest::relative)
                        .toList();

        assertThat(bare).as("write the reason behind @SuppressWarnings, on its line").isEmpty();
    }

    @Test
    void nobody_sleeps() {
        Pattern sleep = Pattern.compile("Thread\\" + ".sleep\\(|TimeUnit\\.\\w+\\.sleep\\(");

        assertThat(matching(sleep)).as("await a condition instead").isEmpty();
    }

    private static boolean bareSuppression(String line) {
        return line.strip().startsWith("@Suppress" + "Warnings") && !line.contains("//");
    }

    private static List<String> matching(Pattern pattern) {
        return Sources.java().stream()
                .filter(file -> !file.endsWith("SourceRulesTest.java"))
                .filter(file -> pattern.matcher(Sources.text(file)).find())
                .map(SourceRulesTest::relative)
                .toList();
    }

    private static String relative(Path file) {
        return Sources.root().relativize(file).toString();
    }
}
