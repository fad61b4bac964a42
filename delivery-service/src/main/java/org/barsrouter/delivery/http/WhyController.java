package org.barsrouter.delivery.http;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.barsrouter.delivery.app.DeliveryService;
import org.barsrouter.delivery.gate.Outage;
import org.barsrouter.delivery.http.WhyAnswer.DeliveryView;
import org.barsrouter.delivery.http.WhyAnswer.LaneView;
import org.barsrouter.delivery.http.WhyAnswer.OutageView;
import org.barsrouter.delivery.kafka.DeliveryLoop;
import org.barsrouter.delivery.kafka.PartitionWork;
import org.barsrouter.schemas.id.DeliveryId;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// Answers "why is it waiting?" for a message, an endpoint or a host, and what is down, whichever
/// instance of the service has it.
@RestController
@RequestMapping("/delivery/v1")
class WhyController {
    /// More replays of one message than anybody makes.
    private static final int GENERATIONS = 16;

    private final DeliveryService service;
    private final SiblingInstances siblings;
    private final InstantSource clock = InstantSource.system();

    WhyController(DeliveryService service, SiblingInstances siblings) {
        this.service = service;
        this.siblings = siblings;
    }

    /// @param id a delivery id, a message id, an endpoint id, or a host with its port
    /// @param here whether only this instance is asked
    @GetMapping("/why")
    ResponseEntity<Object> why(
            @RequestParam String id, @RequestParam(defaultValue = "false") boolean here) {
        WhyAnswer answer =
                service.loop()
                        .map(loop -> local(loop, id))
                        .orElseGet(WhyAnswer::nothing)
                        .and(takingOver());
        WhyAnswer whole = here ? answer : answer.and(siblings.why(id));
        if (here || !whole.isNothing()) {
            return ResponseEntity.ok(whole);
        }
        return whole.gaps().isEmpty()
                ? problem(
                        HttpStatus.NOT_FOUND,
                        "DLV-101",
                        "Nothing waits under this id: it is through, was not routed yet, or is unknown. Its story is told by ./bars status with the X-Correlation-Id.")
                : problem(
                        HttpStatus.SERVICE_UNAVAILABLE,
                        "DLV-102",
                        "Nothing is known to wait under this id, but not everybody could be asked; ask again in some seconds. "
                                + String.join(" ", whole.gaps()));
    }

    private WhyAnswer takingOver() {
        return WhyAnswer.lacking(
                service.work().entrySet().stream()
                        .filter(partition -> partition.getValue() == PartitionWork.TAKING_OVER)
                        .map(partition ->
                                "Partition " + partition.getKey() + " is being taken over.")
                        .sorted()
                        .toList());
    }

    /// What is down, at the highest level that explains it.
    @GetMapping("/outages")
    WhyAnswer outages(@RequestParam(defaultValue = "false") boolean here) {
        Instant now = clock.instant();
        List<OutageView> outages =
                service.loop().stream()
                        .flatMap(loop -> loop.outages().stream())
                        .map(outage -> OutageView.of(outage, now))
                        .toList();
        WhyAnswer answer = new WhyAnswer(List.of(), List.of(), outages, List.of());
        return here ? answer : answer.and(siblings.outages());
    }

    private WhyAnswer local(DeliveryLoop loop, String id) {
        Instant now = clock.instant();
        return switch (Question.about(id)) {
            case Question.OfDelivery(DeliveryId one) -> deliveries(loop, Stream.of(one), now);
            case Question.OfMessage(var message) ->
                    deliveries(
                            loop,
                            IntStream.range(0, GENERATIONS)
                                    .mapToObj(each -> new DeliveryId(message, each)),
                            now);
            case Question.OfPlace(String name) -> place(loop, name, now);
        };
    }

    private static WhyAnswer deliveries(DeliveryLoop loop, Stream<DeliveryId> ids, Instant now) {
        return new WhyAnswer(
                ids.flatMap(id -> loop.why(id).stream())
                        .map(evidence -> DeliveryView.of(evidence, now))
                        .toList(),
                List.of(),
                List.of(),
                List.of());
    }

    private static WhyAnswer place(DeliveryLoop loop, String name, Instant now) {
        List<LaneView> lanes =
                Stream.concat(loop.endpoint(name).stream(), loop.host(name).stream())
                        .map(lane -> LaneView.of(lane, now))
                        .toList();
        List<OutageView> outages =
                loop.outages().stream()
                        .filter(outage -> concerns(outage, name))
                        .map(outage -> OutageView.of(outage, now))
                        .toList();
        return new WhyAnswer(List.of(), lanes, outages, List.of());
    }

    private static boolean concerns(Outage outage, String name) {
        String key = outage.subject().key();
        return key.equals(name) || key.startsWith(name + "@");
    }

    private static ResponseEntity<Object> problem(HttpStatus status, String code, String detail) {
        ProblemDetail problem = ProblemDetail.forStatusAndDetail(status, detail);
        problem.setTitle("Nothing known to wait there");
        problem.setProperty("code", code);
        return ResponseEntity.status(status)
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(problem);
    }
}
