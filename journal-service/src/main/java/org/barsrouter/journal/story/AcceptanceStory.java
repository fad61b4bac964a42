package org.barsrouter.journal.story;

import java.util.Optional;
import org.barsrouter.journal.fact.AnswerMode;
import org.barsrouter.journal.fact.Fact;
import org.barsrouter.journal.fact.Lifespan;
import org.barsrouter.journal.fact.Links;
import org.barsrouter.journal.fact.Sender;
import org.barsrouter.journal.fact.Submission;

/// Tells how a delivery came to be.
final class AcceptanceStory {
    private final StoryClock clock;

    AcceptanceStory(StoryClock clock) {
        this.clock = clock;
    }

    String tell(Fact.Accepted accepted) {
        return switch (accepted.submission().kind()) {
            case SUBMISSION -> submitted(accepted);
            case NOTICE -> notice(accepted);
            case REPLAY -> replayed(accepted);
            case ROUTE_AGAIN -> routedAgain(accepted);
        };
    }

    /// Who sent it, as an operator would say it.
    static String sender(Sender sender) {
        return sender.odsCode() == null
                ? sender.clientId()
                : sender.clientId() + " (organisation " + sender.odsCode() + ")";
    }

    /// What it is: the event of its MessageHeader, else method and path.
    static String what(Submission submission) {
        return Optional.ofNullable(submission.event())
                .map(event -> event + " message")
                .orElseGet(() -> submission.request().method() + " " + submission.request().path());
    }

    private String submitted(Fact.Accepted accepted) {
        Submission submission = accepted.submission();
        Lifespan life = accepted.lifespan();
        String first =
                "Accepted at %s from %s: %s of %s for service %s."
                        .formatted(
                                clock.at(life.acceptedAt()),
                                sender(submission.sender()),
                                Phrases.withArticle(what(submission)),
                                Phrases.size(submission.body().size()),
                                submission.request().target());
        return first + " " + expectation(accepted);
    }

    private String expectation(Fact.Accepted accepted) {
        String until = clock.of(accepted.lifespan().deliverBy());
        return accepted.submission().mode() == AnswerMode.RELAY
                ? "Its sender waits for the answer until " + until + "."
                : "It is worth delivering until " + until + toldLater(accepted.links()) + ".";
    }

    private static String toldLater(Links links) {
        return links.sourceService() == null
                ? ""
                : "; the outcome then goes to service " + links.sourceService();
    }

    private String notice(Fact.Accepted accepted) {
        return "Written at %s to tell service %s how delivery %s ended."
                .formatted(
                        clock.at(accepted.lifespan().acceptedAt()),
                        accepted.submission().request().target(),
                        accepted.links().about());
    }

    private String replayed(Fact.Accepted accepted) {
        String by =
                accepted.links().requestedBy() == null
                        ? "an operator"
                        : accepted.links().requestedBy();
        return "Replayed at %s by %s as delivery %s; it is worth delivering until %s."
                .formatted(
                        clock.at(accepted.lifespan().acceptedAt()),
                        by,
                        accepted.subject().delivery(),
                        clock.of(accepted.lifespan().deliverBy()));
    }

    private String routedAgain(Fact.Accepted accepted) {
        return "Its route had moved, so at %s it was routed again as delivery %s."
                .formatted(
                        clock.at(accepted.lifespan().acceptedAt()), accepted.subject().delivery());
    }
}
