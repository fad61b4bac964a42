package org.barsrouter.ingress.register;

import com.nimbusds.jose.util.JSONObjectUtils;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.barsrouter.ingress.client.Client;
import org.barsrouter.ingress.client.KeyLocation;
import org.barsrouter.ingress.client.Scope;

/// Registered applications as operators see them.
public final class ClientJson {
    private ClientJson() {}

    public static String list(List<Client> clients) {
        return JSONObjectUtils.toJSONString(
                Map.of("clients", clients.stream().map(ClientJson::map).toList()));
    }

    public static String one(Client client) {
        return JSONObjectUtils.toJSONString(map(client));
    }

    private static Map<String, Object> map(Client client) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("clientId", client.id().value());
        json.put("revision", client.revision());
        json.put("state", client.state().name());
        json.put("name", client.owner().name());
        json.put("organisation", client.owner().odsCode());
        json.put("product", client.owner().product());
        json.put("scopes", client.scopes().stream().sorted().map(Scope::text).toList());
        switch (client.keys()) {
            case KeyLocation.Here(String jwks) -> json.put("jwks", jwks);
            case KeyLocation.At(var url) -> json.put("jwksUrl", url.toString());
            case KeyLocation.Elsewhere _ -> json.put("keys", "external issuer");
        }
        json.put("ratePerSecond", client.allowance().perSecond());
        json.put("dailyQuota", client.allowance().perDay());
        json.put("registeredAt", client.change().registeredAt().toString());
        json.put("changedAt", client.change().at().toString());
        json.put("changedBy", client.change().by());
        json.put("reason", client.change().reason());
        return json;
    }
}
