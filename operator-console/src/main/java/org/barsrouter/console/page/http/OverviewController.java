package org.barsrouter.console.page.http;

import java.util.List;
import java.util.stream.Stream;
import org.barsrouter.console.access.Permission;
import org.barsrouter.console.http.Answer;
import org.barsrouter.console.page.OverviewPage;
import org.barsrouter.console.page.OverviewPage.Count;
import org.barsrouter.console.page.OverviewPage.Part;
import org.barsrouter.console.page.Section;
import org.barsrouter.console.page.Visit;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/// The first page.
@RestController
class OverviewController {
    private final Backends services;
    private final Pages pages;

    OverviewController(Backends services, Pages pages) {
        this.services = services;
        this.pages = pages;
    }

    @GetMapping("/")
    @Needs(Permission.LOOK)
    ResponseEntity<String> overview(Visit visit) {
        Answer outages = services.delivery().get("/delivery/v1/outages");
        Answer lag = services.journal().get("/journal/v1/lag");
        return pages.show(
                "overview",
                visit.frame("Overview", Section.OVERVIEW),
                new OverviewPage(
                        new Part<>(
                                OverviewPage.outages(Asking.json(outages)),
                                Asking.trouble(outages)),
                        counts(lag),
                        new Part<>(OverviewPage.reading(Asking.json(lag)), Asking.trouble(lag)),
                        waiting()));
    }

    /// A service that says nothing here says nothing above, too.
    private List<Count> waiting() {
        return OverviewPage.waiting(
                Asking.json(
                        services.catalogue()
                                .get(
                                        "/catalogue/v1/change-sets?state=submitted&limit="
                                                + OverviewPage.MOST)),
                Asking.json(services.journal().get("/journal/v1/replays/runs")));
    }

    private List<Count> counts(Answer lag) {
        return Asking.trouble(lag).isEmpty()
                ? Stream.of("waiting", "dead", "accepted").map(this::count).toList()
                : List.of();
    }

    private Count count(String state) {
        Answer found = services.journal().get("/journal/v1/messages/count?state=" + state);
        String figure =
                Asking.trouble(found).isEmpty()
                        ? OverviewPage.figure(Asking.json(found))
                        : "Not known";
        return new Count(state, figure, "/messages?state=" + state);
    }
}
