package org.barsrouter.console.page.http;

import java.util.Map;
import java.util.UUID;
import org.barsrouter.console.access.Permission;
import org.barsrouter.console.http.Answer;
import org.barsrouter.console.http.Service;
import org.barsrouter.console.page.PlaceLinks.Place;
import org.barsrouter.console.page.PlacePage.Kind;
import org.barsrouter.console.page.Visit;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// Orders to delivery, by way of the journal: pause, resume and probe endpoints and hosts, cancel
/// what waits, resolve a dead letter.
@RestController
class OrderController {
    private final Acting acting;
    private final Pages pages;

    OrderController(Acting acting, Pages pages) {
        this.acting = acting;
        this.pages = pages;
    }

    @PostMapping("/endpoint/{action:pause|resume|probe}")
    @Needs(Permission.CONTROL_DELIVERY)
    ResponseEntity<String> endpoint(
            Visit visit, @PathVariable String action, @RequestParam Map<String, String> entered) {
        return ordered(visit, action, new Order(Kind.ENDPOINT, entered));
    }

    @PostMapping("/host/{action:pause|resume|probe}")
    @Needs(Permission.CONTROL_DELIVERY)
    ResponseEntity<String> host(
            Visit visit, @PathVariable String action, @RequestParam Map<String, String> entered) {
        return ordered(visit, action, new Order(Kind.HOST, entered));
    }

    private record Order(Place place, String reason) {
        Order(Kind kind, Map<String, String> entered) {
            this(LimitController.place(kind, entered), OrderController.reason(entered));
        }
    }

    private ResponseEntity<String> ordered(Visit visit, String action, Order order) {
        Answer done =
                acting.atJournal(
                        visit.whoever(),
                        "/journal/v1/controls",
                        Acting.because(order.reason())
                                .put("scope", order.place().scope())
                                .put("subject", order.place().name())
                                .put("action", action));
        return shown(visit, done, order.place().link());
    }

    @PostMapping("/messages/{id}/cancel")
    @Needs(Permission.CONTROL_DELIVERY)
    ResponseEntity<String> cancel(
            Visit visit, @PathVariable UUID id, @RequestParam Map<String, String> entered) {
        Answer done =
                acting.atJournal(
                        visit.whoever(), "/journal/v1/messages/" + id + "/cancel", reason(entered));
        return shown(visit, done, "/messages/" + id);
    }

    /// @param id message id of the dead letter, whose delivery the form names
    @PostMapping("/messages/{id}/resolve")
    @Needs(Permission.CONTROL_DELIVERY)
    ResponseEntity<String> resolve(
            Visit visit, @PathVariable UUID id, @RequestParam Map<String, String> entered) {
        String delivery = Service.encoded(entered.getOrDefault("delivery", ""));
        Answer done =
                acting.atJournal(
                        visit.whoever(),
                        "/journal/v1/dead-letters/" + delivery + "/resolve",
                        reason(entered));
        return shown(visit, done, "/messages/" + id);
    }

    private ResponseEntity<String> shown(Visit visit, Answer done, String next) {
        return Asking.trouble(done).isEmpty() ? Pages.goTo(next) : pages.failed(visit, done);
    }

    static String reason(Map<String, String> entered) {
        return entered.getOrDefault("reason", "");
    }
}
