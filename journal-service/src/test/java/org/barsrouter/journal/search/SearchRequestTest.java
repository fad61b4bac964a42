package org.barsrouter.journal.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.barsrouter.schemas.id.MessageId;
import org.junit.jupiter.api.Test;

class SearchRequestTest {
    private static final Cursor PLACE =
            new Cursor(
                    Instant.parse("2026-11-23T10:02:11.123Z"),
                    MessageId.parse("0193b0a2-0000-7000-8000-000000000001"));

    @Test
    void reads_terms_a_time_range_and_a_page() {
        SearchRequest read =
                SearchRequest.read(
                        Map.of(
                                "state", List.of("dead"),
                                "status", List.of("503"),
                                "event", List.of(""),
                                "from", List.of("2026-11-23T10:00:00Z"),
                                "until", List.of("2026-11-23T11:00:00Z"),
                                "limit", List.of("7")));

        assertThat(read)
                .isEqualTo(
                        new SearchRequest.Page(
                                new Search(
                                        Map.of(Term.STATE, "DEAD", Term.STATUS, "503"),
                                        Optional.of(Instant.parse("2026-11-23T10:00:00Z")),
                                        Optional.of(Instant.parse("2026-11-23T11:00:00Z"))),
                                7,
                                Optional.empty()));
    }

    @Test
    void refuses_what_means_nothing_and_names_it() {
        assertThat(wrong("state", "lost"))
                .isEqualTo(
                        "The state must be one of accepted, waiting, delivered, dead, resolved, failed.");
        assertThat(wrong("status", "none")).contains("HTTP status");
        assertThat(wrong("from", "yesterday")).contains("from must be an instant");
        assertThat(wrong("until", "+999999999-12-31T23:59:59Z")).contains("between the years");
        assertThat(wrong("limit", "1001")).contains("between 1 and 1000");
        assertThat(wrong("limit", "-1")).contains("between 1 and 1000");
        assertThat(wrong("stat", "dead"))
                .startsWith("The parameter stat is no parameter of a search: known are requestId");
        assertThat(wrong("<script>", "1")).startsWith("A parameter is no parameter");
        assertThat(SearchRequest.read(Map.of("ods", List.of("A", "B"))))
                .isEqualTo(new SearchRequest.Wrong("The parameter ods is given more than once."));
        assertThat(
                        SearchRequest.read(
                                Map.of(
                                        "from", List.of("2026-11-23T10:00:00Z"),
                                        "until", List.of("2026-11-23T10:00:00Z"))))
                .isEqualTo(new SearchRequest.Wrong("The instant from must be before until."));
    }

    @Test
    void refuses_what_no_value_can_be_without_repeating_it() {
        assertThat(wrong("event", "x".repeat(10_000)))
                .isEqualTo("The parameter event has 10000 characters: 200 are the most.");
        assertThat(wrong("host", "a\0b")).contains("control character").doesNotContain("\0");
        assertThat(wrong("host", "a\ud800b")).contains("control character");
        assertThat(wrong("reason", "a\nb")).contains("control character");
    }

    @Test
    void a_cursor_goes_on_with_its_own_search_only() {
        Search mine = new Search(Map.of(Term.ODS, "X26"), Optional.empty(), Optional.empty());
        String cursor = PLACE.text(mine);

        assertThat(SearchRequest.read(Map.of("ods", List.of("X26"), "after", List.of(cursor))))
                .isEqualTo(new SearchRequest.Page(mine, SearchRequest.USUAL, Optional.of(PLACE)));
        assertThat(SearchRequest.read(Map.of("ods", List.of("X27"), "after", List.of(cursor))))
                .isInstanceOf(SearchRequest.Wrong.class);
        assertThat(wrong("after", cursor)).contains("an earlier page of the same search");
    }

    @Test
    void a_forged_cursor_is_refused() {
        Search everything = new Search(Map.of(), Optional.empty(), Optional.empty());
        byte[] own = Base64.getUrlDecoder().decode(PLACE.text(everything));
        long seed = new Random().nextLong();
        Random random = new Random(seed);
        for (int round = 0; round < 300; round++) {
            byte[] forged = own.clone();
            forged[random.nextInt(forged.length)] ^= (byte) (1 + random.nextInt(255));
            String text = Base64.getUrlEncoder().withoutPadding().encodeToString(forged);
            assertThat(wrong("after", text)).as("seed %d", seed).contains("an earlier page");
        }
        for (String text : List.of("x", "====", "' or 1=1", PLACE.text(everything) + "A", "🩺")) {
            assertThat(wrong("after", text)).as(text).contains("an earlier page");
        }
        Cursor impossible = new Cursor(Instant.ofEpochMilli(Long.MIN_VALUE), PLACE.message());
        assertThat(wrong("after", impossible.text(everything))).contains("an earlier page");
    }

    private static String wrong(String name, String value) {
        Map<String, List<String>> parameters = new HashMap<>();
        parameters.put(name, List.of(value));
        SearchRequest read = SearchRequest.read(parameters);
        assertThat(read).isInstanceOf(SearchRequest.Wrong.class);
        return ((SearchRequest.Wrong) read).sentence();
    }
}
