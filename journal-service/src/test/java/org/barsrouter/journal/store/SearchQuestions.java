package org.barsrouter.journal.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import org.barsrouter.journal.RandomFacts;
import org.barsrouter.journal.fact.Batch;
import org.barsrouter.journal.history.Summary;
import org.barsrouter.journal.search.Cursor;
import org.barsrouter.journal.search.Search;
import org.barsrouter.journal.search.SearchRequest;
import org.barsrouter.journal.search.Term;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.jdbc.core.JdbcTemplate;

/// Searches a random projection, and holds what is found against a plain walk over all lines.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class SearchQuestions {
    private final long seed = new Random().nextLong();
    private final Random random = new Random(seed);
    private final JournalDatabase database;
    private final MessageSearch search;
    private final List<Summary> all;

    SearchQuestions(JournalDatabase database) {
        this.database = database;
        this.search = new MessageSearch(database.source());
        new FactStore(database.source())
                .apply(new Batch(new RandomFacts(random).messages(600), Map.of()));
        all = new ArrayList<>();
        new JdbcTemplate(database.source())
                .query(
                        "select * from message order by since_at desc, message_id desc",
                        row -> {
                            all.add(SummaryRows.read(row, 0));
                        });
    }

    @AfterAll
    void close() {
        database.close();
    }

    @Test
    void finds_what_a_walk_over_everything_finds_page_by_page() {
        for (int round = 0; round < 150; round++) {
            Map<String, String> asked = question();
            SearchRequest.Page page = page(asked);
            List<Summary> wanted = all.stream().filter(line -> fits(line, page.search())).toList();

            assertThat(pages(asked))
                    .as("seed %d, %s", seed, asked)
                    .containsExactlyElementsOf(wanted);
        }
    }

    @Test
    void lists_everything_newest_first_where_nothing_is_asked() {
        List<Summary> found = pages(Map.of("limit", "100"));

        assertThat(found).hasSameSizeAs(all).doesNotHaveDuplicates();
        assertThat(found).isSortedAccordingTo(Comparator.comparing(Summary::since).reversed());
    }

    @Test
    void takes_hostile_terms_for_what_they_are() {
        for (String hostile :
                List.of("%", "_", "'", "' or '1'='1", "\"; drop table message; --", "\\", "*")) {
            for (String parameter : List.of("requestId", "event", "host", "service", "ods")) {
                assertThat(pages(Map.of(parameter, hostile))).as(hostile).isEmpty();
            }
        }
        assertThat(pages(Map.of("event", "o'neill \"%_\\ 🩺"))).isNotEmpty();
    }

    @Test
    void finds_a_service_by_its_value_alone() {
        assertThat(pages(Map.of("service", "200002")))
                .isNotEmpty()
                .isEqualTo(pages(Map.of("service", "https://example.test/id|200002")));
        assertThat(pages(Map.of("service", "https://other.test/id|200002"))).isEmpty();
    }

    private Map<String, String> question() {
        Map<String, String> asked = new TreeMap<>();
        asked.put("limit", Integer.toString(1 + random.nextInt(60)));
        Summary model = all.get(random.nextInt(all.size()));
        Map<Term, String> values = values(model);
        List<Term> terms = List.copyOf(values.keySet());
        int count = random.nextInt(4);
        for (int i = 0; i < count; i++) {
            Term term = terms.get(random.nextInt(terms.size()));
            asked.put(term.parameter(), values.getOrDefault(term, ""));
        }
        if (random.nextInt(3) == 0) {
            Instant from = Instant.parse("2026-11-23T00:00:00Z").plusSeconds(random.nextInt(600));
            asked.put("from", from.toString());
            asked.put("until", from.plusSeconds(1 + random.nextInt(300)).toString());
        }
        return asked;
    }

    private List<Summary> pages(Map<String, String> asked) {
        List<Summary> found = new ArrayList<>();
        Map<String, String> now = new HashMap<>(asked);
        Optional<Cursor> next;
        do {
            SearchRequest.Page page = page(now);
            MessageSearch.Found part = search.find(page);
            found.addAll(part.messages());
            assertThat(part.messages()).hasSizeLessThanOrEqualTo(page.limit());
            next = part.next();
            next.ifPresent(place -> now.put("after", place.text(page.search())));
        } while (next.isPresent());
        return found;
    }

    private static SearchRequest.Page page(Map<String, String> asked) {
        Map<String, List<String>> parameters = new HashMap<>();
        asked.forEach((name, value) -> parameters.put(name, List.of(value)));
        assertThat(SearchRequest.read(parameters)).isInstanceOf(SearchRequest.Page.class);
        return (SearchRequest.Page) SearchRequest.read(parameters);
    }

    private static boolean fits(Summary line, Search search) {
        Map<Term, String> values = values(line);
        return search.terms().entrySet().stream()
                        .allMatch(term -> term.getValue().equals(values.get(term.getKey())))
                && search.from().filter(from -> line.since().isBefore(from)).isEmpty()
                && search.until().filter(until -> !line.since().isBefore(until)).isEmpty();
    }

    private static Map<Term, String> values(Summary line) {
        Map<Term, Object> values = new HashMap<>();
        values.put(Term.REQUEST_ID, line.identity().request().value());
        values.put(Term.CORRELATION_ID, line.identity().correlation().value());
        values.put(Term.STATE, line.standing().state());
        put(values, Term.DISPOSITION, line.standing().disposition());
        put(values, Term.STATUS, line.standing().status());
        put(values, Term.REASON, line.standing().reason());
        put(values, Term.HOST, line.trace().host());
        Summary.Sent sent = line.sent();
        if (sent != null) {
            values.put(Term.SERVICE, sent.target());
            values.put(Term.CLIENT, sent.sender().clientId());
            put(values, Term.ODS, sent.sender().odsCode());
            put(values, Term.EVENT, sent.event());
            put(values, Term.USE_CONTEXT, sent.useContext());
        }
        Map<Term, String> texts = new TreeMap<>();
        values.forEach((term, value) -> texts.put(term, value.toString()));
        return texts;
    }

    private static void put(Map<Term, Object> values, Term term, @Nullable Object value) {
        if (value != null) {
            values.put(term, value);
        }
    }
}
