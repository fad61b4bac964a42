package org.barsrouter.catalogue.http;

import java.time.Instant;
import java.util.Optional;
import org.barsrouter.catalogue.join.Join;
import org.barsrouter.catalogue.join.JoinRequest;
import org.barsrouter.catalogue.join.JoinState;
import org.jspecify.annotations.Nullable;

/// A request to join as the API shows it.
///
/// @param reportId of the latest certification at its address
/// @param state its word, such as `checked`
/// @param detail the state with all that belongs to it
record JoinView(
        String id,
        long version,
        String service,
        String name,
        String address,
        String state,
        JoinState detail,
        String requestedBy,
        Instant requestedAt,
        JoinRequest request,
        @Nullable String reportId,
        String sentence) {

    static JoinView of(Join join, Instant now, Optional<String> reportId) {
        JoinRequest request = join.request();
        JoinState state = join.stateAt(now);
        return new JoinView(
                join.id(),
                join.version(),
                request.who().service().key(),
                request.who().name(),
                request.installation().address(),
                state.word(),
                state,
                join.origin().actor(),
                join.origin().at(),
                request,
                reportId.orElse(null),
                sentence(join.id(), state));
    }

    private static String sentence(String id, JoinState state) {
        return switch (state) {
            case JoinState.Requested _ ->
                    "It waits for its checks: ./bars catalogue join check " + id;
            case JoinState.Checked checked ->
                    switch (checked.grade()) {
                        case CERTIFIED ->
                                checked.objections().isEmpty()
                                        ? "It is certified and waits for approval: ./bars catalogue join approve "
                                                + id
                                        : "It is certified, but " + checked.objections().getFirst();
                        case INCOMPLETE ->
                                "Not every check could be run; approval needs a reason: ./bars catalogue join approve %s --reason ..."
                                        .formatted(id);
                        case FAILED ->
                                "Its certification failed; mend the receiver, then ./bars catalogue join check "
                                        + id;
                    };
            case JoinState.Approved _ ->
                    "It is approved, but not in the catalogue yet: ./bars catalogue join approve "
                            + id;
            case JoinState.Refused refused ->
                    "%s refused it: %s".formatted(refused.by(), refused.reason());
            case JoinState.Planned planned ->
                    "Messages go there from %s on.".formatted(planned.from());
            case JoinState.Live live -> "Messages go there since %s.".formatted(live.since());
            case JoinState.Withdrawn withdrawn ->
                    "%s withdrew it: %s".formatted(withdrawn.by(), withdrawn.reason());
        };
    }
}
