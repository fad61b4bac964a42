package org.barsrouter.catalogue.http;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.barsrouter.catalogue.app.CertificationDesk;
import org.barsrouter.catalogue.app.CertificationDesk.Begun;
import org.barsrouter.catalogue.certify.Evidence;
import org.barsrouter.catalogue.certify.Report;
import org.barsrouter.catalogue.certify.ReportText;
import org.barsrouter.catalogue.certify.Subject;
import org.barsrouter.catalogue.change.Catalogue;
import org.barsrouter.catalogue.explain.ExplainTarget;
import org.barsrouter.catalogue.http.Bodies.Acting;
import org.barsrouter.catalogue.http.Bodies.Ids;
import org.barsrouter.catalogue.targets.Deployment;
import org.barsrouter.routing.resolve.RoutingDecision.Deliver;
import org.barsrouter.schemas.id.ServiceId;
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

/// Certifications: begun by POST, watched by GET.
@RestController
@RequestMapping("/catalogue/v1/certifications")
class CertificationController {
    private final CertificationDesk desk;
    private final Current current;
    private final ExplainTarget explain;
    private final Bodies bodies;
    private final Deployment deployment;

    /// Body of a certification.
    ///
    /// @param service `system|value`, or a bare DoS service id
    /// @param address absent takes the one that the catalogue leads to
    /// @param neighbour another service behind the address; absent takes one of the catalogue
    record CertificationBody(
            @Nullable String service,
            @Nullable String address,
            @Nullable String takes,
            @Nullable Boolean expectsResponses,
            @Nullable String neighbour,
            @Nullable Evidence evidence,
            @Nullable String actor) {}

    /// A line of the list.
    record Line(String id, String service, String address, String grade, Instant at) {
        static Line of(Report report) {
            return new Line(
                    report.id(),
                    report.subject().service().key(),
                    report.subject().address(),
                    report.grade().word(),
                    report.at());
        }
    }

    /// The latest certification of each service at each address.
    record Listed(List<Line> certifications) {}

    CertificationController(
            CertificationDesk desk,
            Current current,
            ExplainTarget explain,
            Bodies bodies,
            Deployment deployment) {
        this.desk = desk;
        this.current = current;
        this.explain = explain;
        this.bodies = bodies;
        this.deployment = deployment;
    }

    @PostMapping
    ResponseEntity<ErrandView> begin(@RequestBody String text) {
        CertificationBody body = bodies.read(text, CertificationBody.class);
        if (body.service() == null) {
            throw new FaultException(Fault.REQUEST_UNREADABLE, "The request lacks service.");
        }
        Catalogue catalogue = current.catalogue();
        ServiceId service = current.target(body.service()).id();
        String address = body.address() == null ? routed(catalogue, service) : body.address();
        Subject subject =
                new Subject(
                        service,
                        address,
                        deployment,
                        JoinBody.uses(body.takes(), body.expectsResponses()),
                        neighbour(body, service, address));
        return begun(
                desk.begin(
                        subject,
                        body.evidence() == null ? Evidence.none() : body.evidence(),
                        new Acting(body.actor(), null, new Ids(null, null))
                                .author("api:certifications")));
    }

    private String routed(Catalogue catalogue, ServiceId service) {
        return catalogue
                .service(service)
                .flatMap(entry -> explain.route(entry, current.at(null)))
                .map(Deliver::address)
                .map(URI::toString)
                .orElseThrow(() ->
                        new FaultException(
                                Fault.SERVICE_UNKNOWN,
                                "The catalogue leads nowhere for it: give its address."));
    }

    private @Nullable ServiceId neighbour(
            CertificationBody body, ServiceId service, String address) {
        if (body.neighbour() != null) {
            return current.target(body.neighbour()).id();
        }
        try {
            return desk.neighbour(service, URI.create(address)).orElse(null);
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    /// What was begun, with where to watch it; or that it is too much.
    static ResponseEntity<ErrandView> begun(Begun begun) {
        return switch (begun) {
            case Begun.Started(var errand) ->
                    ResponseEntity.status(HttpStatus.ACCEPTED)
                            .header(
                                    HttpHeaders.LOCATION,
                                    "/catalogue/v1/certifications/" + errand.id())
                            .body(ErrandView.of(errand, ReportText::lines));
            case Begun.TooMany(var after) ->
                    throw new FaultException(
                            Fault.TOO_MANY,
                            "Ask again in %d s: the prober is kept slow, so that it is no scanner (joining.prober.per-minute)."
                                    .formatted(after.toSeconds() + 1));
        };
    }

    @GetMapping
    Listed all() {
        current.catalogue();
        return new Listed(desk.reports().stream().map(Line::of).toList());
    }

    /// One that runs, or one that is on record.
    @GetMapping("/{id}")
    ErrandView one(@PathVariable String id) {
        Optional<ErrandView> running =
                desk.find(id).map(errand -> ErrandView.of(errand, ReportText::lines));
        return running.or(() -> recorded(id))
                .orElseThrow(() ->
                        new FaultException(
                                Fault.NOTHING_OF_THIS_ID,
                                "GET /catalogue/v1/certifications lists those on record."));
    }

    private Optional<ErrandView> recorded(String id) {
        return desk.reports().stream()
                .filter(report -> report.id().equals(id))
                .findFirst()
                .map(report ->
                        new ErrandView(
                                id,
                                true,
                                report.findings().stream().map(f -> f.line()).toList(),
                                null,
                                ReportText.lines(report),
                                report));
    }
}
