package org.barsrouter.catalogue.join;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.barsrouter.catalogue.directory.DirectoryEntry;
import org.barsrouter.catalogue.directory.ServiceDirectory.LookUp;
import org.barsrouter.catalogue.targets.AddressRules;
import org.barsrouter.catalogue.targets.Deployment;
import org.barsrouter.catalogue.targets.Finding.Severity;
import org.barsrouter.routing.identifier.IdentifierSystems;

/// What a request must keep before anything is called. Each sentence names what is wrong and how to
/// mend it.
///
/// @param addresses rules U1 to U4
public record JoinRules(Deployment deployment, AddressRules addresses, IdentifierSystems systems) {

    /// What is wrong with a request; empty when it may be taken.
    public List<String> problems(JoinRequest request, Instant now) {
        List<String> problems = new ArrayList<>();
        who(request.who(), problems);
        installation(request.installation(), problems);
        plan(request.plan(), now, problems);
        boolean bare =
                request.contacts().isEmpty()
                        || request.contacts().stream()
                                .anyMatch(c -> c.role().isBlank() || c.address().isBlank());
        if (bare) {
            problems.add(
                    "contacts: give at least one, each with a role and a mail address or telephone number.");
        }
        return problems;
    }

    private void who(JoinRequest.Who who, List<String> problems) {
        if (!systems.knows(who.service().system())) {
            problems.add(
                    "service: the identifier system “%s” is not registered here; a DoS service id is written %s|2000099999."
                            .formatted(who.service().system(), IdentifierSystems.DOS_SERVICE_ID));
        } else if (who.service().system().equals(IdentifierSystems.DOS_SERVICE_ID)
                && !who.service().value().matches("[0-9]{1,10}")) {
            problems.add("service: a DoS service id has 1 to 10 digits and nothing else.");
        }
        if (!who.ods().matches("[A-Z0-9]{3,12}")) {
            problems.add("ods: give the provider's ODS code, such as RX809.");
        }
        if (who.name().isBlank() || who.name().length() > 100) {
            problems.add("name: give the service's name, at most 100 characters.");
        }
    }

    private void installation(JoinRequest.Installation installation, List<String> problems) {
        if (installation.environment() != deployment) {
            problems.add(
                    "environment: this is %s, the request is for %s; send it there."
                            .formatted(deployment, installation.environment()));
        }
        addresses.judge(installation.address()).remarks().stream()
                .filter(remark -> remark.severity() == Severity.ERROR)
                .forEach(remark ->
                        problems.add(
                                "address: %s %s (%s)"
                                        .formatted(remark.what(), remark.remedy(), remark.rule())));
        if (installation.product().isBlank() || installation.product().length() > 256) {
            problems.add("product: give the product id, at most 256 characters.");
        }
    }

    private static void plan(JoinRequest.Plan plan, Instant now, List<String> problems) {
        if (plan.testsTo().isBefore(plan.testsFrom())) {
            problems.add("plan: the tests end before they begin; exchange the dates.");
        }
        if (plan.liveFrom().isBefore(now)) {
            problems.add(
                    "plan: liveFrom is past; give an instant to come, such as 2026-12-01T08:00:00Z.");
        }
    }

    /// What the directory says against a request; empty when the service is there and open.
    public static List<String> directory(JoinRequest.Who who, LookUp found) {
        return switch (found) {
            case LookUp.Unavailable(String why) -> List.of("directory: " + why);
            case LookUp.NotThere _ ->
                    List.of(
                            "directory: %s is not in the Directory of Services; register it there first, or correct the id."
                                    .formatted(who.service()));
            case LookUp.Found(DirectoryEntry entry) -> differences(who, entry);
        };
    }

    private static List<String> differences(JoinRequest.Who who, DirectoryEntry entry) {
        List<String> problems = new ArrayList<>();
        if (entry.status() == DirectoryEntry.Status.CLOSED) {
            problems.add(
                    "directory: %s is closed in the Directory of Services; have it opened first."
                            .formatted(who.service()));
        }
        if (entry.ods() != null && !entry.ods().equals(who.ods())) {
            problems.add(
                    "directory: the directory has the provider %s, the request %s; correct one of them."
                            .formatted(entry.ods(), who.ods()));
        }
        return problems;
    }
}
