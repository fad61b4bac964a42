package org.barsrouter.harness.bench;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.HdrHistogram.Histogram;
import org.barsrouter.journal.history.Summary;
import org.barsrouter.journal.search.SearchRequest;
import org.barsrouter.journal.store.MessageSearch;

/// The searches that operators make, each of them with the values of a message that is there.
final class JournalSearches {
    private final MessageSearch search;
    private final SplittableRandom random;

    JournalSearches(MessageSearch search, SplittableRandom random) {
        this.search = search;
        this.random = random;
    }

    /// How long pages of 50 took, in microseconds, by kind of search.
    Map<String, Histogram> measure(int count) {
        List<Summary> models = search.find(page(Map.of("limit", List.of("1000")))).messages();
        Map<String, Histogram> took = new TreeMap<>();
        for (int i = 0; i < count; i++) {
            Summary model = models.get(random.nextInt(models.size()));
            kinds(model).forEach((kind, terms) -> time(took, kind, terms));
        }
        return took;
    }

    private void time(Map<String, Histogram> took, String kind, Map<String, List<String>> terms) {
        SearchRequest.Page page = page(terms);
        long start = System.nanoTime();
        MessageSearch.Found found = search.find(page);
        long micros = (System.nanoTime() - start) / 1_000;
        took.computeIfAbsent(kind, _ -> new Histogram(3)).recordValue(micros);
        if (kind.startsWith("one state") && found.next().isPresent()) {
            SearchRequest.Page next =
                    new SearchRequest.Page(page.search(), page.limit(), found.next());
            long again = System.nanoTime();
            var _ = search.find(next);
            took.computeIfAbsent("its second page", _ -> new Histogram(3))
                    .recordValue((System.nanoTime() - again) / 1_000);
        }
    }

    private Map<String, Map<String, List<String>>> kinds(Summary model) {
        Summary.Sent sent = model.sent();
        if (sent == null) {
            return Map.of();
        }
        String ods = "" + sent.sender().odsCode();
        String event = "" + sent.event();
        Map<String, Map<String, List<String>>> kinds = new LinkedHashMap<>();
        kinds.put("X-Request-Id", terms("requestId", model.identity().request().value()));
        kinds.put(
                "X-Correlation-Id", terms("correlationId", model.identity().correlation().value()));
        kinds.put("service", terms("service", sent.target()));
        kinds.put("one state: dead", terms("state", "dead"));
        kinds.put(
                "waiting at a host", terms("state", "waiting", "host", "" + model.trace().host()));
        kinds.put("organisation and dead", terms("ods", ods, "state", "dead"));
        kinds.put(
                "organisation, event, application",
                terms("ods", ods, "event", event, "client", sent.sender().clientId()));
        kinds.put("status and event", terms("status", "422", "event", event));
        kinds.put(
                "delivered of an application, first hour",
                terms(
                        "state",
                        "delivered",
                        "client",
                        sent.sender().clientId(),
                        "until",
                        "2026-11-01T00:05:00Z"));
        kinds.put("what no message has together", terms("status", "200", "disposition", "expired"));
        return kinds;
    }

    private static Map<String, List<String>> terms(String... namesAndValues) {
        Map<String, List<String>> terms = new TreeMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            terms.put(namesAndValues[i], List.of(namesAndValues[i + 1]));
        }
        return terms;
    }

    private static SearchRequest.Page page(Map<String, List<String>> terms) {
        if (SearchRequest.read(terms) instanceof SearchRequest.Page page) {
            return page;
        }
        throw new IllegalStateException("a search of the bench is refused: " + terms);
    }
}
