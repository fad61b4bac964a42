package org.barsrouter.journal.deed;

import java.time.Instant;
import java.util.Optional;

/// What is looked for in the audit; what is given must fit.
///
/// @param from the earliest instant
/// @param until the first that is too late
/// @param before only what stands before this offset
/// @param limit entries at most
public record AuditQuestion(
        Optional<String> actor,
        Optional<String> action,
        Optional<String> subject,
        Optional<Instant> from,
        Optional<Instant> until,
        Optional<Long> before,
        int limit) {

    /// Whether an entry fits.
    public boolean fits(Entry entry) {
        Deed deed = entry.deed();
        Instant at = deed.act().at();
        return actor.filter(who -> !who.equals(deed.act().actor())).isEmpty()
                && action.filter(what -> !what.equals(deed.action())).isEmpty()
                && subject.filter(on -> !on.equals(deed.subject())).isEmpty()
                && from.filter(at::isBefore).isEmpty()
                && until.filter(late -> !at.isBefore(late)).isEmpty();
    }
}
