package org.barsrouter.catalogue.intent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.barsrouter.catalogue.change.Entry;
import org.barsrouter.catalogue.command.Command;
import org.barsrouter.catalogue.rendition.FhirIndex;
import org.barsrouter.catalogue.rendition.FhirIndex.Assigned;
import org.barsrouter.catalogue.rendition.LogicalIds;
import org.barsrouter.catalogue.rendition.Rendition;
import org.barsrouter.catalogue.rendition.Scope;
import org.barsrouter.catalogue.request.CommandJson;
import org.barsrouter.catalogue.request.Reading;
import org.barsrouter.catalogue.resource.EndpointReader;
import org.barsrouter.catalogue.resource.EndpointReader.Kindred;
import org.barsrouter.catalogue.resource.EndpointResource;
import org.barsrouter.catalogue.resource.FieldFault;
import org.barsrouter.catalogue.resource.PriorityList;
import org.barsrouter.catalogue.resource.ServiceReader;
import org.barsrouter.catalogue.resource.ServiceResource;
import org.barsrouter.catalogue.targets.Deployment;
import org.barsrouter.catalogue.testkit.FhirResources;
import org.barsrouter.catalogue.testkit.Plans;
import org.barsrouter.catalogue.testkit.Scene;
import org.barsrouter.routing.identifier.IdentifierSystems;
import org.junit.jupiter.api.Test;

/// What resources ask for, as commands; each example is carried out too.
class IntentTest {
    private static final IdentifierSystems SYSTEMS = IdentifierSystems.national();

    private final Scene scene = Scene.usual();

    @Test
    void a_service_that_is_sent_back_as_it_is_asks_for_nothing() {
        scene.done(Scene.template("care/main", Scene.CARECONNECT, "asid:123456789012"));
        scene.done(Scene.assign("1", "care/main", 1));

        for (Scope scope : Scope.values()) {
            ServiceResource same = now(scope).service(entry());
            assertThat(commands(services(scope).update(entry(), same))).isEmpty();
        }
    }

    @Test
    void another_endpoint_of_the_protocol_in_its_place_is_a_switch() {
        Intent intent = services(Scope.BARS).update(entry(), service(template("new/main")));

        assertThat(commands(intent))
                .extracting(c -> c.path("command").asText(), c -> c.path("to").asText())
                .containsExactly(tuple("switch-supplier", "new/main"));
        carryOut(intent);
        assertThat(scene.at("1", scene.now().plus(Scene.LEAD))).isEqualTo("new/main");
    }

    @Test
    void one_more_endpoint_gets_the_next_rank_and_the_order_can_be_turned() {
        ServiceResource both =
                service(
                        now(Scope.BARS).service(entry()).endpoints().getFirst(),
                        template("new/main"));
        carryOut(services(Scope.BARS).update(entry(), both));
        scene.later(Scene.LEAD.multipliedBy(2));
        List<String> order = now(Scope.BARS).service(entry()).endpoints();
        assertThat(order).hasSize(2);
        assertThat(scene.at("1", scene.now())).isEqualTo("old/main");

        Intent turned =
                new ListIntent(now(Scope.BARS))
                        .update(
                                entry(),
                                new PriorityList(
                                        null, id(), List.of(order.getLast(), order.getFirst())));

        assertThat(commands(turned)).hasSize(1);
        carryOut(turned);
        assertThat(scene.at("1", scene.now().plus(Scene.LEAD))).isEqualTo("new/main");
    }

    @Test
    void a_list_names_every_endpoint_and_only_those_of_its_service() {
        ListIntent lists = new ListIntent(now(Scope.ALL));

        assertThat(faults(lists.update(entry(), new PriorityList(null, id(), List.of()))))
                .extracting(FieldFault::expression)
                .containsExactly("List.entry");
        assertThat(
                        faults(
                                lists.update(
                                        entry(),
                                        new PriorityList(
                                                null, "another", List.of(template("new/main"))))))
                .extracting(FieldFault::expression)
                .contains("List.subject", "List.entry");
    }

    @Test
    void an_edit_at_the_bars_paths_never_names_another_protocols_route() {
        scene.done(Scene.template("care/main", Scene.CARECONNECT, "asid:123456789012"));
        scene.done(Scene.assign("1", "care/main", 1));
        ServiceResource none = service();

        assertThat(commands(services(Scope.BARS).update(entry(), none))).hasSize(1);
        assertThat(commands(services(Scope.ALL).update(entry(), none))).hasSize(2);
        assertThat(faults(services(Scope.BARS).update(entry(), service(template("care/main")))))
                .extracting(FieldFault::expression)
                .containsExactly("HealthcareService.endpoint");
    }

    @Test
    void what_is_fixed_is_refused_with_its_element() {
        ServiceResource sold = sent(FhirResources.service("2", "x").replace("PROV1", "PROV2"));

        assertThat(faults(services(Scope.BARS).update(entry(), sold)))
                .extracting(FieldFault::expression)
                .contains(
                        "HealthcareService.identifier",
                        "HealthcareService.providedBy",
                        "HealthcareService.endpoint");
        EndpointResource other =
                endpoint(FhirResources.endpoint("1", "new", "https://other.example/FHIR"));
        Assigned assigned = new Assigned(entry(), entry().service().assignments().getFirst());
        assertThat(faults(new EndpointIntent(now(Scope.BARS), SYSTEMS).update(assigned, other)))
                .extracting(FieldFault::expression)
                .contains("Endpoint.identifier", "Endpoint.address", "Endpoint.period.start");
    }

