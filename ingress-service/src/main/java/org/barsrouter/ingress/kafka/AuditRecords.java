package org.barsrouter.ingress.kafka;

import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.barsrouter.ingress.client.Client;
import org.barsrouter.ingress.register.Act;
import org.barsrouter.ingress.register.Act.Outcome;
import org.barsrouter.ingress.register.RegistryRefusal;
import org.barsrouter.schemas.avro.AuditEntry;
import org.barsrouter.schemas.avro.Environment;
import org.barsrouter.schemas.topic.Topics;

/// Acts on the registry as records of `bars.audit`.
final class AuditRecords {
    private AuditRecords() {}

    static ProducerRecord<String, SpecificRecord> write(
            Act act, Outcome outcome, Environment environment) {
        return Topics.AUDIT.record(
                act.by().actor(),
                AuditEntry.newBuilder()
                        .setEnvironment(environment)
                        .setActor(act.by().actor())
                        .setRole(act.by().role())
                        .setAction(action(act))
                        .setSubject(act.id().value())
                        .setReason(act.by().reason())
                        .setResult(result(outcome))
                        .setAt(act.by().at())
                        .build());
    }

    private static String action(Act act) {
        return switch (act) {
            case Act.Register _ -> "CLIENT_REGISTER";
            case Act.Replace _ -> "CLIENT_REPLACE";
            case Act.Revoke _ -> "CLIENT_REVOKE";
        };
    }

    private static String result(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Next(Client client) -> "REVISION " + client.revision();
            case Outcome.AsItIs _ -> "AS_IT_IS";
            case Outcome.Refused(RegistryRefusal refusal) -> refusal.code();
        };
    }
}
