package org.barsrouter.catalogue.app;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.barsrouter.catalogue.certify.Evidence;
import org.barsrouter.catalogue.certify.Finding;
import org.barsrouter.catalogue.certify.ProbeBudget;
import org.barsrouter.catalogue.certify.Report;
import org.barsrouter.catalogue.certify.Subject;
import org.barsrouter.catalogue.join.JoinRegister;
import org.barsrouter.catalogue.join.JoinRegister.Author;
import org.barsrouter.catalogue.join.JoinRegister.Kept;
import org.barsrouter.catalogue.prober.CertifyReceiver;
import org.barsrouter.schemas.id.ServiceId;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Certifies on request, keeps what came of it, and lets nobody ask so often that it would be a
/// scan.
public final class CertificationDesk {
    private static final Logger LOG = LoggerFactory.getLogger(CertificationDesk.class);

    private final CertifyReceiver certify;
    private final ProbeBudget budget;
    private final JoinRegister register;
    private final InstantSource clock;
    private final Errands<Report> errands = new Errands<>();

    public CertificationDesk(
            CertifyReceiver certify,
            ProbeBudget budget,
            JoinRegister register,
            InstantSource clock) {
        this.certify = certify;
        this.budget = budget;
        this.register = register;
        this.clock = clock;
    }

    /// What came of asking.
    public sealed interface Begun {
        /// It runs.
        record Started(Errand<Report> errand) implements Begun {}

        /// Too many were asked for lately.
        ///
        /// @param after how long one may be asked for again
        record TooMany(Duration after) implements Begun {}
    }

    /// Begins a certification.
    public Begun begin(Subject subject, Evidence evidence, Author author) {
        return begin(new Asked(subject, evidence, author), _ -> {});
    }

    /// What is asked for, and by whom.
    record Asked(Subject subject, Evidence evidence, Author author) {}

    /// The same, with something to be done with the report when it is kept.
    Begun begin(Asked asked, Consumer<Report> then) {
        Optional<Duration> wait;
        synchronized (budget) {
            wait = budget.take(clock.instant());
        }
        if (wait.isPresent()) {
            return new Begun.TooMany(wait.get());
        }
        return new Begun.Started(
                errands.start((id, told) -> {
                    Report report = run(id, asked, finding -> told.accept(finding.line()));
                    then.accept(report);
                    return report;
                }));
    }

    private Report run(String id, Asked asked, Consumer<Finding> progress) {
        Instant at = clock.instant();
        List<Finding> findings = certify.run(asked.subject(), asked.evidence(), progress);
        Report report = new Report(id, asked.subject(), asked.author().actor(), at, findings);
        LOG.atInfo()
                .addKeyValue("target", asked.subject().service())
                .addKeyValue("grade", report.grade())
                .log("a receiver was certified");
        for (int i = 0; i < 5; i++) {
            switch (register.keep(report, asked.author())) {
                case Kept.Done _ -> {
                    return report;
                }
                case Kept.Overtaken _ -> {}
                case Kept.Not(String why) -> throw new NotKeptException(why);
            }
        }
        throw new NotKeptException("The catalogue changes too fast; ask again.");
    }

    public Optional<Errand<Report>> find(String id) {
        return errands.find(id);
    }

    /// Another service that the catalogue leads to an address.
    public Optional<ServiceId> neighbour(ServiceId service, URI address) {
        return register.neighbour(service, address);
    }

    /// What is on record, the latest of each service at each address.
    public List<Report> reports() {
        return register.reports();
    }
}
