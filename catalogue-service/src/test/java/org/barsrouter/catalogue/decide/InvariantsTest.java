package org.barsrouter.catalogue.decide;

import static org.assertj.core.api.Assertions.assertThat;
import static org.barsrouter.catalogue.testkit.Plans.dos;
import static org.barsrouter.catalogue.testkit.Scene.NOW;
import static org.barsrouter.catalogue.testkit.Scene.assign;
import static org.barsrouter.catalogue.testkit.Scene.change;
import static org.barsrouter.catalogue.testkit.Scene.service;
import static org.barsrouter.catalogue.testkit.Scene.template;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.barsrouter.catalogue.command.Command;
import org.barsrouter.catalogue.command.ServiceCommand.AddServiceIdentifier;
import org.barsrouter.catalogue.command.ServiceCommand.AssignEndpoint;
import org.barsrouter.catalogue.command.ServiceCommand.DeactivateService;
import org.barsrouter.catalogue.command.ServiceCommand.EndAssignment;
import org.barsrouter.catalogue.command.ServiceCommand.RegisterService;
import org.barsrouter.catalogue.command.ServiceCommand.Span;
import org.barsrouter.catalogue.command.TemplateCommand.RecordCertification;
import org.barsrouter.catalogue.command.TemplateCommand.RegisterTemplate;
import org.barsrouter.catalogue.command.TemplateCommand.ResumeTemplate;
import org.barsrouter.catalogue.command.TemplateCommand.RetireTemplate;
import org.barsrouter.catalogue.command.TemplateCommand.SetTemplateAddress;
import org.barsrouter.catalogue.decide.Problem.Code;
import org.barsrouter.catalogue.decide.Rules.Certifying;
import org.barsrouter.catalogue.targets.Deployment;
import org.barsrouter.catalogue.testkit.Scene;
import org.barsrouter.schemas.id.ServiceId;
import org.junit.jupiter.api.Test;

/// A failing example of each invariant.
class InvariantsTest {
    private static final ServiceId UEC =
            new ServiceId("https://fhir.nhs.uk/Id/uec-service-id", "X1");
    private static final Instant LATER = NOW.plus(Duration.ofHours(1));

    private final Scene scene = Scene.usual();

    @Test
    void i1_an_identifier_belongs_to_one_service() {
        scene.done(service("2"), new AddServiceIdentifier(dos("1"), UEC));

        refused(Code.DUPLICATE, new AddServiceIdentifier(dos("2"), UEC));
        refused(Code.DUPLICATE, new RegisterService(UEC, null, null, false));
        refused(Code.DUPLICATE, service("1"));
        refused(
                Code.INVALID,
                new RegisterService(
                        new ServiceId("http://fhir.nhs.uk/Id/dos-service-id", "9"),
                        null,
                        null,
                        false));
        assertThat(scene.catalogue().service(UEC).orElseThrow().id()).isEqualTo(dos("1"));
    }

    @Test
    void i2_an_installation_is_registered_once() {
        refused(Code.DUPLICATE, template("old/main", "https://other.example"));
        var same = template("old/main", "https://other.example");
        refused(
                Code.DUPLICATE,
                new RegisterTemplate(
                        "another",
                        same.installation(),
                        same.protocol(),
                        same.technical(),
                        same.address()));
    }

    @Test
    void i3_no_instant_has_two_winners() {
        refused(Code.OVERLAP, assign("1", "new/main", 1));

        scene.done(assign("1", "new/main", 2));
        assertThat(scene.at("1", LATER)).isEqualTo("old/main");
    }

    @Test
    void i4_a_service_uses_an_endpoint_once_at_a_time() {
        refused(Code.OVERLAP, assign("1", "old/main", 2));
    }

    @Test
    void i5_a_period_ends_after_it_begins() {
        refused(Code.INVALID, new AssignEndpoint(dos("1"), "new/main", 2, new Span(LATER, LATER)));
    }

    @Test
    void i6_what_is_named_exists_and_is_not_retired() {
        refused(Code.UNKNOWN_TEMPLATE, assign("1", "none/main", 2));
        refused(Code.UNKNOWN_SERVICE, assign("9", "new/main", 2));

        scene.done(new RetireTemplate("new/main"));
        refused(Code.RETIRED, assign("1", "new/main", 2));
        refused(Code.RETIRED, change("1", "new/main", LATER));
        refused(Code.IN_USE, new RetireTemplate("old/main"));
    }

