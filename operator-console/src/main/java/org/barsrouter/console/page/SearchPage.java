package org.barsrouter.console.page;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/// The search with what it found.
///
/// @param faults what is wrong with the form
/// @param trouble why nothing could be found out; empty when it could
public record SearchPage(
        SearchTerms terms, List<SearchTerms.Fault> faults, String trouble, Found found) {

    /// What the journal answered.
    ///
    /// @param next where the next page begins; empty on the last
    /// @param behind records that the journal has not read yet
    public record Found(List<MessageLine> messages, String next, long behind) {
        public Found {
            messages = List.copyOf(messages);
        }

        static Found none() {
            return new Found(List.of(), "", 0);
        }
    }

    public SearchPage {
        faults = List.copyOf(faults);
    }

    /// The form with what is wrong with it.
    public static SearchPage faulty(SearchTerms terms) {
        return new SearchPage(terms, terms.faults(), "", Found.none());
    }

    public static SearchPage troubled(SearchTerms terms, String sentence) {
        return new SearchPage(terms, List.of(), sentence, Found.none());
    }

    public static SearchPage of(SearchTerms terms, JsonNode answer) {
        return new SearchPage(
                terms,
                List.of(),
                "",
                new Found(
                        MessageLine.of(answer),
                        Fields.text(answer, "next"),
                        answer.path("behind").asLong()));
    }

    /// Where the next page is.
    public String nextLink() {
        return "/messages?" + terms.link() + "&after=" + SearchTerms.encoded(found.next());
    }

    /// What is wrong with a field; empty for nothing.
    public String fault(String field) {
        return faults.stream()
                .filter(fault -> fault.field().equals(field))
                .map(SearchTerms.Fault::sentence)
                .findFirst()
                .orElse("");
    }
}
