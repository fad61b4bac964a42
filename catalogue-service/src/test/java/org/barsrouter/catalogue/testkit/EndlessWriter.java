package org.barsrouter.catalogue.testkit;

import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.barsrouter.catalogue.app.Caller;
import org.barsrouter.catalogue.app.ChangeCatalogue;
import org.barsrouter.catalogue.app.ChangeOutcome;
import org.barsrouter.catalogue.app.ChangeTerms;
import org.barsrouter.catalogue.app.Commit;
import org.barsrouter.catalogue.app.Submission;
import org.barsrouter.catalogue.app.Submission.Mode;
import org.barsrouter.catalogue.change.Actor;
import org.barsrouter.catalogue.change.VolumeGuard;
import org.barsrouter.catalogue.command.ServiceCommand.GrantManagement;
import org.barsrouter.catalogue.command.ServiceCommand.RegisterService;
import org.barsrouter.catalogue.decide.Decide;
import org.barsrouter.catalogue.decide.Rules;
import org.barsrouter.catalogue.decide.Rules.Certifying;
import org.barsrouter.catalogue.kafka.CatalogueWriter;
import org.barsrouter.catalogue.kafka.KafkaAccess;
import org.barsrouter.catalogue.ownership.Ownership;
import org.barsrouter.catalogue.proposal.Traffic;
import org.barsrouter.catalogue.targets.AddressRules;
import org.barsrouter.catalogue.targets.Deployment;
import org.barsrouter.routing.identifier.IdentifierSystems;
import org.barsrouter.schemas.avro.Environment;
import org.barsrouter.schemas.registry.SchemaRegistries;
import org.barsrouter.schemas.serde.RecordFormat;

/// A writer in a process of its own, to be killed: change-set after change-set, each with two
/// services, and a line for each one that it was told is written.
public final class EndlessWriter {
    private EndlessWriter() {}

    /// Writes until it is killed.
    ///
    /// @param arguments Kafka's address
    public static void main(String[] arguments) {
        CatalogueWriter writer =
                new CatalogueWriter(
                        new KafkaAccess(
                                Map.of("bootstrap.servers", arguments[0]),
                                new RecordFormat(
                                        SchemaRegistries.from(Map.of()), Environment.SANDBOX)));
        writer.open();
        ChangeCatalogue changes = changes(writer);
        for (int i = 0; ; i++) {
            ChangeOutcome outcome = changes.submit(caller("request-" + i), pair(i), Mode.APPLY);
            System.out.println(
                    outcome instanceof ChangeOutcome.Kept ? "written " + i : "not " + outcome);
            System.out.flush();
        }
    }

    /// Two services that come together or not at all.
    public static Submission pair(int i) {
        return Submission.of(
                List.of(
                        new RegisterService(Plans.dos("10" + i), null, "PROV1", false),
                        new RegisterService(Plans.dos("20" + i), null, "PROV1", false),
                        new GrantManagement(Plans.dos("10" + i), "both")),
                "pair " + i);
    }

    public static Caller caller(String requestId) {
        return new Caller(
                new Actor("tester", "endless", null, "X26", null, null),
                "api",
                requestId,
                null,
                "digest of " + requestId);
    }

    public static ChangeCatalogue changes(CatalogueWriter writer) {
        Rules rules =
                new Rules(
                        Deployment.SANDBOX,
                        IdentifierSystems.national(),
                        new AddressRules(Deployment.SANDBOX, List.of(".nhs.uk")),
                        Plans.LEAD,
                        Certifying.ADVISED);
        return new ChangeCatalogue(
                new Commit(writer, Deployment.SANDBOX),
                new ChangeTerms(
                        new Decide(rules),
                        new Ownership(Set.of("X26")),
                        new VolumeGuard(5, 500),
                        ChangeTerms.Approval.NONE,
                        Plans.LEAD),
                Traffic.Source.unknown(),
                InstantSource.system());
    }
}
