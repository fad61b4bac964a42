package org.barsrouter.catalogue.join;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.barsrouter.catalogue.certify.Evidence;
import org.barsrouter.catalogue.certify.Subject.Takes;
import org.barsrouter.catalogue.certify.Subject.Uses;
import org.barsrouter.catalogue.directory.DirectoryEntry;
import org.barsrouter.catalogue.directory.DirectoryEntry.Status;
import org.barsrouter.catalogue.directory.ServiceDirectory.LookUp;
import org.barsrouter.catalogue.join.JoinRequest.Installation;
import org.barsrouter.catalogue.join.JoinRequest.Plan;
import org.barsrouter.catalogue.join.JoinRequest.Who;
import org.barsrouter.catalogue.targets.AddressRules;
import org.barsrouter.catalogue.targets.Deployment;
import org.barsrouter.catalogue.testkit.Plans;
import org.barsrouter.routing.identifier.IdentifierSystems;
import org.barsrouter.schemas.id.ServiceId;
import org.junit.jupiter.api.Test;

class JoinRulesTest {
    private static final JoinRules RULES =
            new JoinRules(
                    Deployment.INT,
                    new AddressRules(Deployment.INT, List.of(".nhs.uk")),
                    IdentifierSystems.national());

    @Test
    void a_good_request_has_no_problems() {
        JoinRequest good =
                request(Requests.WHO, at("https://bars-int.supplier.thirdparty.nhs.uk/FHIR"));

        assertThat(RULES.problems(good, Requests.NOW)).isEmpty();
    }

    @Test
    void every_problem_is_named_with_its_remedy() {
        JoinRequest bad =
                new JoinRequest(
                        new Who(new ServiceId("https://unknown.example", "1"), "?", " "),
                        new Installation(
                                Deployment.PROD,
                                "https://10.0.0.1/FHIR",
                                "",
                                Uses.of(Takes.REFERRALS)),
                        new Plan(
                                LocalDate.parse("2026-07-10"),
                                LocalDate.parse("2026-07-06"),
                                Instant.parse("2026-06-01T00:00:00Z")),
                        List.of(),
                        Evidence.none());

        assertThat(RULES.problems(bad, Requests.NOW))
                .extracting(problem -> problem.substring(0, problem.indexOf(':')))
                .containsExactly(
                        "service",
                        "ods",
                        "name",
                        "environment",
                        "address",
                        "product",
                        "plan",
                        "plan",
                        "contacts");
    }

    @Test
    void a_dos_service_id_is_digits() {
        JoinRequest request =
                request(
                        new Who(Plans.dos("20000-99901"), "ZED01", "Nowheremouth"),
                        at("https://bars-int.supplier.thirdparty.nhs.uk/FHIR"));

        assertThat(RULES.problems(request, Requests.NOW))
                .containsExactly("service: a DoS service id has 1 to 10 digits and nothing else.");
    }

    @Test
    void the_directory_may_object() {
        assertThat(JoinRules.directory(Requests.WHO, new LookUp.NotThere()))
                .first()
                .asString()
                .contains("is not in the Directory of Services; register it there first");
        assertThat(JoinRules.directory(Requests.WHO, found("ZXX01", Status.CLOSED))).hasSize(2);
        assertThat(JoinRules.directory(Requests.WHO, found("ZED01", Status.OPEN))).isEmpty();
        assertThat(JoinRules.directory(Requests.WHO, new LookUp.Unavailable("It is away.")))
                .containsExactly("directory: It is away.");
    }

    private static LookUp found(String ods, Status status) {
        return new LookUp.Found(
                new DirectoryEntry(Requests.WHO.service(), "Nowheremouth", ods, status));
    }

    private static Installation at(String address) {
        return new Installation(Deployment.INT, address, "Product-A", Uses.of(Takes.REFERRALS));
    }

    private static JoinRequest request(Who who, Installation installation) {
        return new JoinRequest(
                who, installation, Requests.PLAN, Requests.CONTACTS, Evidence.none());
    }
}
