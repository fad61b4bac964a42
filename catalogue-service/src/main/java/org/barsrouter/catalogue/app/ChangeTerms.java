package org.barsrouter.catalogue.app;

import java.time.Duration;
import org.barsrouter.catalogue.change.VolumeGuard;
import org.barsrouter.catalogue.decide.Decide;
import org.barsrouter.catalogue.ownership.Ownership;

/// What holds for every change in this environment.
///
/// @param watch how long an applied change-set is watched
public record ChangeTerms(
        Decide decide, Ownership ownership, VolumeGuard guard, Approval approval, Duration watch) {

    /// How many people a change takes.
    public enum Approval {
        /// Its author alone.
        NONE,
        /// Somebody else has to agree.
        FOUR_EYES
    }
}
