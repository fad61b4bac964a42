package org.barsrouter.console.page.http;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import org.barsrouter.console.access.Permission;
import org.barsrouter.console.http.Answer;
import org.barsrouter.console.page.LimitPage;
import org.barsrouter.console.page.LimitPage.Limit;
import org.barsrouter.console.page.PlaceLinks.Place;
import org.barsrouter.console.page.PlacePage.Kind;
import org.barsrouter.console.page.Visit;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// Limits endpoints and hosts: says what a limit would mean, and orders it once that is confirmed.
@RestController
class LimitController {
    private final Acting acting;
    private final Pages pages;

    LimitController(Acting acting, Pages pages) {
        this.acting = acting;
        this.pages = pages;
    }

    @GetMapping("/endpoint/limit")
    @Needs(Permission.CONTROL_DELIVERY)
    ResponseEntity<String> askEndpoint(Visit visit, @RequestParam Map<String, String> entered) {
        return ask(visit, page(Kind.ENDPOINT, entered));
    }

    @GetMapping("/host/limit")
    @Needs(Permission.CONTROL_DELIVERY)
    ResponseEntity<String> askHost(Visit visit, @RequestParam Map<String, String> entered) {
        return ask(visit, page(Kind.HOST, entered));
    }

    @PostMapping("/endpoint/limit")
    @Needs(Permission.CONTROL_DELIVERY)
    ResponseEntity<String> limitEndpoint(Visit visit, @RequestParam Map<String, String> entered) {
        return order(visit, page(Kind.ENDPOINT, entered), OrderController.reason(entered));
    }

    @PostMapping("/host/limit")
    @Needs(Permission.CONTROL_DELIVERY)
    ResponseEntity<String> limitHost(Visit visit, @RequestParam Map<String, String> entered) {
        return order(visit, page(Kind.HOST, entered), OrderController.reason(entered));
    }

    /// The place that a form names.
    static Place place(Kind kind, Map<String, String> entered) {
        String parameter = new Place(kind, "").parameter();
        return new Place(kind, entered.getOrDefault(parameter, ""));
    }

    private static LimitPage page(Kind kind, Map<String, String> entered) {
        return LimitPage.of(
                place(kind, entered),
                Limit.of(entered.getOrDefault("limit", "")).orElse(Limit.RATE),
                entered.getOrDefault("value", ""));
    }

    private ResponseEntity<String> ask(Visit visit, LimitPage page) {
        String title = (page.fault().isEmpty() ? "" : "Error: ") + page.limit().label();
        return pages.show("limit", visit.frame(title, page.place().kind().section()), page);
    }

    private ResponseEntity<String> order(Visit visit, LimitPage page, String reason) {
        if (!page.fault().isEmpty()) {
            return ask(visit, page);
        }
        ObjectNode order =
                Acting.because(reason)
                        .put("scope", page.place().scope())
                        .put("subject", page.place().name())
                        .put("action", page.limit().word());
        if (!page.isLifting()) {
            order.put("value", Double.parseDouble(page.entered()));
        }
        Answer done = acting.atJournal(visit.whoever(), "/journal/v1/controls", order);
        String trouble = Asking.trouble(done);
        return trouble.isEmpty()
                ? Pages.goTo(page.place().link())
                : ask(visit, page.refused(trouble));
    }
}
