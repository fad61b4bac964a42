package org.barsrouter.catalogue.fhir;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.barsrouter.catalogue.change.Catalogue;
import org.barsrouter.catalogue.change.Entry;
import org.barsrouter.catalogue.explain.ExplainTarget;
import org.barsrouter.catalogue.explain.Explained;
import org.barsrouter.catalogue.http.Circumstances;
import org.barsrouter.catalogue.http.Current;
import org.barsrouter.catalogue.http.Fault;
import org.barsrouter.catalogue.http.FaultException;
import org.barsrouter.catalogue.http.Unapplied;
import org.barsrouter.catalogue.rendition.FhirIndex.Assigned;
import org.barsrouter.catalogue.rendition.Rendition;
import org.barsrouter.catalogue.resource.EndpointResource;
import org.barsrouter.routing.resolve.RoutingDecision.Deliver;
import org.barsrouter.routing.resolve.RoutingDecision.Unroutable;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Parameters.ParametersParameterComponent;
import org.hl7.fhir.r4.model.PositiveIntType;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.StringType;
import org.hl7.fhir.r4.model.UrlType;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// The operation `$explain`: where a message would go, and why, by the router's own resolver.
@Component
final class FhirExplain {
    private final FhirState state;
    private final FhirReads reads;
    private final ExplainTarget explain;
    private final Current current;
    private final Unapplied unapplied;

    FhirExplain(
            FhirState state,
            FhirReads reads,
            ExplainTarget explain,
            Current current,
            Unapplied unapplied) {
        this.state = state;
        this.reads = reads;
        this.explain = explain;
        this.current = current;
        this.unapplied = unapplied;
    }

    FhirAnswer answer(FhirCall call, FhirPath.Explain path) {
        Map<String, List<String>> parameters = call.parameters();
        Rendition now = state.now(call.face());
        Circumstances when =
                new Circumstances(
                        value(parameters, "at"),
                        value(parameters, "op"),
                        value(parameters, "connection-type"),
                        value(parameters, "payload-type"),
                        value(parameters, "version"),
                        value(parameters, "changeSet"));
        Catalogue catalogue = unapplied.catalogue(now.index().catalogue(), when.changeSet());
        Explained explained =
                explain.explain(
                        catalogue,
                        current.target(target(now, path, parameters)),
                        when.question(current.at(when.at())));
        Optional<Entry> entry = catalogue.service(explained.target().id());
        return FhirAnswer.of(
                200, R4Dialect.write(parameters(new Telling(call, now, entry), explained)));
    }

    private static @Nullable String value(Map<String, List<String>> parameters, String name) {
        return parameters.getOrDefault(name, List.of()).stream().findFirst().orElse(null);
    }

    private static String target(
            Rendition now, FhirPath.Explain path, Map<String, List<String>> parameters) {
        if (path.service() != null) {
            return now.index()
                    .service(path.service())
                    .map(entry -> entry.id().key())
                    .orElseThrow(() ->
                            new FaultException(
                                    Fault.RESOURCE_UNKNOWN, "There is no such HealthcareService."));
        }
        return Optional.ofNullable(value(parameters, "target"))
                .orElseThrow(() ->
                        new FaultException(
                                Fault.HEADER_MISSING,
                                "The parameter target is missing: write it as system|value."));
    }

    /// To whom of what.
    private record Telling(FhirCall call, Rendition now, Optional<Entry> entry) {}

    private Parameters parameters(Telling told, Explained explained) {
        Parameters out = new Parameters();
        out.addParameter("target", new StringType(explained.target().id().key()));
        out.addParameter("at", R4Resources.instant(explained.at()));
        boolean seen = true;
        switch (explained.decision()) {
            case Deliver deliver -> {
                out.addParameter("outcome", new CodeType("ROUTED"));
                out.addParameter(
                        "endpoint", new Reference("Endpoint/" + deliver.assignment().id()));
                seen =
                        told.entry()
                                .map(entry -> new Assigned(entry, deliver.assignment()))
                                .map(told.now()::assigned)
                                .map(e -> reads.seenBy(told.call(), e))
                                .filter(e ->
                                        e instanceof EndpointResource shown
                                                && shown.address() != null)
                                .isPresent();
                if (seen) {
                    out.addParameter("address", new UrlType(deliver.address().toString()));
                }
            }
            case Unroutable(var reason) -> out.addParameter("outcome", new CodeType(reason.name()));
        }
        if (seen) {
            out.addParameter("sentence", new StringType(explained.sentence()));
        }
        explained
                .nextChange()
                .ifPresent(next -> out.addParameter("nextChange", R4Resources.instant(next)));
        explained.candidates().forEach(candidate -> candidate(out, candidate));
        return out;
    }

    private static void candidate(Parameters out, Explained.Judged judged) {
        ParametersParameterComponent candidate = out.addParameter().setName("candidate");
        candidate
                .addPart()
                .setName("endpoint")
                .setValue(new Reference("Endpoint/" + judged.assignment().id()));
        candidate
                .addPart()
                .setName("rank")
                .setValue(new PositiveIntType(judged.assignment().rank()));
        candidate.addPart().setName("rule").setValue(new CodeType(judged.rule()));
        candidate.addPart().setName("why").setValue(new StringType(judged.why()));
    }
}
