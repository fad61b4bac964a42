package org.barsrouter.catalogue.targets;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.barsrouter.catalogue.targets.AddressRules.Remark;
import org.barsrouter.catalogue.targets.Finding.Subject;

/// Collects findings; rows with the same remark become one finding with a count, so that a report
/// of ten thousand rows stays readable.
final class Tally {
    private final Map<Remark, Subject> first = new LinkedHashMap<>();
    private final Map<Remark, Integer> rows = new LinkedHashMap<>();

    void add(Remark remark, Subject subject) {
        first.putIfAbsent(remark, subject);
        rows.merge(remark, 1, Integer::sum);
    }

    /// Errors first, then in the order of the file.
    List<Finding> findings() {
        List<Finding> all = new ArrayList<>();
        first.forEach((remark, subject) ->
                all.add(
                        new Finding(
                                remark.rule(),
                                remark.severity(),
                                subject.withRows(rows.getOrDefault(remark, 1)),
                                remark.what(),
                                remark.remedy())));
        all.sort(
                Comparator.comparing(Finding::severity)
                        .thenComparingInt(finding -> finding.subject().place().line()));
        return all;
    }
}
