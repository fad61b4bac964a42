package org.barsrouter.catalogue.prober;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.barsrouter.catalogue.certify.Check;
import org.barsrouter.catalogue.certify.Demands;
import org.barsrouter.catalogue.certify.Evidence;
import org.barsrouter.catalogue.certify.Finding;
import org.barsrouter.catalogue.certify.Subject;
import org.barsrouter.catalogue.certify.Verdict;

/// One certification under way: each check gets exactly one finding.
final class Certification {
    private final Subject subject;
    private final Consumer<Finding> progress;
    private final Map<Check, Finding> findings = new EnumMap<>(Check.class);
    private String obstacle = "the check before it was not reached";

    Certification(Subject subject, Consumer<Finding> progress) {
        this.subject = subject;
        this.progress = progress;
    }

    Subject subject() {
        return subject;
    }

    List<Finding> findings() {
        return List.copyOf(findings.values());
    }

    boolean demands(Check check) {
        return Demands.exemption(check, subject).isEmpty();
    }

    /// Runs a check if this environment demands it.
    Verdict check(Check check, Supplier<Verdict> run) {
        Verdict verdict =
                Demands.exemption(check, subject)
                        .<Verdict>map(Verdict.NotDemanded::new)
                        .orElseGet(run);
        found(new Finding(check, verdict));
        return verdict;
    }

    void found(Finding finding) {
        if (findings.putIfAbsent(finding.check(), finding) == null) {
            progress.accept(finding);
        }
    }

    /// From here on nothing can be run.
    ///
    /// @param because completes “not run, because …”
    void halt(String because) {
        obstacle = because;
    }

    void papers(Evidence evidence) {
        check(Check.EVIDENCE, evidence::papers);
        check(Check.GO_LIVE, evidence::wentLive);
    }

    /// What has no finding yet was not run.
    void rest() {
        for (Check check : Check.values()) {
            if (!findings.containsKey(check)) {
                check(check, () -> new Verdict.NotRun(obstacle));
            }
        }
    }
}
