package org.barsrouter.catalogue.join;

import java.time.Instant;
import java.util.List;
import org.barsrouter.catalogue.certify.Grade;
import org.barsrouter.catalogue.certify.Report;
import org.barsrouter.catalogue.join.JoinState.Approved;
import org.barsrouter.catalogue.join.JoinState.Checked;
import org.barsrouter.catalogue.join.JoinState.Live;
import org.barsrouter.catalogue.join.JoinState.Planned;
import org.barsrouter.catalogue.join.JoinState.Refused;
import org.barsrouter.catalogue.join.JoinState.Requested;
import org.barsrouter.catalogue.join.JoinState.Withdrawn;
import org.barsrouter.catalogue.join.Transition.Impossible;
import org.barsrouter.catalogue.join.Transition.Moved;
import org.barsrouter.catalogue.targets.Deployment;
import org.jspecify.annotations.Nullable;

/// A request with its life. Every step gives the next value and the event that tells of it, or says
/// why it cannot be.
///
/// @param id UUID
/// @param version from 1, one more with every step
public record Join(String id, long version, JoinRequest request, Origin origin, JoinState state) {

    /// Who asked, and when.
    public record Origin(String actor, Instant at) {}

    /// Who decides, when and why.
    public record Decision(String actor, Instant at, @Nullable String reason) {

        boolean isGivenReason() {
            return reason != null && !reason.isBlank();
        }
    }

    /// A new request.
    public static Moved requested(String id, JoinRequest request, Origin origin) {
        return new Moved(new Join(id, 1, request, origin, new Requested()), "JoinRequested");
    }

    /// Its state at an instant: what is planned is live once its time has come.
    public JoinState stateAt(Instant now) {
        return state instanceof Planned(Instant from, String changeSetId) && !from.isAfter(now)
                ? new Live(from, changeSetId)
                : state;
    }

    /// The checks have run, for the first time or again.
    ///
    /// @param objections of the directory
    public Transition checked(Report report, List<String> objections) {
        return switch (state) {
            case Requested _, Checked _ ->
                    moved(
                            new Checked(report.at(), report.grade(), report.id(), objections),
                            "JoinChecked");
            case Approved _, Refused _, Planned _, Live _, Withdrawn _ ->
                    new Impossible(
                            "It is %s; ask anew to have it checked again.".formatted(state.word()));
        };
    }

    /// Somebody says yes. What failed is never approved; what could not be wholly checked, or what
    /// the directory objects to, needs a reason. In PROD nobody approves a request of their own.
    public Transition approve(Decision decision) {
        return switch (state) {
            case Checked checked -> approve(decision, checked);
            case Requested _ -> new Impossible("It has not been checked; run its checks first.");
            case Approved _, Refused _, Planned _, Live _, Withdrawn _ -> already();
        };
    }

    private Transition approve(Decision decision, Checked checked) {
        boolean own = decision.actor().equals(origin.actor());
        if (own && request.installation().environment() == Deployment.PROD) {
            return new Impossible(
                    "In PROD a second person approves; %s made the request."
                            .formatted(origin.actor()));
        }
        boolean doubtful = checked.grade() == Grade.INCOMPLETE || !checked.objections().isEmpty();
        if (checked.grade() == Grade.FAILED) {
            return new Impossible(
                    "Its certification failed; have the receiver mended and check again.");
        }
        if (doubtful && !decision.isGivenReason()) {
            return new Impossible(
                    "%s; give a reason to approve it nevertheless."
                            .formatted(
                                    checked.objections().isEmpty()
                                            ? "Not every check could be run"
                                            : checked.objections().getFirst()));
        }
        return moved(
                new Approved(decision.at(), decision.actor(), decision.reason()), "JoinApproved");
    }

    /// Somebody says no, with a reason.
    public Transition refuse(Decision decision) {
        String reason = decision.reason();
        if (reason == null || reason.isBlank()) {
            return new Impossible("Give a reason: whoever asked reads it.");
        }
        return switch (state) {
            case Requested _, Checked _ ->
                    moved(new Refused(decision.at(), decision.actor(), reason), "JoinRefused");
            case Approved _, Refused _, Planned _, Live _, Withdrawn _ -> already();
        };
    }

    /// The catalogue leads to it from an instant on.
    public Transition planned(Instant from, String changeSetId) {
        return switch (state) {
            case Approved _ -> moved(new Planned(from, changeSetId), "JoinPlanned");
            case Requested _, Checked _, Refused _, Planned _, Live _, Withdrawn _ ->
                    new Impossible("It is " + state.word() + ", not approved.");
        };
    }

    /// Whoever asked does not want it any more.
    public Transition withdraw(Decision decision) {
        String reason = decision.isGivenReason() ? String.valueOf(decision.reason()) : "withdrawn";
        return switch (stateAt(decision.at())) {
            case Requested _, Checked _, Approved _ ->
                    moved(new Withdrawn(decision.at(), decision.actor(), reason), "JoinWithdrawn");
            case Planned(_, String changeSetId) ->
                    new Impossible(
                            "The catalogue has it already: revert its change-set %s."
                                    .formatted(changeSetId));
            case Live(Instant since, String changeSetId) ->
                    new Impossible(
                            "Messages go there since %s: revert its change-set %s."
                                    .formatted(since, changeSetId));
            case Refused _, Withdrawn _ -> already();
        };
    }

    private Impossible already() {
        return new Impossible("It is " + state.word() + " already.");
    }

    private Moved moved(JoinState next, String event) {
        return new Moved(new Join(id, version + 1, request, origin, next), event);
    }
}
