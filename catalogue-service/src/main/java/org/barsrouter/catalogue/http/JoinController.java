package org.barsrouter.catalogue.http;

import java.time.InstantSource;
import java.util.List;
import org.barsrouter.catalogue.app.JoinDesk;
import org.barsrouter.catalogue.app.JoinDesk.Checking;
import org.barsrouter.catalogue.app.JoinDesk.Stepped;
import org.barsrouter.catalogue.http.Bodies.Acting;
import org.barsrouter.catalogue.http.Bodies.Ids;
import org.barsrouter.catalogue.join.Join;
import org.barsrouter.catalogue.join.JoinRegister.Author;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/// Requests to join: asking, checking, deciding.
@RestController
@RequestMapping("/catalogue/v1/joins")
class JoinController {
    private static final String SOURCE = "api:joins";

    private final JoinDesk desk;
    private final Current current;
    private final Bodies bodies;
    private final InstantSource clock;

    /// Body of a decision.
    record DecisionBody(@Nullable String actor, @Nullable String reason) {}

    /// All requests.
    record Listed(List<JoinView> joins) {}

    JoinController(JoinDesk desk, Current current, Bodies bodies, InstantSource clock) {
        this.desk = desk;
        this.current = current;
        this.bodies = bodies;
        this.clock = clock;
    }

    @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<JoinView> request(
            @RequestBody String text,
            @RequestHeader(name = "X-Request-Id", required = false) @Nullable String requestId,
            @RequestHeader(name = "X-Correlation-Id", required = false)
                    @Nullable String correlationId) {
        JoinBody body = bodies.read(text, JoinBody.class);
        if (body.service() == null) {
            throw new FaultException(Fault.REQUEST_UNREADABLE, "The request lacks service.");
        }
        Author author =
                new Acting(body.actor(), null, new Ids(requestId, correlationId)).author(SOURCE);
        Stepped stepped = desk.request(body.request(current.target(body.service()).id()), author);
        return ResponseEntity.status(HttpStatus.CREATED).body(view(stepped));
    }

    @GetMapping
    Listed all() {
        current.catalogue();
        return new Listed(desk.all().stream().map(this::shown).toList());
    }

    @GetMapping("/{id}")
    JoinView one(@PathVariable String id) {
        current.catalogue();
        return desk.find(id).map(this::shown).orElseThrow(JoinController::unknown);
    }

    @PostMapping("/{id}/$check")
    ResponseEntity<ErrandView> check(@PathVariable String id, @RequestBody String text) {
        return switch (desk.check(id, author(text))) {
            case Checking.Begun(var begun) -> CertificationController.begun(begun);
            case Checking.Not(Stepped why) -> throw fault(why);
        };
    }

    /// Approves; once more for a request that is approved and not in the catalogue yet.
    @PostMapping("/{id}/$approve")
    JoinView approve(@PathVariable String id, @RequestBody String text) {
        Author author = author(text);
        boolean again =
                desk.find(id)
                        .map(Join::state)
                        .filter(state -> state.word().equals("approved"))
                        .isPresent();
        return view(again ? desk.place(id, author) : desk.approve(id, author));
    }

    @PostMapping("/{id}/$refuse")
    JoinView refuse(@PathVariable String id, @RequestBody String text) {
        return view(desk.refuse(id, author(text)));
    }

    @PostMapping("/{id}/$withdraw")
    JoinView withdraw(@PathVariable String id, @RequestBody String text) {
        return view(desk.withdraw(id, author(text)));
    }

    private JoinView shown(Join join) {
        return JoinView.of(join, clock.instant(), desk.reportId(join));
    }

    private Author author(String text) {
        current.catalogue();
        DecisionBody body = bodies.read(text, DecisionBody.class);
        return new Acting(body.actor(), body.reason(), new Ids(null, null)).author(SOURCE);
    }

    private JoinView view(Stepped stepped) {
        return switch (stepped) {
            case Stepped.Done(Join join) -> shown(join);
            case Stepped.Unknown _, Stepped.Refused _, Stepped.Unavailable _ ->
                    throw fault(stepped);
        };
    }

    private static FaultException fault(Stepped stepped) {
        return switch (stepped) {
            case Stepped.Done _ -> throw new IllegalStateException("what is done is no fault");
            case Stepped.Unknown _ -> unknown();
            case Stepped.Refused(List<String> problems) ->
                    new FaultException(Fault.JOINING_REFUSED, String.join(" ", problems))
                            .with("problems", problems);
            case Stepped.Unavailable(String why) -> new FaultException(Fault.NOT_WRITTEN, why);
        };
    }

    private static FaultException unknown() {
        return new FaultException(
                Fault.NOTHING_OF_THIS_ID, "GET /catalogue/v1/joins lists the requests.");
    }
}