    @Test
    void i8_test_services_never_enter_production() {
        Scene production = Scene.empty(Deployment.PROD, Certifying.ADVISED);

        assertThat(
                        production.refused(
                                new RegisterService(
                                        new ServiceId("tests", "NHS0001"), null, null, false)))
                .extracting(Problem::code)
                .containsExactly(Code.TEST_IN_PRODUCTION);
    }

    @Test
    void i9_retired_is_for_good() {
        scene.done(new RetireTemplate("new/main"));

        refused(Code.RETIRED, new ResumeTemplate("new/main"));
        refused(Code.RETIRED, new SetTemplateAddress("new/main", "https://x.example", null));
    }

    @Test
    void i10_an_address_passes_the_rules() {
        refused(Code.ADDRESS, new SetTemplateAddress("old/main", "ftp://old.example", null));
        refused(Code.ADDRESS, template("x/main", "https://user@host.example"));
        refused(Code.ADDRESS, template("x/main", "https://router.example/FHIR/R4"));
        refused(Code.ADDRESS, new SetTemplateAddress("old/main", "https://router.example", null));
        refused(Code.ADDRESS, template("cc/main", Scene.CARECONNECT, "https://a.example"));
    }

    @Test
    void i11_production_takes_certified_endpoints_only() {
        Scene production = Scene.empty(Deployment.PROD, Certifying.REQUIRED);
        production.done(template("p/main", "https://p.nhs.uk"), service("1"));

        assertThat(production.refused(assign("1", "p/main", 1)))
                .extracting(Problem::code)
                .containsExactly(Code.UNCERTIFIED);

        production.done(
                new RecordCertification(
                        "p/main", "C1-C8", production.now().plus(Duration.ofDays(1)), "report-1"));
        production.done(assign("1", "p/main", 1));
        production.later(Duration.ofDays(2));
        production.done(service("2"));
        assertThat(production.refused(assign("2", "p/main", 1)))
                .extracting(Problem::code)
                .containsExactly(Code.UNCERTIFIED);
        assertThat(production.at("1", production.now())).isEqualTo("p/main");
    }

    @Test
    void i13_nothing_is_deleted() {
        scene.done(new DeactivateService(dos("1"), "closed"));

        assertThat(scene.catalogue().services()).hasSize(1);
        assertThat(scene.at("1", scene.now())).isEqualTo("old/main");
        assertThat(scene.at("1", LATER)).isEqualTo("SERVICE_INACTIVE");
    }

    @Test
    void a_sender_of_another_protocol_is_not_left_without_a_route_unasked() {
        scene.done(template("cc/main", Scene.CARECONNECT, "asid:200000000001"));
        scene.done(assign("1", "cc/main", 1));
        String id =
                scene.catalogue().service(dos("1")).orElseThrow().service().assignments().stream()
                        .filter(a -> a.endpoint().id().equals("cc/main"))
                        .findFirst()
                        .orElseThrow()
                        .id();
        Command end = new EndAssignment(dos("1"), id, LATER, Duration.ZERO);

        refused(Code.WITHOUT_ROUTE, end);
        refused(Code.WITHOUT_ROUTE, new DeactivateService(dos("1"), "closed"));
        scene.done(Acknowledged.leaving("careconnect"), end);
    }

    @Test
    void one_problem_of_a_set_keeps_all_of_it_out_and_says_where_it_is() {
        assertThat(scene.refused(service("2"), assign("1", "new/main", 1), assign("9", "x", 1)))
                .extracting(Problem::field)
                .contains("commands[2].service");
        assertThat(scene.catalogue().service(dos("2"))).isEmpty();
    }

    private void refused(Code code, Command... commands) {
        List<Problem> problems = scene.refused(commands);
        assertThat(problems).extracting(Problem::code).contains(code);
        assertThat(problems)
                .allSatisfy(problem -> {
                    assertThat(problem.what()).isNotBlank();
                    assertThat(problem.remedy()).isNotBlank();
                });
    }
}