    @Test
    void an_endpoint_uses_the_template_of_its_product_or_makes_it() {
        scene.done(Scene.service("2"));
        EndpointIntent endpoints = new EndpointIntent(now(Scope.BARS), SYSTEMS);

        Intent known =
                endpoints.create(
                        endpoint(FhirResources.endpoint("2", "old", "https://old.example/FHIR/")));
        Intent made =
                endpoints.create(
                        endpoint(FhirResources.endpoint("2", "third", "https://third.example/F")));
        Intent elsewhere =
                endpoints.create(
                        endpoint(FhirResources.endpoint("2", "old", "https://else.example/FHIR")));

        assertThat(commands(known))
                .extracting(c -> c.path("command").asText())
                .containsExactly("assign-endpoint");
        assertThat(commands(known).getFirst().has("from")).as("a start that is past").isFalse();
        assertThat(commands(known).getFirst().path("to").asText())
                .as("FHIR's end belongs to the period")
                .isEqualTo("2098-10-11T15:23:31Z");
        assertThat(commands(made))
                .extracting(c -> c.path("command").asText())
                .containsExactly("register-template", "describe-template", "assign-endpoint");
        assertThat(faults(elsewhere))
                .extracting(FieldFault::expression)
                .containsExactly("Endpoint.address");
        carryOut(made);
        assertThat(scene.at("2", scene.now())).isEqualTo("third/main");
    }

    @Test
    void messaging_means_bars_over_rest() {
        assertThat(
                        TemplateIntent.protocol(
                                        endpoint(
                                                FhirResources.endpoint(
                                                        "1", "old", "https://old.example/FHIR")))
                                .isBars())
                .isTrue();
    }

    @Test
    void a_templates_status_suspends_resumes_and_retires() {
        var old = scene.catalogue().template("old/main").orElseThrow();
        String body = FhirResources.template("old", "https://old.example/FHIR");

        for (String[] row :
                new String[][] {
                    {"suspended", "suspend-template"},
                    {"off", "retire-template"}
                }) {
            Intent intent =
                    new TemplateIntent(now(Scope.BARS))
                            .update(
                                    old,
                                    shape(body.replace("active", row[0]).replace("SUP1", "SUPo")));
            assertThat(commands(intent))
                    .extracting(c -> c.path("command").asText())
                    .contains(row[1]);
        }
    }

    private Rendition now(Scope scope) {
        return new Rendition(
                new FhirIndex(scene.catalogue(), new LogicalIds(Deployment.SANDBOX)),
                scope,
                scene.now().plus(Scene.LEAD));
    }

    private ServiceIntent services(Scope scope) {
        return new ServiceIntent(now(scope), SYSTEMS);
    }

    private Entry entry() {
        return scene.catalogue().service(Plans.dos("1")).orElseThrow();
    }

    private String id() {
        return now(Scope.ALL).index().ids().service(entry().id());
    }

    private String template(String id) {
        return now(Scope.ALL).index().ids().template(id);
    }

    /// Service 1 with these Endpoints.
    private static ServiceResource service(String... endpoints) {
        ServiceResource one = sent(FhirResources.service("1", "x"));
        return new ServiceResource(
                null, one.identifiers(), true, one.providedBy(), one.name(), List.of(endpoints));
    }

    private static ServiceResource sent(String body) {
        return understood(ServiceReader.read(json(body)));
    }

    private static EndpointResource endpoint(String body) {
        return understood(EndpointReader.read(json(body), Kindred.ATOMIC));
    }

    private static EndpointResource shape(String body) {
        return understood(EndpointReader.read(json(body), Kindred.TEMPLATE));
    }

    private static <T> T understood(org.barsrouter.catalogue.resource.Reading<T> reading) {
        assertThat(reading)
                .isInstanceOf(org.barsrouter.catalogue.resource.Reading.Understood.class);
        return ((org.barsrouter.catalogue.resource.Reading.Understood<T>) reading).resource();
    }

    private static JsonNode json(String text) {
        try {
            return new JsonMapper().readTree(text.replace('\'', '"'));
        } catch (JsonProcessingException e) {
            throw new AssertionError(e);
        }
    }

    private static List<ObjectNode> commands(Intent intent) {
        assertThat(intent).isInstanceOf(Intent.Commands.class);
        return ((Intent.Commands) intent).commands();
    }

    private static List<FieldFault> faults(Intent intent) {
        assertThat(intent).isInstanceOf(Intent.Impossible.class);
        return ((Intent.Impossible) intent).faults();
    }

    private void carryOut(Intent intent) {
        Reading read = new CommandJson(SYSTEMS).read(List.copyOf(commands(intent)));
        assertThat(read).isInstanceOf(Reading.Read.class);
        scene.done(((Reading.Read) read).commands().toArray(Command[]::new));
    }
}
