package org.barsrouter.catalogue.plan;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.barsrouter.catalogue.plan.PlannedSwitch.Moment;

/// A plan for a list of switches, and its report for people: the pairs of suppliers with their
/// shares first, then every service.
///
/// @param services of the whole catalogue
/// @param messages of all services in the counted time; 0 when nobody counted
public record SwitchPlan(List<PlannedSwitch> switches, int services, long messages) {

    public SwitchPlan {
        switches = List.copyOf(switches);
    }

    /// Whether every one can be done.
    public boolean fits() {
        return switches.stream().allMatch(PlannedSwitch::fits);
    }

    public boolean hasWarnings() {
        return switches.stream().anyMatch(planned -> !planned.warnings().isEmpty());
    }

    /// One supplier taking over from another.
    ///
    /// @param unfit how many of them cannot be done
    public record Group(String fromProduct, String toProduct, int count, int unfit, long messages) {
        Group plus(PlannedSwitch one) {
            return new Group(
                    fromProduct,
                    toProduct,
                    count + 1,
                    unfit + (one.fits() ? 0 : 1),
                    messages + (one.messages() == null ? 0 : one.messages()));
        }
    }

    /// By pair of products, in the order of the list.
    public List<Group> groups() {
        Map<List<String>, Group> groups = new LinkedHashMap<>();
        for (PlannedSwitch one : switches) {
            String from = one.wanted().fromProduct();
            String to = one.wanted().toProduct();
            groups.merge(
                    List.of(from, to),
                    new Group(from, to, 0, 0, 0).plus(one),
                    (sum, _) -> sum.plus(one));
        }
        return List.copyOf(groups.values());
    }

    /// @param most services that are listed one by one
    List<String> lines(int most) {
        List<String> lines = new ArrayList<>();
        for (Group group : groups()) {
            lines.add(line(group));
        }
        switches.stream().limit(most).forEach(planned -> add(lines, planned));
        if (switches.size() > most) {
            lines.add("  and " + (switches.size() - most) + " more services");
        }
        return lines;
    }

    /// The report in lines, with the first hundred services.
    public List<String> report() {
        return lines(100);
    }

    private String line(Group group) {
        String traffic =
                messages == 0
                        ? "traffic not known"
                        : String.format(
                                Locale.ROOT,
                                "%.1f %% of the traffic",
                                100.0 * group.messages() / messages);
        String unfit = group.unfit() == 0 ? "" : "; " + group.unfit() + " of them cannot be done";
        return String.format(
                Locale.ROOT,
                "%s -> %s: %,d services, %.1f %% of %,d; %s%s",
                group.fromProduct(),
                group.toProduct(),
                group.count(),
                services == 0 ? 0 : 100.0 * group.count() / services,
                services,
                traffic,
                unfit);
    }

    private static void add(List<String> lines, PlannedSwitch planned) {
        lines.add("");
        lines.add(
                "%s at %s (line %d)"
                        .formatted(
                                planned.wanted().service().key(),
                                planned.wanted().at(),
                                planned.wanted().line()));
        planned.problems().forEach(problem -> lines.add("  cannot be done: " + problem));
        planned.warnings().forEach(warning -> lines.add("  look: " + warning));
        for (Moment moment : planned.moments()) {
            lines.add(
                    "  %-9s  %s%s"
                            .formatted(
                                    moment.when(),
                                    moment.before(),
                                    moment.changes() ? "  ->  " + moment.after() : "  (stays)"));
        }
    }
}
