package org.barsrouter.catalogue.app;

import java.time.InstantSource;
import java.util.Optional;
import java.util.stream.Stream;
import org.barsrouter.catalogue.change.Catalogue;
import org.barsrouter.catalogue.change.Entry;
import org.barsrouter.catalogue.explain.ExplainTarget;
import org.barsrouter.catalogue.trial.TrialReport;
import org.barsrouter.catalogue.trial.http.RunTrial;
import org.barsrouter.catalogue.trial.http.RunTrial.Cast;
import org.barsrouter.sandbox.message.Party;
import org.barsrouter.schemas.id.ServiceId;

/// Tries two services with one another on request.
public final class TrialDesk {
    private final RunTrial trial;
    private final ExplainTarget explain;
    private final InstantSource clock;
    private final Errands<TrialReport> errands = new Errands<>();

    public TrialDesk(RunTrial trial, ExplainTarget explain, InstantSource clock) {
        this.trial = trial;
        this.explain = explain;
        this.clock = clock;
    }

    /// Begins a trial.
    ///
    /// @param catalogue as it is now
    public Errand<TrialReport> begin(Catalogue catalogue, TrialReport.Pair pair) {
        Cast cast =
                new Cast(
                        party(catalogue, pair.sender()),
                        party(catalogue, pair.receiver()),
                        Stream.of(pair.sender(), pair.receiver())
                                .flatMap(service -> obstacle(catalogue, service).stream())
                                .findFirst());
        return errands.start((id, told) ->
                new TrialReport(
                        id,
                        pair,
                        clock.instant(),
                        trial.run(cast, finding -> told.accept(finding.line()))));
    }

    private Optional<String> obstacle(Catalogue catalogue, ServiceId service) {
        Optional<Entry> entry = catalogue.service(service);
        if (entry.isEmpty()) {
            return Optional.of("%s is not in the catalogue.".formatted(service));
        }
        if (explain.route(entry.get(), clock.instant()).isEmpty()) {
            return Optional.of("%s is not routed now.".formatted(service));
        }
        return entry.get().service().providedBy() == null
                ? Optional.of(
                        "%s has no provider in the catalogue, so that an answer could not be shown to be its own."
                                .formatted(service))
                : Optional.empty();
    }

    private static Party party(Catalogue catalogue, ServiceId service) {
        Optional<Entry> entry = catalogue.service(service);
        String ods = entry.map(e -> e.service().providedBy()).orElse("");
        String name = entry.map(e -> e.service().name()).orElse(service.value());
        return new Party(service, ods, name);
    }

    public Optional<Errand<TrialReport>> find(String id) {
        return errands.find(id);
    }
}
