package org.barsrouter.delivery.why;

import java.time.Instant;
import org.barsrouter.delivery.state.Disposition;
import org.barsrouter.delivery.state.WaitReason;

/// Where a delivery is.
public sealed interface Place {

    /// In memory, for its lane's next free slot; relay deliveries only.
    ///
    /// @param notBefore the end of the pause after a failed attempt
    record Queued(Instant notBefore) implements Place {}

    /// Its repeat came while it was under way: it gets the same answer.
    record Joined() implements Place {}

    /// A call to the receiver is under way.
    ///
    /// @param number of the attempt, from 1
    record Attempting(int number, Instant since) implements Place {}

    /// In the parked topic.
    ///
    /// @param dueAt not before; it may take longer while its lane is blocked
    record Parked(WaitReason reason, Instant dueAt) implements Place {}

    /// Due, and in no process's memory yet: its lane queues for room to read its message.
    record AwaitingRoom() implements Place {}

    /// Its turn has come, its message is being read again.
    record Reading() implements Place {}

    /// It ended; its sender is being told.
    record Telling(Disposition disposition, String reason) implements Place {}
}
