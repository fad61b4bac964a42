package org.barsrouter.ingress.kafka;

import java.net.URI;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.barsrouter.ingress.client.Allowance;
import org.barsrouter.ingress.client.Client;
import org.barsrouter.ingress.client.ClientId;
import org.barsrouter.ingress.client.KeyLocation;
import org.barsrouter.ingress.client.Scope;
import org.barsrouter.schemas.avro.ClientApplication;
import org.barsrouter.schemas.avro.Environment;
import org.barsrouter.schemas.serde.Decoded;
import org.jspecify.annotations.Nullable;

/// Registered applications as records of `bars.clients`.
final class ClientRecords {
    private ClientRecords() {}

    static ClientApplication write(Client client, Environment environment) {
        return ClientApplication.newBuilder()
                .setEnvironment(environment)
                .setClientId(client.id().value())
                .setRevision(client.revision())
                .setState(client.state().name())
                .setName(client.owner().name())
                .setOdsCode(client.owner().odsCode())
                .setProduct(client.owner().product())
                .setScopes(client.scopes().stream().sorted().map(Scope::text).toList())
                .setJwks(client.keys() instanceof KeyLocation.Here(String jwks) ? jwks : null)
                .setJwksUrl(
                        client.keys() instanceof KeyLocation.At(URI url) ? url.toString() : null)
                .setRatePerSecond(client.allowance().perSecond())
                .setDailyQuota(client.allowance().perDay())
                .setRegisteredAt(client.change().registeredAt())
                .setChangedAt(client.change().at())
                .setChangedBy(client.change().by())
                .setReason(client.change().reason())
                .build();
    }

    /// Empty for a record that no version of this service wrote.
    static Optional<Client> read(Decoded<ClientApplication> record) {
        try {
            return record instanceof Decoded.Readable<ClientApplication>(ClientApplication written)
                    ? Optional.of(read(written))
                    : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static Client read(ClientApplication written) {
        Set<Scope> scopes = EnumSet.noneOf(Scope.class);
        written.getScopes().forEach(text -> Scope.of(text).ifPresent(scopes::add));
        return new Client(
                new ClientId(written.getClientId()),
                written.getRevision(),
                Client.State.valueOf(written.getState()),
                new Client.Owner(written.getName(), written.getOdsCode(), written.getProduct()),
                scopes,
                keys(written.getJwks(), written.getJwksUrl()),
                new Allowance(written.getRatePerSecond(), written.getDailyQuota()),
                new Client.Change(
                        written.getRegisteredAt(),
                        written.getChangedAt(),
                        written.getChangedBy(),
                        written.getReason()));
    }

    private static KeyLocation keys(@Nullable String jwks, @Nullable String url) {
        if (jwks != null) {
            return new KeyLocation.Here(jwks);
        }
        return url == null ? new KeyLocation.Elsewhere() : new KeyLocation.At(URI.create(url));
    }
}
