package org.barsrouter.journal.http;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.barsrouter.journal.app.RebuildJournal;
import org.barsrouter.journal.app.RebuildJournal.Outcome;
import org.barsrouter.journal.refusal.JournalRefusal;
import org.barsrouter.journal.store.RebuildStore.Progress;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/// Has the projection rebuilt, and says how far that is.
@RestController
@RequestMapping("/journal/v1/rebuild")
class RebuildController {
    private final RebuildJournal rebuild;
    private final Acts acts;

    RebuildController(RebuildJournal rebuild, Acts acts) {
        this.rebuild = rebuild;
        this.acts = acts;
    }

    record Wish(@Nullable String actor, @Nullable String reason, @Nullable Boolean acceptLoss) {}

    /// @param state NONE, CLEARING, READING, INDEXING or DONE
    /// @param read records read again
    /// @param total records to read again
    record View(
            String state,
            @Nullable Instant startedAt,
            @Nullable String actor,
            long read,
            long total) {

        static View of(Progress progress) {
            return new View(
                    state(progress),
                    progress.startedAt(),
                    progress.actor(),
                    progress.read(),
                    progress.total());
        }

        private static String state(Progress progress) {
            if (progress.isOver()) {
                return "DONE";
            }
            if (progress.isRead()) {
                return "INDEXING";
            }
            return progress.isCleared() ? "READING" : "CLEARING";
        }
    }

    @GetMapping
    View progress() {
        return rebuild.progress().map(View::of).orElse(new View("NONE", null, null, 0, 0));
    }

    @PostMapping
    ResponseEntity<Object> begin(HttpServletRequest request, @RequestBody Wish wish) {
        return acts.by(
                request,
                new Acts.Said(wish.actor(), wish.reason()),
                act -> begun(new RebuildJournal.Wish(act, Boolean.TRUE.equals(wish.acceptLoss()))));
    }

    private ResponseEntity<Object> begun(RebuildJournal.Wish asked) {
        return switch (rebuild.begin(asked)) {
            case Outcome.Begun() -> ResponseEntity.accepted().body(progress());
            case Outcome.Refused(JournalRefusal why, Map<String, Long> lost) ->
                    lost.isEmpty() ? Problems.of(why) : Problems.of(why, losing(why, lost));
        };
    }

    private static String losing(JournalRefusal why, Map<String, Long> lost) {
        return new TreeMap<>(lost)
                .entrySet().stream()
                        .map(topic ->
                                "%d records of %s".formatted(topic.getValue(), topic.getKey()))
                        .collect(Collectors.joining(", ", why.text() + " Gone are ", "."));
    }
}
