package org.barsrouter.harness.certification;

import java.net.URI;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import org.barsrouter.catalogue.certify.Check;
import org.barsrouter.catalogue.certify.Evidence;
import org.barsrouter.catalogue.certify.Finding;
import org.barsrouter.catalogue.certify.ProbeRules;
import org.barsrouter.catalogue.certify.Report;
import org.barsrouter.catalogue.certify.Subject;
import org.barsrouter.catalogue.certify.Verdict;
import org.barsrouter.catalogue.prober.Certificates;
import org.barsrouter.catalogue.prober.CertifyReceiver;
import org.barsrouter.catalogue.prober.ProberLimits;
import org.barsrouter.catalogue.targets.AddressRules;
import org.barsrouter.catalogue.targets.Deployment;
import org.barsrouter.sandbox.message.Composer;

/// The catalogue's prober as a test uses it.
final class Prober implements AutoCloseable {
    static final URI OWN = URI.create("http://127.0.0.1:9");

    private final ScheduledExecutorService watchdog = Executors.newScheduledThreadPool(1);
    private final InstantSource clock = InstantSource.system();

    /// A report with the findings in the order in which they were told.
    record Run(Report report, List<Finding> told) {

        Verdict verdict(Check check) {
            return report.findings().stream()
                    .filter(finding -> finding.check() == check)
                    .map(Finding::verdict)
                    .findFirst()
                    .orElseThrow();
        }

        List<Check> failed() {
            return report.failed().stream().map(Finding::check).toList();
        }
    }

    Run certify(Subject subject, Certificates certificates, Duration timeout) {
        Deployment deployment = subject.deployment();
        CertifyReceiver certify =
                new CertifyReceiver(
                        new ProbeRules(
                                deployment,
                                new AddressRules(deployment, List.of(".nhs.uk")),
                                List.of(".nhs.uk"),
                                List.of(OWN)),
                        new ProberLimits(timeout, 100_000),
                        certificates,
                        watchdog,
                        new CertifyReceiver.Origin(new Composer(clock, new SecureRandom()), clock));
        List<Finding> told = new ArrayList<>();
        List<Finding> findings = certify.run(subject, Evidence.none(), told::add);
        return new Run(new Report("r-1", subject, "tester", clock.instant(), findings), told);
    }

    @Override
    public void close() {
        watchdog.shutdownNow();
    }
}
