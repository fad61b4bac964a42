package org.barsrouter.catalogue.join;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.barsrouter.catalogue.certify.Evidence;
import org.barsrouter.catalogue.certify.Subject;
import org.barsrouter.catalogue.targets.Deployment;
import org.barsrouter.schemas.id.ServiceId;

/// What a supplier or service provider asks for. A sender that expects asynchronous responses asks
/// for its own service in the same way: `takes` is then `RESPONSES`.
///
/// @param contacts at least one, best a shared mailbox
public record JoinRequest(
        Who who, Installation installation, Plan plan, List<Contact> contacts, Evidence evidence) {

    public JoinRequest {
        contacts = List.copyOf(contacts);
    }

    /// The service and its provider.
    ///
    /// @param ods code of the organisation that provides it
    /// @param name of the service
    public record Who(ServiceId service, String ods, String name) {}

    /// Where it runs.
    ///
    /// @param address FHIR base URL
    /// @param product as the supplier registered it
    public record Installation(
            Deployment environment, String address, String product, Subject.Uses uses) {}

    /// When what happens.
    ///
    /// @param testsFrom first day of tests
    /// @param testsTo last day of tests
    /// @param liveFrom when messages shall begin to go there
    public record Plan(LocalDate testsFrom, LocalDate testsTo, Instant liveFrom) {}

    /// Whom to ask.
    ///
    /// @param role such as `supplier` or `provider`
    /// @param address a mail address or a telephone number
    public record Contact(String role, String address) {}

    /// Leaves out the contacts.
    @Override
    public String toString() {
        return "JoinRequest[" + who.service() + " at " + installation.address() + "]";
    }
}
