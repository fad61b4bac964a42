package org.barsrouter.console.page.http;

import org.barsrouter.console.access.Permission;
import org.barsrouter.console.http.Answer;
import org.barsrouter.console.http.Answer.Answered;
import org.barsrouter.console.http.Service;
import org.barsrouter.console.page.EndpointsPage;
import org.barsrouter.console.page.PlaceLinks.Place;
import org.barsrouter.console.page.PlacePage;
import org.barsrouter.console.page.PlacePage.Kind;
import org.barsrouter.console.page.PlacePage.Orders;
import org.barsrouter.console.page.Section;
import org.barsrouter.console.page.Visit;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// Where messages go: endpoints and hosts, all of them and one of them.
@RestController
class PlaceController {
    private static final int NOTHING_WAITS = 404;

    private final Backends services;
    private final Pages pages;

    PlaceController(Backends services, Pages pages) {
        this.services = services;
        this.pages = pages;
    }

    @GetMapping("/endpoints")
    @Needs(Permission.LOOK)
    ResponseEntity<String> endpoints(Visit visit) {
        return list(visit, "endpoints", Section.ENDPOINTS);
    }

    @GetMapping("/hosts")
    @Needs(Permission.LOOK)
    ResponseEntity<String> hosts(Visit visit) {
        return list(visit, "hosts", Section.HOSTS);
    }

    @GetMapping("/endpoint")
    @Needs(Permission.LOOK)
    ResponseEntity<String> endpoint(Visit visit, @RequestParam String id) {
        return place(visit, new Place(Kind.ENDPOINT, id));
    }

    @GetMapping("/host")
    @Needs(Permission.LOOK)
    ResponseEntity<String> host(Visit visit, @RequestParam String name) {
        return place(visit, new Place(Kind.HOST, name));
    }

    private ResponseEntity<String> list(Visit visit, String template, Section section) {
        Answer catalogue = services.catalogue().get("/catalogue/v1/endpoints");
        if (!Asking.trouble(catalogue).isEmpty()) {
            return pages.failed(visit, catalogue);
        }
        Answer outages = services.delivery().get("/delivery/v1/outages");
        return pages.show(
                template,
                visit.frame(section.words(), section),
                EndpointsPage.of(
                        Asking.json(catalogue), Asking.json(outages), Asking.trouble(outages)));
    }

    /// A place at which nothing waits has no lane, and is no mistake.
    private ResponseEntity<String> place(Visit visit, Place place) {
        Answer why =
                services.delivery().get("/delivery/v1/why?id=" + Service.encoded(place.name()));
        boolean nothing = why instanceof Answered answered && answered.status() == NOTHING_WAITS;
        if (!nothing && !Asking.trouble(why).isEmpty()) {
            return pages.failed(visit, why);
        }
        Answer orders = services.journal().get("/journal/v1/controls");
        return pages.show(
                "place",
                visit.frame(place.kind().word(), place.kind().section()),
                PlacePage.of(
                        place,
                        Orders.of(Asking.json(orders), place, Asking.trouble(orders)),
                        Asking.json(why)));
    }
}
