package org.barsrouter.catalogue.join;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.time.Instant;
import java.util.List;
import org.barsrouter.catalogue.certify.Grade;
import org.jspecify.annotations.Nullable;

/// How far a request has come.
///
/// ```
///  Requested ──▶ Checked ──▶ Approved ──▶ Planned ──(its instant comes)──▶ Live
///      │          │  ▲ again    │            │
///      │          ▼             ▼            ▼
///      └──────▶ Refused      Withdrawn ◀── (also from Requested and Checked)
/// ```
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "is")
@JsonSubTypes({
    @JsonSubTypes.Type(value = JoinState.Requested.class, name = "requested"),
    @JsonSubTypes.Type(value = JoinState.Checked.class, name = "checked"),
    @JsonSubTypes.Type(value = JoinState.Approved.class, name = "approved"),
    @JsonSubTypes.Type(value = JoinState.Refused.class, name = "refused"),
    @JsonSubTypes.Type(value = JoinState.Planned.class, name = "planned"),
    @JsonSubTypes.Type(value = JoinState.Live.class, name = "live"),
    @JsonSubTypes.Type(value = JoinState.Withdrawn.class, name = "withdrawn")
})
public sealed interface JoinState {

    /// It waits for its checks.
    record Requested() implements JoinState {}

    /// Its checks have run.
    ///
    /// @param reportId of the certification
    /// @param objections what the directory says against it
    record Checked(Instant at, Grade grade, String reportId, List<String> objections)
            implements JoinState {
        public Checked {
            objections = List.copyOf(objections);
        }
    }

    /// Somebody said yes; the catalogue does not have it yet.
    record Approved(Instant at, String by, @Nullable String reason) implements JoinState {}

    /// Somebody said no.
    record Refused(Instant at, String by, String reason) implements JoinState {}

    /// The catalogue leads to it from an instant on.
    ///
    /// @param from when messages begin to go there
    /// @param changeSetId the change that did it, to be reverted by
    record Planned(Instant from, String changeSetId) implements JoinState {}

    /// The same, once that instant has come. It is never stored: time alone makes it.
    record Live(Instant since, String changeSetId) implements JoinState {}

    /// Whoever asked does not want it any more.
    record Withdrawn(Instant at, String by, String reason) implements JoinState {}

    /// For tables and sentences.
    default String word() {
        return switch (this) {
            case Requested _ -> "requested";
            case Checked _ -> "checked";
            case Approved _ -> "approved";
            case Refused _ -> "refused";
            case Planned _ -> "planned";
            case Live _ -> "live";
            case Withdrawn _ -> "withdrawn";
        };
    }
}
