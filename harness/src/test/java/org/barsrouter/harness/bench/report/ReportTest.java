package org.barsrouter.harness.bench.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.barsrouter.harness.bench.report.Row.Role;
import org.barsrouter.harness.bench.scenario.Scenario;
import org.barsrouter.harness.bench.tally.Timeline;
import org.junit.jupiter.api.Test;

class ReportTest {
    private static final List<Row> ROWS =
            List.of(
                    row("ours", Role.BASELINE, 20, 0),
                    row("ours", Role.FAULT, 24, 0),
                    row("peer", Role.BASELINE, 30, 0),
                    row("peer", Role.FAULT, 2_400, 17));

    @Test
    void a_row_is_read_as_it_was_written() {
        assertThat(ROWS).allSatisfy(row -> assertThat(Row.parse(row.csv())).isEqualTo(row));
        Moment moment = new Moment(ROWS.getFirst().label(), new Timeline.Point(1.5, 20.25));
        assertThat(Moment.parse(moment.csv())).isEqualTo(moment);
    }

    @Test
    void a_line_of_another_version_is_refused_with_the_remedy() {
        assertThatThrownBy(() -> Row.parse("a,b"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("--out");
    }

    @Test
    void ours_stands_first_and_the_others_are_told_as_a_multiple_of_it() {
        String text = new Report(ROWS, "ours").text();

        assertThat(text.indexOf("| ours |")).isBetween(0, text.indexOf("| peer |"));
        assertThat(text).contains("| 100.0 |").contains("**S2: 1 of 20 endpoints hangs**");
    }

    @Test
    void only_ours_is_judged() {
        List<Target> targets = new Report(ROWS, "ours").targets();

        assertThat(targets).isNotEmpty().allMatch(Target::kept);
        assertThat(new Report(ROWS, "peer").targets())
                .filteredOn(target -> !target.kept())
                .extracting(Target::what)
                .contains("lost", "healthy p99 beside the fault");
    }

    @Test
    void the_pictures_are_well_formed_and_name_every_system() throws Exception {
        Charts charts = new Charts("ours", 2_000);
        List<Moment> moments =
                List.of(
                        new Moment(ROWS.get(1).label(), new Timeline.Point(0, 20)),
                        new Moment(ROWS.get(1).label(), new Timeline.Point(1, 24)));

        for (String svg : List.of(charts.bars(ROWS), charts.lines(ROWS, moments))) {
            DocumentBuilderFactory.newInstance()
                    .newDocumentBuilder()
                    .parse(
                            new java.io.ByteArrayInputStream(
                                    svg.getBytes(java.nio.charset.StandardCharsets.UTF_8)));
            assertThat(svg).contains(">ours<").contains(">peer<");
        }
    }

    private static Row row(String system, Role role, double p99, int lost) {
        return new Row(
                new Row.Label(system, Scenario.S2, role, 1, 2_000, 300, 20),
                new Row.Latency(5, 10, p99, p99 + 1),
                new Row.Accounts(6_000, lost, 300, 12, 0, 0, 44),
                0,
                300);
    }
}
