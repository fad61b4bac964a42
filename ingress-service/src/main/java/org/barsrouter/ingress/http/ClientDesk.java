package org.barsrouter.ingress.http;

import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.barsrouter.ingress.client.Client;
import org.barsrouter.ingress.client.ClientId;
import org.barsrouter.ingress.http.AdminPort.AdminAnswer;
import org.barsrouter.ingress.http.AdminPort.AdminCall;
import org.barsrouter.ingress.kafka.ClientLog;
import org.barsrouter.ingress.kafka.ClientTable;
import org.barsrouter.ingress.register.Act;
import org.barsrouter.ingress.register.ClientJson;
import org.barsrouter.ingress.register.Registration;
import org.barsrouter.ingress.register.RegistrationReader;
import org.barsrouter.ingress.register.RegistryRefusal;
import org.barsrouter.ingress.token.Judged;

/// The registry of applications over HTTP: `GET` and `PUT /clients/v1/{id}`, `POST
/// /clients/v1/{id}/revoke`, `GET /clients/v1`. The entity tag is the revision.
public final class ClientDesk {
    private static final String ROOT = "/clients/v1";
    private static final int LONGEST_REASON = 500;
    private static final int LONGEST_ACTOR = 128;

    private final ClientTable table;
    private final ClientLog log;
    private final RegistrationReader reader;
    private final InstantSource clock;

    public ClientDesk(
            ClientTable table, ClientLog log, RegistrationReader reader, InstantSource clock) {
        this.table = table;
        this.log = log;
        this.reader = reader;
        this.clock = clock;
    }

    AdminAnswer answer(AdminCall call) {
        if (call.path().equals(ROOT)) {
            return call.method().equals("GET")
                    ? new AdminAnswer(200, ClientJson.list(table.all()), Optional.empty())
                    : refused(RegistryRefusal.METHOD);
        }
        String[] parts = call.path().split("/", -1);
        if (!call.path().startsWith(ROOT + "/") || parts.length > 5) {
            return refused(RegistryRefusal.NOT_FOUND);
        }
        return ClientId.of(parts[3])
                .map(id -> parts.length == 4 ? one(call, id) : act(call, id, parts[4]))
                .orElseGet(() ->
                        AdminPort.refused(
                                RegistryRefusal.UNREADABLE,
                                "A client id has 1 to 64 letters, digits, dots, hyphens and underscores."));
    }

    private AdminAnswer one(AdminCall call, ClientId id) {
        return switch (call.method()) {
            case "GET" ->
                    table.find(id)
                            .map(client -> shown(200, client))
                            .orElseGet(() -> refused(RegistryRefusal.UNKNOWN));
            case "PUT" -> put(call, id);
            default -> refused(RegistryRefusal.METHOD);
        };
    }

    private AdminAnswer act(AdminCall call, ClientId id, String word) {
        if (!word.equals("revoke")) {
            return refused(RegistryRefusal.NOT_FOUND);
        }
        if (!call.method().equals("POST")) {
            return refused(RegistryRefusal.METHOD);
        }
        return with(
                call,
                json ->
                        reason(json).isEmpty()
                                ? refused(RegistryRefusal.REASON_MISSING)
                                : carriedOut(new Act.Revoke(id, by(call, json))));
    }

    private AdminAnswer put(AdminCall call, ClientId id) {
        return with(
                call,
                json ->
                        switch (reader.read(json)) {
                            case Judged.Good<Registration>(Registration registration) ->
                                    put(call, id, new Asked(registration, by(call, json)));
                            case Judged.Faulty<Registration>(String why) ->
                                    AdminPort.refused(RegistryRefusal.UNREADABLE, why);
                            case Judged.Unknown<Registration> _ ->
                                    refused(RegistryRefusal.UNREADABLE);
                        });
    }

    /// A registration and who asks for it.
    private record Asked(Registration registration, Act.By by) {}

    private AdminAnswer put(AdminCall call, ClientId id, Asked asked) {
        if (call.ifMatch().isEmpty()) {
            return carriedOut(new Act.Register(id, asked.registration(), asked.by()));
        }
        String tag = call.ifMatch().get().replace("\"", "");
        return tag.matches("[0-9]{1,9}")
                ? carriedOut(
                        new Act.Replace(
                                id, Integer.parseInt(tag), asked.registration(), asked.by()))
                : refused(RegistryRefusal.CHANGED);
    }

    private AdminAnswer carriedOut(Act act) {
        return switch (log.carryOut(act)) {
            case Act.Outcome.Next(Client client) ->
                    shown(client.revision() == 1 ? 201 : 200, client);
            case Act.Outcome.AsItIs(Client client) -> shown(200, client);
            case Act.Outcome.Refused(RegistryRefusal refusal) -> refused(refusal);
        };
    }

    private static AdminAnswer with(
            AdminCall call, Function<Map<String, Object>, AdminAnswer> next) {
        return switch (RegistrationReader.json(call.body())) {
            case Judged.Good<Map<String, Object>>(Map<String, Object> json) -> next.apply(json);
            case Judged.Faulty<Map<String, Object>>(String why) ->
                    AdminPort.refused(RegistryRefusal.UNREADABLE, why);
            case Judged.Unknown<Map<String, Object>> _ -> refused(RegistryRefusal.UNREADABLE);
        };
    }

    private Act.By by(AdminCall call, Map<String, Object> json) {
        return new Act.By(
                shortened(call.who().user().orElse("operator")),
                call.who().role().map(ClientDesk::shortened).orElse(null),
                reason(json).orElse(null),
                clock.instant());
    }

    private static String shortened(String name) {
        return name.substring(0, Math.min(name.length(), LONGEST_ACTOR));
    }

    private static Optional<String> reason(Map<String, Object> json) {
        return json.get("reason") instanceof String text && !text.isBlank()
                ? Optional.of(
                        text.strip().substring(0, Math.min(text.strip().length(), LONGEST_REASON)))
                : Optional.empty();
    }

    private static AdminAnswer shown(int status, Client client) {
        return new AdminAnswer(
                status, ClientJson.one(client), Optional.of("\"" + client.revision() + "\""));
    }

    private static AdminAnswer refused(RegistryRefusal refusal) {
        return AdminPort.refused(refusal, refusal.text());
    }
}
