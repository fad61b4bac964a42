package org.barsrouter.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.barsrouter.catalogue.app.WriterRegister;
import org.barsrouter.catalogue.certify.Check;
import org.barsrouter.catalogue.certify.Finding;
import org.barsrouter.catalogue.certify.Report;
import org.barsrouter.catalogue.certify.Subject;
import org.barsrouter.catalogue.certify.Verdict;
import org.barsrouter.catalogue.decide.Decide;
import org.barsrouter.catalogue.decide.Rules;
import org.barsrouter.catalogue.explain.ExplainTarget;
import org.barsrouter.catalogue.join.JoinRegister;
import org.barsrouter.catalogue.kafka.CatalogueWriter;
import org.barsrouter.catalogue.kafka.KafkaAccess;
import org.barsrouter.catalogue.targets.AddressRules;
import org.barsrouter.catalogue.targets.Deployment;
import org.barsrouter.catalogue.testkit.Cluster;
import org.barsrouter.catalogue.testkit.RunningCatalogue;
import org.barsrouter.catalogue.testkit.RunningCatalogue.Answer;
import org.barsrouter.routing.identifier.IdentifierSystems;
import org.barsrouter.routing.policy.Policy;
import org.barsrouter.routing.resolve.Resolver;
import org.barsrouter.schemas.avro.Environment;
import org.barsrouter.schemas.cluster.TopicCreation;
import org.barsrouter.schemas.id.ServiceId;
import org.barsrouter.schemas.registry.SchemaRegistries;
import org.barsrouter.schemas.serde.RecordFormat;
import org.barsrouter.schemas.topic.Layout;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.kafka.test.EmbeddedKafkaKraftBroker;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// INT and PROD as two deployments with a broker each: what is certified in INT is carried to PROD
/// as intent, certified there, applied by a second person, and routed to PROD's own address. The
/// certifications are on record as the prober would have kept them; no receiver of these names
/// exists.
@Tag("full")
class PromotionIT {
    private static final ServiceId SERVICE =
            new ServiceId(IdentifierSystems.DOS_SERVICE_ID, "2000099941");
    private static final String IN_INT = "https://bars-int.supplier.nhs.uk/FHIR/R4";
    private static final String IN_PROD = "https://bars.supplier.nhs.uk/FHIR/R4";
    private static final String LIVE = "2099-01-01T08:00:00Z";
    private static final String OVERLAY =
            "product,instance,address,liveFrom\nProduct-A,main," + IN_PROD + "," + LIVE + "\n";

    @Test
    void what_is_certified_in_int_goes_to_prod_with_prods_own_address_and_certification() {
        EmbeddedKafkaKraftBroker integration = Cluster.started();
        EmbeddedKafkaKraftBroker production = Cluster.started();
        try {
            Object bundle = exported(integration);

            Map<String, Object> offer =
                    Map.of("bundle", bundle, "overlay", OVERLAY, "actor", "bob");
            createTopics(Deployment.PROD, production);
            try (RunningCatalogue prod = started(Deployment.PROD, production)) {
                assertThat(promoted(prod, "plan", offer).at("/remediation/0/why").asString())
                        .startsWith("It is not certified at its address in PROD");
            }
            keepCertification(Deployment.PROD, production, IN_PROD);
            try (RunningCatalogue prod = started(Deployment.PROD, production)) {
                assertThat(promoted(prod, "plan", offer).at("/promoted/0/address").asString())
                        .isEqualTo(IN_PROD);
                Answer alone =
                        prod.post(
                                "/catalogue/v1/promotions/$apply",
                                JsonMapper.shared().writeValueAsString(offer),
                                user("sam"));
                assertThat(alone.text()).contains("In PROD a second person applies a bundle");

                var applied = promoted(prod, "apply", offer);

                assertThat(applied.path("applied").asBoolean()).as(applied.toString()).isTrue();
                assertThat(at(prod, "2098-12-31T00:00:00Z").path("outcome").asString())
                        .isNotEqualTo("ROUTED");
                var live = at(prod, LIVE);
                assertThat(live.path("outcome").asString()).isEqualTo("ROUTED");
                assertThat(live.path("address").asString()).isEqualTo(IN_PROD);
                assertThat(
                                prod.get(
                                                "/catalogue/v1/change-sets/"
                                                        + applied.path("changeSetId").asString())
                                        .body()
                                        .path("state")
                                        .asString())
                        .isEqualTo("APPLIED");
            }
        } finally {
            integration.destroy();
            production.destroy();
        }
    }

