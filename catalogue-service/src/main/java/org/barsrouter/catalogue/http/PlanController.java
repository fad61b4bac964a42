package org.barsrouter.catalogue.http;

import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.barsrouter.catalogue.app.ImportTargets;
import org.barsrouter.catalogue.http.ImportAnswer.FindingView;
import org.barsrouter.catalogue.plan.PlanSwitches;
import org.barsrouter.catalogue.plan.PlannedSwitch;
import org.barsrouter.catalogue.plan.SwitchPlan;
import org.barsrouter.catalogue.targets.Finding;
import org.barsrouter.catalogue.targets.SwitchesCsv;
import org.barsrouter.catalogue.targets.TrafficCsv;
import org.barsrouter.routing.policy.Policy;
import org.barsrouter.routing.resolve.Resolver;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/// Says what a list of switches would do. Changes nothing.
@RestController
class PlanController {
    private final ImportTargets.Terms terms;
    private final Current current;
    private final BodyReader reader;

    /// @param switches text of the list
    /// @param traffic text of the counts of messages by service
    record PlanRequest(@Nullable String switches, @Nullable String traffic) {}

    /// @param fits whether every switch can be done
    /// @param findings lines that cannot be read
    /// @param report the same for people, in lines
    record PlanAnswer(
            boolean fits,
            boolean warnings,
            Instant at,
            List<SwitchPlan.Group> groups,
            List<SwitchView> switches,
            List<FindingView> findings,
            List<String> report) {}

    /// One service.
    record SwitchView(
            String system,
            String value,
            Instant at,
            int line,
            List<PlannedSwitch.Moment> moments,
            List<String> problems,
            List<String> warnings,
            @Nullable Long messages) {

        static SwitchView of(PlannedSwitch planned) {
            return new SwitchView(
                    planned.wanted().service().system(),
                    planned.wanted().service().value(),
                    planned.wanted().at(),
                    planned.wanted().line(),
                    planned.moments(),
                    planned.problems(),
                    planned.warnings(),
                    planned.messages());
        }
    }

    PlanController(ImportTargets.Terms terms, Current current, BodyReader reader) {
        this.terms = terms;
        this.current = current;
        this.reader = reader;
    }

    @PostMapping(path = "/catalogue/v1/plans", consumes = MediaType.APPLICATION_JSON_VALUE)
    PlanAnswer plan(InputStream body) throws IOException {
        PlanRequest request = reader.read(body, PlanRequest.class);
        if (request.switches() == null) {
            throw new FaultException(
                    Fault.REQUEST_UNREADABLE, "switches is missing: give the text of the list.");
        }
        SwitchesCsv.Parsed switches = SwitchesCsv.read(request.switches(), terms.systems());
        TrafficCsv.Parsed traffic =
                request.traffic() == null
                        ? TrafficCsv.Parsed.none()
                        : TrafficCsv.read(request.traffic(), terms.systems());
        Instant now = current.at(null);
        SwitchPlan plan =
                new PlanSwitches(new Resolver(Policy.defaults()), current.catalogue(), now)
                        .plan(switches.switches(), traffic.messages());
        List<Finding> findings = new ArrayList<>(switches.findings());
        findings.addAll(traffic.findings());
        return new PlanAnswer(
                plan.fits() && findings.isEmpty(),
                plan.hasWarnings(),
                now,
                plan.groups(),
                plan.switches().stream().map(SwitchView::of).toList(),
                findings.stream().map(FindingView::of).toList(),
                plan.report());
    }
}
