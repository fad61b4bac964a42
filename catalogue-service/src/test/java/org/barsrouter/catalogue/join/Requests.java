package org.barsrouter.catalogue.join;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.barsrouter.catalogue.certify.Evidence;
import org.barsrouter.catalogue.certify.Subject;
import org.barsrouter.catalogue.certify.Subject.Takes;
import org.barsrouter.catalogue.certify.Subject.Uses;
import org.barsrouter.catalogue.join.JoinRequest.Contact;
import org.barsrouter.catalogue.join.JoinRequest.Installation;
import org.barsrouter.catalogue.join.JoinRequest.Plan;
import org.barsrouter.catalogue.join.JoinRequest.Who;
import org.barsrouter.catalogue.targets.Deployment;
import org.barsrouter.catalogue.testkit.Plans;

/// Requests as tests make them.
final class Requests {
    static final Instant NOW = Instant.parse("2026-07-01T09:00:00Z");
    static final Who WHO = new Who(Plans.dos("2000099901"), "ZED01", "Nowheremouth");
    static final Plan PLAN =
            new Plan(
                    LocalDate.parse("2026-07-06"),
                    LocalDate.parse("2026-07-10"),
                    Instant.parse("2026-07-20T08:00:00Z"));
    static final List<Contact> CONTACTS = List.of(new Contact("supplier", "bars@supplier.example"));

    private Requests() {}

    static JoinRequest in(Deployment deployment) {
        return new JoinRequest(
                WHO,
                new Installation(
                        deployment,
                        "http://127.0.0.1:8090/FHIR/R4",
                        "Product-A",
                        Uses.of(Takes.REFERRALS)),
                PLAN,
                CONTACTS,
                Evidence.none());
    }

    static Subject subject() {
        return new Subject(
                WHO.service(),
                "http://127.0.0.1:8090/FHIR/R4",
                Deployment.SANDBOX,
                Uses.of(Takes.REFERRALS),
                null);
    }
}
