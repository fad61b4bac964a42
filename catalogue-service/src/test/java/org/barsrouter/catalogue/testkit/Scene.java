package org.barsrouter.catalogue.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.barsrouter.catalogue.change.Actor;
import org.barsrouter.catalogue.change.Batch;
import org.barsrouter.catalogue.change.Catalogue;
import org.barsrouter.catalogue.change.Event;
import org.barsrouter.catalogue.change.Event.Context;
import org.barsrouter.catalogue.change.Protocol;
import org.barsrouter.catalogue.command.Command;
import org.barsrouter.catalogue.command.ServiceCommand.AssignEndpoint;
import org.barsrouter.catalogue.command.ServiceCommand.Gap;
import org.barsrouter.catalogue.command.ServiceCommand.RegisterService;
import org.barsrouter.catalogue.command.ServiceCommand.Span;
import org.barsrouter.catalogue.command.ServiceCommand.SwitchSupplier;
import org.barsrouter.catalogue.command.ServiceCommand.Terms;
import org.barsrouter.catalogue.command.TemplateCommand.Installation;
import org.barsrouter.catalogue.command.TemplateCommand.RegisterTemplate;
import org.barsrouter.catalogue.decide.Acknowledged;
import org.barsrouter.catalogue.decide.Decide;
import org.barsrouter.catalogue.decide.Draft;
import org.barsrouter.catalogue.decide.Finish;
import org.barsrouter.catalogue.decide.Problem;
import org.barsrouter.catalogue.decide.Revert;
import org.barsrouter.catalogue.decide.Rules;
import org.barsrouter.catalogue.decide.Rules.Certifying;
import org.barsrouter.catalogue.targets.AddressRules;
import org.barsrouter.catalogue.targets.Deployment;
import org.barsrouter.catalogue.targets.OwnHosts;
import org.barsrouter.routing.identifier.IdentifierSystems;
import org.barsrouter.routing.policy.Policy;
import org.barsrouter.routing.resolve.Question;
import org.barsrouter.routing.resolve.Resolver;
import org.barsrouter.routing.resolve.RoutingDecision;
import org.barsrouter.routing.resolve.RoutingDecision.Deliver;
import org.barsrouter.routing.resolve.RoutingDecision.Unroutable;
import org.barsrouter.routing.route.Technical;
import org.barsrouter.routing.route.Technical.AddressKind;
import org.jspecify.annotations.Nullable;

/// A catalogue that commands are given to, one after the other, at a time of the test's own.
public final class Scene {
    public static final Instant NOW = Instant.parse("2026-07-01T09:00:00Z");
    public static final Duration LEAD = Duration.ofSeconds(5);
    public static final Protocol CARECONNECT = new Protocol("careconnect-rest", "careconnect");

    private final Rules rules;
    private Catalogue catalogue = Catalogue.empty();
    private Instant now = NOW;
    private int sets;

    private Scene(Rules rules) {
        this.rules = rules;
    }

    /// Nothing is in it.
    public static Scene empty(Deployment deployment, Certifying certifying) {
        return new Scene(
                new Rules(
                        deployment,
                        IdentifierSystems.national(),
                        new AddressRules(
                                deployment,
                                List.of(".nhs.uk"),
                                new OwnHosts(List.of("router.example")),
                                List.of()),
                        LEAD,
                        certifying));
    }

    /// Two suppliers, `old/main` and `new/main`, and service 1 at the old one for a minute.
    public static Scene usual() {
        Scene scene = empty(Deployment.SANDBOX, Certifying.ADVISED);
        scene.done(
                template("old/main", "https://old.example/FHIR"),
                template("new/main", "https://new.example/FHIR"),
                service("1"),
                assign("1", "old/main", 1));
        scene.later(Duration.ofMinutes(1));
        return scene;
    }

    public static RegisterTemplate template(String id, String address) {
        return template(id, Protocol.BARS, address);
    }

    public static RegisterTemplate template(String id, Protocol protocol, String address) {
        Technical technical =
                protocol.isBars()
                        ? Technical.bars()
                        : new Technical("3.0.1", AddressKind.ASID, "ssp", List.of());
        String product = id.substring(0, id.indexOf('/'));
        return new RegisterTemplate(
                id,
                new Installation(
                        product, id.substring(id.indexOf('/') + 1), "SUP" + product.charAt(0), 1),
                protocol,
                technical,
                address);
    }

    public static RegisterService service(String value) {
        return new RegisterService(Plans.dos(value), "Service " + value, "PROV1", false);
    }

    public static AssignEndpoint assign(String service, String template, int rank) {
        return new AssignEndpoint(Plans.dos(service), template, rank, new Span(null, null));
    }

    public static SwitchSupplier change(String service, String to, @Nullable Instant at) {
        return new SwitchSupplier(
                Plans.dos(service), null, to, new Terms(at, Duration.ofDays(90), Gap.REFUSED));
    }

    public Instant now() {
        return now;
    }

    public Rules rules() {
        return rules;
    }

    public Catalogue catalogue() {
        return catalogue;
    }

    public void later(Duration duration) {
        now = now.plus(duration);
    }

    /// Carries commands out as one change-set that must succeed.
    public Batch done(Command... commands) {
        return done(Acknowledged.nothing(), commands);
    }

    public Batch done(Acknowledged acknowledged, Command... commands) {
        Draft draft = new Draft(catalogue, now, rules);
        assertThat(new Decide(rules).into(draft, List.of(commands), acknowledged)).isEmpty();
        Batch batch = Finish.batch(draft, context());
        catalogue = batch.result();
        return batch;
    }

    /// The problems of commands that are refused; nothing of them is kept.
    public List<Problem> refused(Command... commands) {
        return new Decide(rules)
                .into(new Draft(catalogue, now, rules), List.of(commands), Acknowledged.nothing());
    }

    /// Takes back what was done.
    public Batch reverted(Batch done) {
        Draft draft = new Draft(catalogue, now, rules);
        assertThat(revert(draft, done)).isEmpty();
        Batch batch = Finish.batch(draft, context());
        catalogue = batch.result();
        return batch;
    }

    public List<Problem> refusedRevert(Batch done) {
        return revert(new Draft(catalogue, now, rules), done);
    }

    private List<Problem> revert(Draft draft, Batch done) {
        return new Revert(draft, rules).into(done.events().stream().map(Event::content).toList());
    }

    /// Carries commands out if they have no problem.
    public boolean tried(Command... commands) {
        Draft draft = new Draft(catalogue, now, rules);
        Acknowledged all = Acknowledged.leaving("careconnect");
        if (!new Decide(rules).into(draft, List.of(commands), all).isEmpty()) {
            return false;
        }
        catalogue = Finish.batch(draft, context()).result();
        return true;
    }

    private Context context() {
        return new Context(
                rules.deployment(),
                "set-" + ++sets,
                now,
                now.plus(LEAD),
                Actor.named("tester"),
                "api",
                "a test",
                null,
                null);
    }

    /// Where a service goes: the endpoint's id, or the reason why nowhere.
    public String at(String service, Instant at) {
        return answer(service, Question.bars(at));
    }

    public String existing(String service, Instant at) {
        return answer(service, Question.bars(at).onExisting());
    }

    public String answer(String service, Question question) {
        RoutingDecision decision =
                new Resolver(Policy.defaults())
                        .resolve(
                                catalogue.service(Plans.dos(service)).orElseThrow().service(),
                                question);
        return switch (decision) {
            case Deliver deliver -> deliver.assignment().endpoint().id();
            case Unroutable(var reason) -> reason.name();
        };
    }
}
