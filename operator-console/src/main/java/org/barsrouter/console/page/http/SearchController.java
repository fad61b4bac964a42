package org.barsrouter.console.page.http;

import java.util.LinkedHashMap;
import java.util.Map;
import org.barsrouter.console.access.Permission;
import org.barsrouter.console.http.Answer;
import org.barsrouter.console.page.SearchPage;
import org.barsrouter.console.page.SearchTerms;
import org.barsrouter.console.page.Section;
import org.barsrouter.console.page.Visit;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// Finds messages. A form is judged before it becomes a URL, so that what somebody typed by mistake
/// stands in none.
@RestController
class SearchController {
    private static final int LINES = 50;

    private final Backends services;
    private final Pages pages;

    SearchController(Backends services, Pages pages) {
        this.services = services;
        this.pages = pages;
    }

    @PostMapping("/messages")
    @Needs(Permission.LOOK)
    ResponseEntity<String> judged(Visit visit, @RequestParam Map<String, String> entered) {
        SearchTerms terms = new SearchTerms(entered);
        return terms.faults().isEmpty()
                ? Pages.goTo("/messages?" + terms.link())
                : pages.again(
                        "search",
                        visit.frame("Search messages", Section.SEARCH),
                        SearchPage.faulty(terms));
    }

    /// @param after where an earlier page ended
    @GetMapping("/messages")
    @Needs(Permission.LOOK)
    ResponseEntity<String> search(
            Visit visit,
            @RequestParam Map<String, String> entered,
            @RequestParam(defaultValue = "") String after) {
        SearchTerms terms = new SearchTerms(entered);
        var frame = visit.frame("Search messages", Section.SEARCH);
        if (!terms.faults().isEmpty()) {
            return pages.again("search", frame, SearchPage.faulty(terms));
        }
        Map<String, String> query = new LinkedHashMap<>(terms.query());
        query.put("limit", Integer.toString(LINES));
        if (!after.isEmpty()) {
            query.put("after", after);
        }
        Answer found = services.journal().get("/journal/v1/messages?" + Asking.query(query));
        String trouble = Asking.trouble(found);
        return trouble.isEmpty()
                ? pages.show("search", frame, SearchPage.of(terms, Asking.json(found)))
                : pages.again("search", frame, SearchPage.troubled(terms, trouble));
    }
}
