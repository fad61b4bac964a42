package org.barsrouter.sandbox.partner.http;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.barsrouter.sandbox.message.IdPair;
import org.barsrouter.sandbox.partner.ReceiverAnswer;
import org.barsrouter.sandbox.partner.ReceiverOutcome;

/// Which pairs of ids a service has seen, and how far it came with each (BaRS API 1.4.0,
/// transactional integrity): a pair is processed at most once.
final class PairLedger {
    private final Map<IdPair, Progress> pairs = new ConcurrentHashMap<>();

    private enum Progress {
        SEEN,
        IN_PROGRESS,
        PROCESSED
    }

    /// Claims the pair for processing; the answer says why it must not be processed.
    Optional<ReceiverAnswer> claim(IdPair pair) {
        Progress before = pairs.putIfAbsent(pair, Progress.IN_PROGRESS);
        if (before == null || pairs.replace(pair, Progress.SEEN, Progress.IN_PROGRESS)) {
            return Optional.empty();
        }
        return Optional.of(
                pairs.get(pair) == Progress.PROCESSED
                        ? ReceiverOutcome.duplicate()
                        : ReceiverOutcome.tooEarly());
    }

    void processed(IdPair pair) {
        pairs.put(pair, Progress.PROCESSED);
    }

    /// Nothing came of it: the next request with this pair is processed.
    void released(IdPair pair) {
        pairs.replace(pair, Progress.IN_PROGRESS, Progress.SEEN);
    }

    boolean hasProcessed(IdPair pair) {
        return pairs.get(pair) == Progress.PROCESSED;
    }

    int seen() {
        return pairs.size();
    }

    int processed() {
        return Math.toIntExact(pairs.values().stream().filter(Progress.PROCESSED::equals).count());
    }

    void forget() {
        pairs.clear();
    }
}
