package org.barsrouter.journal.http;

import java.util.List;
import java.util.Map;
import org.barsrouter.journal.config.JournalProperties;
import org.barsrouter.journal.replay.ReplayWish;
import org.barsrouter.journal.replay.Selection;
import org.barsrouter.journal.replay.SelectionRequest;
import org.springframework.stereotype.Component;

/// Reads what a dry run and a run are asked for alike.
@Component
class ReplayTerms {
    private final int fastest;

    ReplayTerms(JournalProperties journal) {
        this.fastest = journal.replay().maxRate();
    }

    /// What was asked for, or what is wrong with it.
    sealed interface Asked {
        record For(Selection selection, ReplayWish.Strength strength, int perSecond)
                implements Asked {}

        record Wrong(String sentence) implements Asked {}
    }

    Asked read(Map<String, List<String>> parameters, int rate, boolean force) {
        if (rate < 1 || rate > fastest) {
            return new Asked.Wrong(
                    "The rate must be between 1 and " + fastest + " messages a second.");
        }
        return switch (SelectionRequest.read(parameters)) {
            case SelectionRequest.Wrong(String sentence) -> new Asked.Wrong(sentence);
            case SelectionRequest.Selected(Selection selection) ->
                    new Asked.For(
                            selection,
                            force ? ReplayWish.Strength.FORCED : ReplayWish.Strength.CAREFUL,
                            rate);
        };
    }
}
