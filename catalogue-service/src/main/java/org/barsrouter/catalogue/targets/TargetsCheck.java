package org.barsrouter.catalogue.targets;

import java.net.URI;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.barsrouter.catalogue.targets.AddressRules.Remark;
import org.barsrouter.catalogue.targets.AddressRules.Verdict;
import org.barsrouter.catalogue.targets.Finding.Severity;
import org.barsrouter.catalogue.targets.Finding.Subject;
import org.barsrouter.routing.identifier.IdentifierSystems;
import org.barsrouter.routing.identifier.IdentifierSystems.Canonical;
import org.barsrouter.routing.identifier.IdentifierSystems.Spelling;
import org.barsrouter.schemas.id.ServiceId;

/// Holds the rows of a targets file against rules J2 to J4, U1 to U4 and E3.
public final class TargetsCheck {
    private static final Pattern DOS_ID = Pattern.compile("[0-9]{1,10}");
    private static final int USUAL_LENGTH = 10;
    private static final int LONGEST_VALUE = 100;

    private final ImportRules rules;
    private final Tally tally = new Tally();
    private final Map<String, Verdict> verdicts = new HashMap<>();
    private final Map<ServiceId, Target> targets = new LinkedHashMap<>();
    private int aliasRows;

    /// The services that the rules let through, and all findings, errors first.
    ///
    /// @param aliasRows rows whose system was spelled in another way
    public record Checked(List<Target> targets, List<Finding> findings, int aliasRows) {
        public Checked {
            targets = List.copyOf(targets);
            findings = List.copyOf(findings);
        }

        /// Whether nothing keeps the file out.
        public boolean isClean() {
            return findings.stream().noneMatch(f -> f.severity() == Severity.ERROR);
        }

        /// The same with further findings.
        public Checked and(List<Finding> more) {
            List<Finding> all = new ArrayList<>(findings);
            all.addAll(more);
            all.sort(Comparator.comparing(Finding::severity));
            return new Checked(targets, all, aliasRows);
        }
    }

    private TargetsCheck(ImportRules rules) {
        this.rules = rules;
    }

    public static Checked check(TargetsJson.Parsed parsed, ImportRules rules) {
        TargetsCheck check = new TargetsCheck(rules);
        parsed.rows().forEach(check::row);
        check.caseOnlyPaths();
        return new Checked(
                        List.copyOf(check.targets.values()),
                        check.tally.findings(),
                        check.aliasRows)
                .and(parsed.findings());
    }

    private void row(Row row) {
        if (!hasUsableValue(row)) {
            return;
        }
        Canonical canonical = rules.systems().canonical(new ServiceId(row.system(), row.value()));
        if (isKnown(row, canonical)
                && isWanted(row, canonical.id())
                && isDosId(row, canonical.id())) {
            address(row)
                    .ifPresent(url -> unique(row, new Target(canonical.id(), url, row.place())));
        }
    }

    private boolean hasUsableValue(Row row) {
        String value = row.value();
        boolean usable =
                !row.system().isEmpty()
                        && !value.isEmpty()
                        && value.length() <= LONGEST_VALUE
                        && value.chars().noneMatch(c -> c == '|' || c <= ' ');
        if (!usable) {
            add(
                    row,
                    new Remark(
                            Rule.J3,
                            Severity.ERROR,
                            "“"
                                    + value
                                    + "” cannot be a ServiceId: it is empty, longer than 100, or has a space or |.",
                            "Correct the key."));
        }
        return usable;
    }

    private boolean isKnown(Row row, Canonical canonical) {
        if (canonical.spelling() == Spelling.UNKNOWN_SYSTEM) {
            add(
                    row,
                    new Remark(
                            Rule.J2,
                            Severity.ERROR,
                            "The system " + row.system() + " is not registered.",
                            "Correct its spelling, or have the directory registered."));
            return false;
        }
        if (canonical.spelling() == Spelling.ALIAS) {
            aliasRows++;
            add(
                    row,
                    new Remark(
                            Rule.J2,
                            Severity.WARNING,
                            "The system "
                                    + row.system()
                                    + " is read as "
                                    + canonical.id().system()
                                    + ".",
                            "Write the system in its canonical form."));
        }
        return true;
    }

    private boolean isWanted(Row row, ServiceId id) {
        if (!id.system().equals(IdentifierSystems.TESTS)) {
            return true;
        }
        boolean included = rules.tests() == ImportRules.Tests.INCLUDE;
        if (included && rules.deployment() == Deployment.PROD) {
            add(
                    row,
                    new Remark(
                            Rule.E3,
                            Severity.ERROR,
                            "Test targets never enter PROD.",
                            "Import with tests=skip."));
            return false;
        }
        if (!included) {
            add(
                    row,
                    new Remark(
                            Rule.E3,
                            Severity.NOTE,
                            "The test targets of the file are skipped.",
                            "Import with tests=include outside PROD if they are wanted."));
        }
        return included;
    }

    private boolean isDosId(Row row, ServiceId id) {
        if (!id.system().equals(IdentifierSystems.DOS_SERVICE_ID)) {
            return true;
        }
        if (!DOS_ID.matcher(id.value()).matches()) {
            add(
                    row,
                    new Remark(
                            Rule.J3,
                            Severity.ERROR,
                            "“" + id.value() + "” is not a DoS service id: 1 to 10 digits.",
                            "Correct the key."));
            return false;
        }
        if (id.value().length() != USUAL_LENGTH) {
            add(
                    row,
                    new Remark(
                            Rule.J3,
                            Severity.WARNING,
                            "“" + id.value() + "” does not have the usual ten digits.",
                            "Check it against the Directory of Services."));
        }
        return true;
    }

    private Optional<URI> address(Row row) {
        Verdict verdict = verdicts.computeIfAbsent(row.url(), rules.addresses()::judge);
        verdict.remarks().forEach(remark -> add(row, remark));
        return verdict.address();
    }

    private void unique(Row row, Target target) {
        Target earlier = targets.putIfAbsent(target.id(), target);
        if (earlier == null) {
            return;
        }
        boolean same = earlier.address().equals(target.address());
        add(
                row,
                new Remark(
                        Rule.J4,
                        same ? Severity.WARNING : Severity.ERROR,
                        "“"
                                + row.value()
                                + "” stands twice under spellings of one system, with "
                                + (same ? "the same address." : "different addresses."),
                        "Keep the row of the canonical system."));
    }

    private void caseOnlyPaths() {
        Map<String, URI> folded = new HashMap<>();
        for (Target target : targets.values()) {
            URI url = target.address();
            URI earlier = folded.putIfAbsent(url.toString().toLowerCase(Locale.ROOT), url);
            if (earlier != null && !earlier.equals(url)) {
                tally.add(
                        new Remark(
                                Rule.U2,
                                Severity.WARNING,
                                earlier + " and " + url + " differ only in the case of the path.",
                                "Ask the supplier which one is meant: they are two endpoints here."),
                        Subject.of(target));
            }
        }
    }

    private void add(Row row, Remark remark) {
        tally.add(remark, Subject.row(row));
    }
}
