package org.barsrouter.journal.store;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiPredicate;
import org.barsrouter.journal.fact.Fact;
import org.barsrouter.journal.fact.Subject;
import org.barsrouter.journal.history.MessageHistory.Identity;
import org.barsrouter.schemas.id.MessageId;

/// What a batch tells that is not known to be stored: its facts by table, and by the message that
/// they are about. The same attempt is told by two or three topics; telling the database costs more
/// than finding that out here.
final class Told {
    final List<Fact.Accepted> accepted = new ArrayList<>();
    final List<Fact.Attempted> attempted = new ArrayList<>();
    final List<Fact.Ended> ended = new ArrayList<>();
    final List<Fact.DeadLettered> deadLettered = new ArrayList<>();

    final List<Fact.Resolved> resolved = new ArrayList<>();

    /// Facts that name their message with its sender's ids.
    final Map<Identity, Set<Fact>> byMessage = new LinkedHashMap<>();

    /// Messages of which something is told that names the delivery id alone.
    final Set<MessageId> unnamed = new LinkedHashSet<>();

    private final Map<MessageId, Identity> identities = new LinkedHashMap<>();

    private final BiPredicate<MessageId, Fact> isStored;

    private Told(BiPredicate<MessageId, Fact> isStored) {
        this.isStored = isStored;
    }

    static Told of(List<Fact> facts, BiPredicate<MessageId, Fact> isStored) {
        Told told = new Told(isStored);
        facts.forEach(told::add);
        return told;
    }

    private void add(Fact fact) {
        switch (fact) {
            case Fact.Accepted acceptance -> {
                if (isNew(acceptance.subject(), acceptance)) {
                    accepted.add(acceptance);
                }
            }
            case Fact.Attempted attempt -> {
                if (isNew(attempt.subject(), attempt)) {
                    attempted.add(attempt);
                }
            }
            case Fact.Ended end -> {
                if (isNew(end.subject(), end)) {
                    ended.add(end);
                }
            }
            case Fact.DeadLettered letter -> {
                Subject subject = letter.subject();
                if (subject == null) {
                    letter.letter().delivery().ifPresent(id -> unnamed.add(id.messageId()));
                    deadLettered.add(letter);
                } else if (isNew(subject, letter)) {
                    deadLettered.add(letter);
                }
            }
            case Fact.Resolved resolution -> {
                unnamed.add(resolution.delivery().messageId());
                resolved.add(resolution);
            }
            case Fact.Unreadable _ -> {
                // leaves no row: its reader logs it
            }
        }
    }

    private boolean isNew(Subject subject, Fact fact) {
        MessageId message = subject.delivery().messageId();
        if (isStored.test(message, fact)) {
            return false;
        }
        Identity identity =
                identities.computeIfAbsent(
                        message,
                        _ -> new Identity(message, subject.correlation(), subject.request()));
        return byMessage.computeIfAbsent(identity, _ -> new LinkedHashSet<>()).add(fact);
    }
}
