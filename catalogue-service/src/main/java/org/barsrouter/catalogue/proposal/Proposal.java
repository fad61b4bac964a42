package org.barsrouter.catalogue.proposal;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.barsrouter.catalogue.change.Actor;
import org.barsrouter.catalogue.change.VolumeGuard;
import org.jspecify.annotations.Nullable;

/// A change-set from its proposal on.
///
/// ```
///  SUBMITTED ── approve ──▶ APPROVED ── apply ──▶ APPLIED (watched, then closed) ── revert ──▶ REVERTED
///      └────── reject ──────────┴──▶ REJECTED
/// ```
///
/// @param commands as they were sent
/// @param steps what was done to it, in order; the first is its submission
/// @param summary what it does to routing, in sentences
/// @param revertOf change-set that it takes back
/// @param effectiveFrom when the first of what it does takes effect; absent before it is applied
public record Proposal(
        String id,
        long version,
        State state,
        List<JsonNode> commands,
        List<Step> steps,
        String summary,
        Ack ack,
        @Nullable String revertOf,
        @Nullable Instant effectiveFrom) {
    public static final String KIND = "change-set";

    /// Where it stands.
    public enum State {
        SUBMITTED,
        APPROVED,
        REJECTED,
        APPLIED,
        REVERTED;

        /// Nothing more will come of it but a revert.
        public boolean isOver() {
            return this == REJECTED || this == REVERTED;
        }
    }

    /// Somebody did something to it.
    ///
    /// @param what submitted, approved, rejected, applied, reverted
    public record Step(Instant at, String what, Actor actor, @Nullable String reason) {}

    /// What its author has acknowledged.
    public record Ack(VolumeGuard.@Nullable Ack counts, Set<String> withoutRoute) {
        public Ack {
            withoutRoute = Set.copyOf(withoutRoute);
        }
    }

    public Proposal {
        commands = List.copyOf(commands);
        steps = List.copyOf(steps);
    }

    public Actor author() {
        return steps.getFirst().actor();
    }

    public @Nullable String reason() {
        return steps.getFirst().reason();
    }

    /// When it was applied; empty before.
    public Optional<Instant> appliedAt() {
        return steps.stream()
                .filter(step -> step.what().equals("applied"))
                .map(Step::at)
                .findFirst();
    }

    /// When it takes effect; empty before it is applied.
    public Optional<Instant> from() {
        return Optional.ofNullable(effectiveFrom).or(this::appliedAt);
    }

    /// Whether it is still looked at whether it does good: applied, and not long in effect.
    public boolean isWatched(Instant at, Duration window) {
        return state == State.APPLIED
                && from().filter(from -> at.isBefore(from.plus(window))).isPresent();
    }

    /// The next state, with who led to it.
    public Proposal next(State next, Step step) {
        List<Step> all = new ArrayList<>(steps);
        all.add(step);
        return new Proposal(
                id, version + 1, next, commands, all, summary, ack, revertOf, effectiveFrom);
    }

    /// The same with what it does now: other changes may have come between.
    public Proposal saying(String other) {
        return new Proposal(
                id, version, state, commands, steps, other, ack, revertOf, effectiveFrom);
    }

    /// The same, in effect from an instant on.
    public Proposal from(Instant effect) {
        return new Proposal(id, version, state, commands, steps, summary, ack, revertOf, effect);
    }
}
