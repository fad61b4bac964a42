package org.barsrouter.console.page.http;

import java.util.LinkedHashMap;
import java.util.Map;
import org.barsrouter.console.access.Permission;
import org.barsrouter.console.http.Answer;
import org.barsrouter.console.page.AuditPage;
import org.barsrouter.console.page.Section;
import org.barsrouter.console.page.Visit;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// Who did what and why.
@RestController
class AuditController {
    private final Backends services;
    private final Pages pages;

    AuditController(Backends services, Pages pages) {
        this.services = services;
        this.pages = pages;
    }

    /// @param after where an earlier page ended
    @GetMapping("/audit")
    @Needs(Permission.READ_AUDIT)
    ResponseEntity<String> audit(
            Visit visit,
            @RequestParam Map<String, String> entered,
            @RequestParam(defaultValue = "") String after) {
        Map<String, String> terms = new LinkedHashMap<>();
        for (String field : AuditPage.FIELDS.keySet()) {
            String value = entered.getOrDefault(field, "").strip();
            if (!value.isEmpty()) {
                terms.put(field, value);
            }
        }
        Map<String, String> query = new LinkedHashMap<>(terms);
        query.put("limit", "50");
        if (!after.isEmpty()) {
            query.put("after", after);
        }
        Answer found = services.journal().get("/journal/v1/audit?" + Asking.query(query));
        return Asking.trouble(found).isEmpty()
                ? pages.show(
                        "audit",
                        visit.frame("Audit", Section.AUDIT),
                        AuditPage.of(terms, Asking.json(found)))
                : pages.failed(visit, found);
    }
}
