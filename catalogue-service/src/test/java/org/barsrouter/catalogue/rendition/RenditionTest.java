package org.barsrouter.catalogue.rendition;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.barsrouter.catalogue.change.Entry;
import org.barsrouter.catalogue.command.ServiceCommand;
import org.barsrouter.catalogue.command.TemplateCommand;
import org.barsrouter.catalogue.rendition.FhirIndex.Assigned;
import org.barsrouter.catalogue.resource.EndpointResource;
import org.barsrouter.catalogue.resource.QueryReader;
import org.barsrouter.catalogue.resource.Reading.Understood;
import org.barsrouter.catalogue.resource.ResourceQuery;
import org.barsrouter.catalogue.targets.Deployment;
import org.barsrouter.catalogue.testkit.Plans;
import org.barsrouter.catalogue.testkit.Scene;
import org.barsrouter.routing.identifier.IdentifierSystems;
import org.junit.jupiter.api.Test;

class RenditionTest {
    private final Scene scene = Scene.usual();

    @Test
    void ids_are_the_same_for_ever_and_others_elsewhere() {
        LogicalIds ids = new LogicalIds(Deployment.INT);

        assertThat(ids.service(Plans.dos("1")))
                .isEqualTo(new LogicalIds(Deployment.INT).service(Plans.dos("1")))
                .isNotEqualTo(new LogicalIds(Deployment.PROD).service(Plans.dos("1")))
                .matches("[0-9a-f]{8}-[0-9a-f]{4}-5[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}");
        assertThat(ids.template("old/main")).isNotEqualTo(ids.template("new/main"));
    }

    @Test
    void the_more_restrictive_status_wins_and_what_is_over_is_off() {
        assertThat(endpoint().status()).isEqualTo("active");

        scene.done(new TemplateCommand.SuspendTemplate("old/main", null, null, "an outage"));
        assertThat(endpoint().status()).isEqualTo("suspended");
        scene.later(Scene.LEAD);
        scene.done(new TemplateCommand.ResumeTemplate("old/main"));
        scene.done(new ServiceCommand.DeactivateService(Plans.dos("1"), "a fire"));
        assertThat(endpoint().status()).as("its service").isEqualTo("suspended");
        assertThat(now(Scope.BARS).service(entry()).active()).isFalse();

        scene.done(new ServiceCommand.EndAssignment(Plans.dos("1"), null, null, Duration.ZERO));
        assertThat(endpoint().status()).isEqualTo("off");
        assertThat(now(Scope.BARS).service(entry()).endpoints()).isEmpty();
    }

    @Test
    void a_period_ends_with_its_last_millisecond() {
        Instant at = Instant.parse("2027-01-01T00:00:00Z");
        scene.done(Scene.change("1", "new/main", at));

        EndpointResource.Validity old = endpoint().period();

        assertThat(old).isNotNull();
        assertThat(old.end()).isEqualTo(at.minusMillis(1));
        assertThat(endpoint().shown().version()).isEqualTo(entry().version() + 1);
    }

    @Test
    void a_change_of_the_template_changes_the_version_of_its_endpoints() {
        long before = endpoint().shown().version();

        scene.done(
                new TemplateCommand.DescribeTemplate("old/main", null, null, "Old at last", null));

        assertThat(endpoint().shown().version()).isGreaterThan(before);
        assertThat(endpoint().name()).isEqualTo("Old at last");
        assertThat(endpoint().shown().lastUpdated()).isEqualTo(scene.now());
    }

    @Test
    void searches_find_by_service_product_type_and_organisation() {
        scene.done(Scene.template("care/main", Scene.CARECONNECT, "asid:123456789012"));
        scene.done(Scene.assign("1", "care/main", 1));

        assertThat(found(Scope.ALL, "_has:HealthcareService.Identifier", dos("1"))).hasSize(2);
        assertThat(found(Scope.BARS, "_has:HealthcareService.Identifier", dos("1"))).hasSize(1);
        assertThat(found(Scope.BARS, "Endpoint.identifier", product("old"))).hasSize(1);
        assertThat(found(Scope.BARS, "Endpoint.identifier", product("new"))).isEmpty();
        assertThat(found(Scope.ALL, "payload-type", "careconnect")).hasSize(1);
        assertThat(found(Scope.ALL, "ConnectionType", "hl7-fhir-msg"))
                .as("the published examples' spelling of BaRS")
                .hasSize(1);
        assertThat(found(Scope.ALL, "organization", "NOBODY")).isEmpty();
        Search search = new Search(now(Scope.ALL), IdentifierSystems.national());
        assertThat(search.services(query("HealthcareService.providedBy", "PROV1"))).hasSize(1);
        assertThat(search.templates(query("connection-type", "hl7-fhir-rest"))).hasSize(2);
        assertThat(search.lists(query("subject", "HealthcareService/" + id()))).hasSize(1);
    }

    private List<EndpointResource> found(Scope scope, String name, String value) {
        return new Search(now(scope), IdentifierSystems.national()).endpoints(query(name, value));
    }

    private static ResourceQuery query(String name, String value) {
        return ((Understood<ResourceQuery>) QueryReader.ofEndpoints(Map.of(name, List.of(value))))
                .resource();
    }

    private static String dos(String value) {
        return "http://fhir.nhs.uk/id/dos-service-id|" + value;
    }

    private static String product(String value) {
        return "https://fhir.nhs.uk/id/product-id|" + value;
    }

    private String id() {
        return new LogicalIds(Deployment.SANDBOX).service(Plans.dos("1"));
    }

    private Rendition now(Scope scope) {
        return new Rendition(
                new FhirIndex(scene.catalogue(), new LogicalIds(Deployment.SANDBOX)),
                scope,
                scene.now().plus(Scene.LEAD));
    }

    private Entry entry() {
        return scene.catalogue().service(Plans.dos("1")).orElseThrow();
    }

    private EndpointResource endpoint() {
        return now(Scope.BARS)
                .assigned(new Assigned(entry(), entry().service().assignments().getFirst()));
    }
}
