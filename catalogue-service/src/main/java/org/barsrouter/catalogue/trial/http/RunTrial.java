package org.barsrouter.catalogue.trial.http;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.barsrouter.catalogue.certify.MessageJudge;
import org.barsrouter.catalogue.certify.Reply;
import org.barsrouter.catalogue.certify.Verdict;
import org.barsrouter.catalogue.trial.Conversation;
import org.barsrouter.catalogue.trial.TrialFinding;
import org.barsrouter.catalogue.trial.TrialJudge;
import org.barsrouter.catalogue.trial.TrialStep;
import org.barsrouter.sandbox.message.BarsRequest;
import org.barsrouter.sandbox.message.Composer;
import org.barsrouter.sandbox.message.MessageKind;
import org.barsrouter.sandbox.message.Parties;
import org.barsrouter.sandbox.message.Party;
import org.barsrouter.schemas.id.ServiceId;
import org.barsrouter.schemas.id.Uuids;

/// Tries two services with one another, through the router, as they would talk: a message and its
/// failures there, its outcome and a response back. Everything is synthetic.
public final class RunTrial {
    private final RouterClient router;
    private final Composer composer;

    public RunTrial(RouterClient router, Composer composer) {
        this.router = router;
        this.composer = composer;
    }

    /// The two, as the catalogue knows them.
    ///
    /// @param obstacle why they cannot be tried; empty when both are routed
    public record Cast(Party sender, Party receiver, Optional<String> obstacle) {
        Parties there() {
            return new Parties(sender, receiver);
        }
    }

    /// Every step that can be taken.
    ///
    /// @param progress told each finding as soon as there is one
    public List<TrialFinding> run(Cast cast, Consumer<TrialFinding> progress) {
        Steps steps = new Steps(progress);
        if (cast.obstacle().isPresent()) {
            steps.found(
                    TrialStep.ROUTES,
                    new Verdict.Failed(
                            cast.obstacle().get(), "Join it first: ./bars catalogue join."));
            return steps.findings;
        }
        steps.found(TrialStep.ROUTES, Verdict.passed());
        there(cast, steps);
        deferred(cast, steps);
        response(cast, steps);
        back(cast, steps);
        return steps.findings;
    }

    private static final class Steps {
        private final List<TrialFinding> findings = new ArrayList<>();
        private final Consumer<TrialFinding> progress;

        private Steps(Consumer<TrialFinding> progress) {
            this.progress = progress;
        }

        private void found(TrialStep step, Verdict verdict) {
            TrialFinding finding = new TrialFinding(step, verdict);
            findings.add(finding);
            progress.accept(finding);
        }
    }

    private void there(Cast cast, Steps steps) {
        BarsRequest referral = composer.request(MessageKind.REFERRAL, cast.there());
        Verdict accepted = MessageJudge.accepted("a referral", router.send(referral));
        steps.found(TrialStep.RELAY, accepted);
        steps.found(
                TrialStep.REPEAT,
                accepted instanceof Verdict.Passed
                        ? MessageJudge.duplicate(router.send(referral))
                        : new Verdict.NotRun("the message was not accepted"));
        steps.found(TrialStep.BAD_INPUT, badInput(cast.there()));
        steps.found(TrialStep.UNKNOWN, unknown(cast));
    }

    private Verdict badInput(Parties parties) {
        return MessageJudge.refusal(
                router.send(
                        composer.request(MessageKind.REFERRAL, parties)
                                .withBody("{\"resourceType\":\"Patient\"}")));
    }

    private Verdict unknown(Cast cast) {
        ServiceId nobody = new ServiceId(cast.receiver().service().system(), "9999999999");
        return TrialJudge.unknownService(
                router.send(
                        composer.request(
                                MessageKind.REFERRAL,
                                new Parties(cast.sender(), new Party(nobody, "ZZZ99", "Nobody")))));
    }

    private void deferred(Cast cast, Steps steps) {
        BarsRequest referral = composer.request(MessageKind.REFERRAL, cast.there()).deferred();
        Verdict accepted = TrialJudge.accepted(router.send(referral));
        if (!(accepted instanceof Verdict.Passed)) {
            steps.found(TrialStep.DEFERRED, accepted);
            steps.found(TrialStep.NOTICE, new Verdict.NotRun("no deferred message was accepted"));
            return;
        }
        String id = referral.ids().correlationId().value();
        Conversation told = router.await(id, c -> c.noticeEnd().isPresent());
        steps.found(
                TrialStep.DEFERRED,
                TrialJudge.ended("The message", told.deferredEnd().orElse(""), story(id)));
        steps.found(
                TrialStep.NOTICE,
                TrialJudge.ended("The notice", told.noticeEnd().orElse(""), story(id)));
    }

    private static String story(String correlationId) {
        return "./bars status " + correlationId;
    }

    private void response(Cast cast, Steps steps) {
        BarsRequest request = composer.request(MessageKind.VALIDATION_REQUEST, cast.there());
        Reply reply = router.send(request);
        if (!(reply instanceof Reply.Answered answered) || answered.status() != 200) {
            steps.found(
                    TrialStep.RESPONSE,
                    new Verdict.NotDemanded("the receiver takes no validation requests"));
            return;
        }
        String id = request.ids().correlationId().value();
        ServiceId sender = cast.sender().service();
        boolean came = router.await(id, c -> c.hasResponse(sender)).hasResponse(sender);
        steps.found(
                TrialStep.RESPONSE,
                came
                        ? Verdict.passed()
                        : new Verdict.NotDemanded(
                                "none came by now; if one is still to come, watch " + story(id)));
    }

    private void back(Cast cast, Steps steps) {
        BarsRequest asked = composer.request(MessageKind.VALIDATION_REQUEST, cast.there());
        Parties back = cast.there().reversed();
        BarsRequest response =
                composer.validationResponse(
                        back, asked.ids(), Uuids.version5(asked.ids().toString()));
        Verdict taken = MessageJudge.responseTaken(router.send(response));
        steps.found(TrialStep.BACK, taken);
        steps.found(
                TrialStep.BACK_REPEAT,
                taken instanceof Verdict.Passed(String seen) && seen.startsWith("answered")
                        ? MessageJudge.duplicate(router.send(response))
                        : new Verdict.NotRun("no response was accepted"));
        steps.found(TrialStep.BACK_BAD_INPUT, badInput(back));
    }
}