    private static Object exported(EmbeddedKafkaKraftBroker broker) {
        createTopics(Deployment.INT, broker);
        keepCertification(Deployment.INT, broker, IN_INT);
        try (RunningCatalogue service = started(Deployment.INT, broker)) {
            for (String command :
                    List.of(
                            "{\"command\":\"register-template\",\"product\":\"Product-A\",\"instance\":\"main\",\"managingOrganisation\":\"SUP1\",\"address\":\""
                                    + IN_INT
                                    + "\"}",
                            "{\"command\":\"register-service\",\"service\":\"2000099941\",\"providedBy\":\"ZED01\",\"name\":\"Ward 1\"}",
                            "{\"command\":\"assign-endpoint\",\"service\":\"2000099941\",\"template\":\"Product-A/main\"}")) {
                Answer done =
                        service.post(
                                "/catalogue/v1/change-sets?mode=apply",
                                "{\"commands\":[" + command + "]}",
                                user("sam"));
                assertThat(done.status()).as(done.text()).isEqualTo(200);
            }
            return await("the lead time is over")
                    .atMost(Duration.ofSeconds(20))
                    .until(
                            () ->
                                    service.post(
                                                    "/catalogue/v1/promotions/$export",
                                                    "{\"actor\":\"sam\"}",
                                                    user("sam"))
                                            .body()
                                            .path("bundle"),
                            bundle -> bundle.path("items").size() == 1);
        }
    }

    private static JsonNode promoted(
            RunningCatalogue service, String act, Map<String, Object> offer) {
        Answer answer =
                service.post(
                        "/catalogue/v1/promotions/$" + act,
                        JsonMapper.shared().writeValueAsString(offer),
                        user("bob"));
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return answer.body();
    }

    private static JsonNode at(RunningCatalogue service, String instant) {
        return service.get("/catalogue/v1/$explain?target=2000099941&at=" + instant).body();
    }

    private static Map<String, String> user(String name) {
        return Map.of("NHSD-End-User-Organisation-ODS", "X26", "NHSD-User-Id", name);
    }

    private static RunningCatalogue started(
            Deployment deployment, EmbeddedKafkaKraftBroker broker) {
        return RunningCatalogue.start(
                "--bars.environment=" + deployment,
                "--bars.bootstrap-servers=" + broker.getBrokersAsString(),
                "--catalogue.lead-time=5s",
                "--catalogue.host-lookup=NONE");
    }

    private static RecordFormat format(Deployment deployment) {
        return new RecordFormat(
                SchemaRegistries.from(Map.of()), Environment.valueOf(deployment.name()));
    }

    private static void createTopics(Deployment deployment, EmbeddedKafkaKraftBroker broker) {
        new TopicCreation(
                        Map.of("bootstrap.servers", broker.getBrokersAsString()),
                        format(deployment))
                .run(Layout.sandbox());
    }

    private static void keepCertification(
            Deployment deployment, EmbeddedKafkaKraftBroker broker, String address) {
        IdentifierSystems systems = IdentifierSystems.national();
        Rules rules =
                new Rules(
                        deployment,
                        systems,
                        new AddressRules(deployment, List.of(".nhs.uk")),
                        Duration.ofSeconds(5),
                        Rules.Certifying.ADVISED);
        CatalogueWriter writer =
                new CatalogueWriter(
                        new KafkaAccess(
                                Map.of("bootstrap.servers", broker.getBrokersAsString()),
                                format(deployment)));
        writer.open();
        JoinRegister.Kept kept =
                new WriterRegister(
                                writer,
                                new Decide(rules),
                                new ExplainTarget(new Resolver(Policy.defaults()), systems),
                                InstantSource.system())
                        .keep(
                                new Report(
                                        "report-" + deployment,
                                        new Subject(
                                                SERVICE,
                                                address,
                                                deployment,
                                                Subject.Uses.of(Subject.Takes.REFERRALS),
                                                null),
                                        "sam",
                                        Instant.parse("2026-11-01T09:00:00Z"),
                                        List.of(
                                                new Finding(
                                                        Check.ADDRESS, new Verdict.Passed("")))),
                                new JoinRegister.Author("sam", null, "api", null, null));
        writer.close();
        assertThat(kept).isInstanceOf(JoinRegister.Kept.Done.class);
    }
}
