package org.barsrouter.console.page.http;

import org.barsrouter.console.access.Permission;
import org.barsrouter.console.http.Answer;
import org.barsrouter.console.page.DeadLettersPage;
import org.barsrouter.console.page.Section;
import org.barsrouter.console.page.Visit;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/// What did not arrive, by cause.
@RestController
class DeadLettersController {
    private static final String CAUSES = "/journal/v1/messages/causes?state=dead";

    private final Backends services;
    private final Pages pages;

    DeadLettersController(Backends services, Pages pages) {
        this.services = services;
        this.pages = pages;
    }

    @GetMapping("/dead-letters")
    @Needs(Permission.LOOK)
    ResponseEntity<String> deadLetters(Visit visit) {
        Answer found = services.journal().get(CAUSES);
        return Asking.trouble(found).isEmpty()
                ? pages.show(
                        "deadletters",
                        visit.frame("Dead letters", Section.DEAD_LETTERS),
                        DeadLettersPage.of(Asking.json(found)))
                : pages.failed(visit, found);
    }
}
