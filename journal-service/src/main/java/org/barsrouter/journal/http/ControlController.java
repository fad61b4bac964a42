package org.barsrouter.journal.http;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.barsrouter.journal.app.OrderControl;
import org.barsrouter.journal.app.OrderControl.Outcome;
import org.barsrouter.journal.control.ControlOrder;
import org.barsrouter.journal.control.StandingOrder;
import org.barsrouter.journal.refusal.JournalRefusal;
import org.barsrouter.schemas.id.ControlKey.Scope;
import org.barsrouter.schemas.id.MessageId;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/// Takes operators' orders for endpoints, hosts, messages and dead letters, and shows those in
/// force.
@RestController
@RequestMapping("/journal/v1")
class ControlController {
    private final OrderControl control;
    private final Acts acts;

    ControlController(OrderControl control, Acts acts) {
        this.control = control;
        this.acts = acts;
    }

    /// An order.
    ///
    /// @param scope `endpoint` or `host`
    /// @param subject an endpoint's id, or a host with its port
    /// @param action pause, resume, rate, in-flight or probe
    /// @param value of a limit; null lifts it
    record Wish(
            @Nullable String scope,
            @Nullable String subject,
            @Nullable String action,
            @Nullable Double value,
            @Nullable String actor,
            @Nullable String reason) {}

    record Orders(List<OrderView> orders) {}

    record OrderView(
            String kind,
            String scope,
            String subject,
            String action,
            @Nullable Double value,
            String actor,
            String reason,
            Instant at) {

        static OrderView of(StandingOrder order) {
            return new OrderView(
                    order.key().kind().name(),
                    order.key().scope().name(),
                    order.key().subject(),
                    order.action(),
                    order.value(),
                    order.act().actor(),
                    order.act().reason(),
                    order.act().at());
        }
    }

    @GetMapping("/controls")
    ResponseEntity<Object> inForce() {
        return control.inForce()
                .<ResponseEntity<Object>>map(orders ->
                        ResponseEntity.ok(new Orders(orders.stream().map(OrderView::of).toList())))
                .orElseGet(() -> Problems.of(JournalRefusal.LOG_OUT_OF_REACH));
    }

    @PostMapping("/controls")
    ResponseEntity<Object> order(HttpServletRequest request, @RequestBody Wish wish) {
        Scope scope =
                switch (Acts.text(wish.scope()).toLowerCase(Locale.ROOT)) {
                    case "endpoint" -> Scope.ENDPOINT;
                    case "host" -> Scope.HOST;
                    default -> null;
                };
        if (scope == null) {
            return Problems.of(
                    JournalRefusal.REQUEST_INVALID, "The scope must be endpoint or host.");
        }
        return switch (ControlOrder.read(
                scope, Acts.text(wish.subject()), Acts.text(wish.action()), wish.value())) {
            case ControlOrder.Asked.Wrong(String sentence) ->
                    Problems.of(JournalRefusal.REQUEST_INVALID, sentence);
            case ControlOrder.Asked.For(ControlOrder order) ->
                    acts.by(
                            request,
                            new Acts.Said(wish.actor(), wish.reason()),
                            act -> answer(control.order(order, act)));
        };
    }

    /// @param id a message id
    @PostMapping("/messages/{id}/cancel")
    ResponseEntity<Object> cancel(
            HttpServletRequest request, @PathVariable String id, @RequestBody Acts.Said said) {
        return MessageIds.parse(id)
                .map(message -> cancelled(request, message, said))
                .orElseGet(() -> Problems.of(JournalRefusal.MESSAGE_UNKNOWN));
    }

    private ResponseEntity<Object> cancelled(
            HttpServletRequest request, MessageId message, Acts.Said said) {
        return acts.by(request, said, act -> answer(control.cancel(message, act)));
    }

    @PostMapping("/dead-letters/{deliveryId}/resolve")
    ResponseEntity<Object> resolve(
            HttpServletRequest request,
            @PathVariable String deliveryId,
            @RequestBody Acts.Said said) {
        return acts.by(request, said, act -> answer(control.resolve(deliveryId, act)));
    }

    private static ResponseEntity<Object> answer(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Ordered(StandingOrder order) ->
                    ResponseEntity.accepted().body(OrderView.of(order));
            case Outcome.Refused(JournalRefusal why) -> Problems.of(why);
        };
    }
}
