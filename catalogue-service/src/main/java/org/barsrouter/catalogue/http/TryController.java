package org.barsrouter.catalogue.http;

import org.barsrouter.catalogue.app.Errand;
import org.barsrouter.catalogue.app.TrialDesk;
import org.barsrouter.catalogue.targets.Deployment;
import org.barsrouter.catalogue.trial.TrialReport;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/// Trials of two services with one another: begun by POST, watched by GET.
@RestController
@RequestMapping("/catalogue/v1/tries")
class TryController {
    private final TrialDesk desk;
    private final Current current;
    private final Bodies bodies;
    private final Deployment deployment;

    /// Body of a trial.
    record TryBody(@Nullable String sender, @Nullable String receiver) {}

    TryController(TrialDesk desk, Current current, Bodies bodies, Deployment deployment) {
        this.deployment = deployment;
        this.desk = desk;
        this.current = current;
        this.bodies = bodies;
    }

    @PostMapping
    ResponseEntity<ErrandView> begin(@RequestBody String text) {
        TryBody body = bodies.read(text, TryBody.class);
        if (body.sender() == null || body.receiver() == null) {
            throw new FaultException(
                    Fault.REQUEST_UNREADABLE, "A trial needs a sender and a receiver.");
        }
        if (deployment == Deployment.PROD) {
            throw new FaultException(
                    Fault.JOINING_REFUSED, "Test messages are not sent in production.");
        }
        Errand<TrialReport> errand =
                desk.begin(
                        current.catalogue(),
                        new TrialReport.Pair(
                                current.target(body.sender()).id(),
                                current.target(body.receiver()).id()));
        return ResponseEntity.status(HttpStatus.ACCEPTED)
                .header(HttpHeaders.LOCATION, "/catalogue/v1/tries/" + errand.id())
                .body(ErrandView.of(errand, TrialReport::lines));
    }

    @GetMapping("/{id}")
    ErrandView one(@PathVariable String id) {
        return desk.find(id)
                .map(errand -> ErrandView.of(errand, TrialReport::lines))
                .orElseThrow(() ->
                        new FaultException(
                                Fault.NOTHING_OF_THIS_ID,
                                "Trials are remembered until the service is restarted; begin another."));
    }
}
