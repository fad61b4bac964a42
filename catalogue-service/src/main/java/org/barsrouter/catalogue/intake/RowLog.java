package org.barsrouter.catalogue.intake;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.barsrouter.catalogue.change.Change;
import org.barsrouter.catalogue.change.ChangeSet;
import org.barsrouter.catalogue.change.Entry;
import org.barsrouter.catalogue.intake.LogRow.Status;
import org.barsrouter.catalogue.targets.Finding;
import org.barsrouter.catalogue.targets.Finding.Severity;
import org.barsrouter.catalogue.targets.Target;
import org.barsrouter.routing.route.Assignment;
import org.barsrouter.routing.route.Endpoint;
import org.barsrouter.schemas.id.ServiceId;
import org.jspecify.annotations.Nullable;

/// Writes the log of an import: first the templates, then every service of the file in its order,
/// then what the file lacks.
public final class RowLog {
    private final Instant at;
    private final List<LogRow> rows = new ArrayList<>();

    private RowLog(Instant at) {
        this.at = at;
    }

    /// The log of an import that was applied, or would be.
    public static List<LogRow> of(ChangeSet set, Collection<Target> targets, Instant at) {
        RowLog log = new RowLog(at);
        log.templates(set);
        Map<ServiceId, Change> changes = new HashMap<>();
        set.changes().forEach(change -> changes.put(change.id(), change));
        for (Target target : targets) {
            log.service(target, changes.get(target.id()), set);
        }
        set.changes().stream()
                .filter(change -> change.kind() == Change.Kind.REMOVED)
                .forEach(change -> log.removed(change, set.effectiveFrom()));
        return List.copyOf(log.rows);
    }

    /// The log of an import that its errors kept out.
    public static List<LogRow> refused(Collection<Finding> findings, Instant at) {
        return findings.stream()
                .filter(finding -> finding.severity() == Severity.ERROR)
                .map(finding ->
                        new LogRow(
                                "service",
                                source(finding),
                                null,
                                null,
                                null,
                                Status.FAILED,
                                Status.FAILED.http(),
                                "line %d: %s %s"
                                        .formatted(
                                                finding.subject().place().line(),
                                                finding.what(),
                                                finding.remedy()),
                                at,
                                finding.rule().name()))
                .toList();
    }

    private static String source(Finding finding) {
        String system = finding.subject().system();
        return system == null ? "file" : system + "|" + finding.subject().value();
    }

    private void templates(ChangeSet set) {
        Map<String, Endpoint> before = set.basis().endpoints();
        Map<String, Endpoint> after = set.result().endpoints();
        for (String id : new TreeSet<>(after.keySet())) {
            Endpoint endpoint = after.get(id);
            if (endpoint == null || endpoint.addresses().isEmpty()) {
                continue;
            }
            boolean isNew = !before.containsKey(id);
            rows.add(
                    row(
                            "template",
                            endpoint.addresses().getLast().url().toString(),
                            new Ids(null, id, null),
                            isNew ? Status.CREATED : Status.SKIPPED,
                            isNew ? "registered" : "the catalogue has it"));
        }
    }

    private void service(Target target, @Nullable Change change, ChangeSet set) {
        Optional<Entry> entry = set.result().service(target.id());
        Optional<Assignment> assignment = entry.flatMap(e -> e.during(set.effectiveFrom()));
        Ids ids =
                new Ids(
                        target.address().toString(),
                        assignment.map(Assignment::id).orElse(null),
                        assignment.map(a -> a.endpoint().id()).orElse(null));
        Status status =
                change == null
                        ? Status.SKIPPED
                        : change.kind() == Change.Kind.ADDED ? Status.CREATED : Status.UPDATED;
        rows.add(row("service", target.id().key(), ids, status, said(change)));
    }

    private static String said(@Nullable Change change) {
        if (change == null) {
            return "the catalogue holds exactly this";
        }
        return switch (change.kind()) {
            case ADDED -> "assigned";
            case REPOINTED -> "moved to another endpoint";
            case REMOVED -> "assignment ended";
            case DETAILED -> "provider or name changed";
        };
    }

    private void removed(Change change, Instant effective) {
        Optional<Assignment> last =
                Optional.ofNullable(change.before()).flatMap(entry -> entry.during(effective));
        rows.add(
                row(
                        "retire",
                        change.id().key(),
                        new Ids(
                                null,
                                last.map(Assignment::id).orElse(null),
                                last.map(a -> a.endpoint().id()).orElse(null)),
                        Status.ENDED,
                        "the file lacks it: " + said(change)));
    }

    private record Ids(
            @Nullable String sourceParent,
            @Nullable String catalog,
            @Nullable String catalogParent) {}

    private LogRow row(String step, String source, Ids ids, Status status, String diagnostics) {
        return new LogRow(
                step,
                source,
                ids.sourceParent(),
                ids.catalog(),
                ids.catalogParent(),
                status,
                status.http(),
                diagnostics,
                at,
                null);
    }
}
