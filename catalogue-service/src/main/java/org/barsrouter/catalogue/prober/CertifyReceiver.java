package org.barsrouter.catalogue.prober;

import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.Consumer;
import org.barsrouter.catalogue.certify.Evidence;
import org.barsrouter.catalogue.certify.Finding;
import org.barsrouter.catalogue.certify.ProbeRules;
import org.barsrouter.catalogue.certify.Subject;
import org.barsrouter.sandbox.message.Composer;

/// Runs the checks of a certification against a receiver. Calls go one after the other, so that a
/// certification is never a load.
public final class CertifyReceiver {
    private final ProbeRules rules;
    private final ProberLimits limits;
    private final Certificates certificates;
    private final ScheduledExecutorService watchdog;
    private final Origin origin;

    /// Where ids, messages and the time come from.
    public record Origin(Composer composer, InstantSource clock) {}

    public CertifyReceiver(
            ProbeRules rules,
            ProberLimits limits,
            Certificates certificates,
            ScheduledExecutorService watchdog,
            Origin origin) {
        this.rules = rules;
        this.limits = limits;
        this.certificates = certificates;
        this.watchdog = watchdog;
        this.origin = origin;
    }

    /// Every check, in the order of the checks.
    ///
    /// @param evidence what is on record outside, for C9 and C10
    /// @param progress told each finding as soon as there is one
    public List<Finding> run(Subject subject, Evidence evidence, Consumer<Finding> progress) {
        Certification certification = new Certification(subject, progress);
        certification.papers(evidence);
        new ApproachSteps(
                        certification,
                        new ApproachSteps.Means(rules, limits, certificates, watchdog),
                        origin)
                .run();
        certification.rest();
        return certification.findings().stream()
                .sorted(Comparator.comparing(Finding::check))
                .toList();
    }
}
