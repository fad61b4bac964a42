package org.barsrouter.ingress.app;

import com.nimbusds.jose.JWSAlgorithm;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.barsrouter.deployment.config.BarsProperties;
import org.barsrouter.ingress.admission.ByToken;
import org.barsrouter.ingress.client.Allowance;
import org.barsrouter.ingress.config.AuthProperties;
import org.barsrouter.ingress.config.AuthProperties.Mode;
import org.barsrouter.ingress.config.IngressProperties;
import org.barsrouter.ingress.grant.AssertionRules;
import org.barsrouter.ingress.grant.SigningKeys;
import org.barsrouter.ingress.grant.TokenDesk;
import org.barsrouter.ingress.grant.TokenMint;
import org.barsrouter.ingress.http.AdminPort;
import org.barsrouter.ingress.http.ClientDesk;
import org.barsrouter.ingress.http.ClientKeySets;
import org.barsrouter.ingress.http.TokenServlet;
import org.barsrouter.ingress.kafka.ClientLog;
import org.barsrouter.ingress.kafka.ClientTable;
import org.barsrouter.ingress.kafka.KafkaAccess;
import org.barsrouter.ingress.register.RegistrationReader;
import org.barsrouter.ingress.store.KeyFile;
import org.barsrouter.ingress.store.PublicKeyFile;
import org.barsrouter.ingress.token.AccessTokenRules;
import org.barsrouter.ingress.token.AccessTokenRules.Issuer;
import org.barsrouter.ingress.token.KeyFinder;
import org.barsrouter.schemas.avro.Environment;
import org.barsrouter.schemas.cluster.ClusterContract;
import org.barsrouter.schemas.topic.Topics;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.web.servlet.ServletContextInitializer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// Who is let in, by the mode that is set: nobody is asked, our own tokens, or an issuer's.
@Configuration(proxyBeanMethods = false)
class AuthBeans {
    private static final Duration LOAD_LIMIT = Duration.ofSeconds(60);

    /// What every part needs.
    private record Ground(
            AuthProperties settings,
            IngressProperties ingress,
            Environment environment,
            InstantSource clock,
            Deque<Runnable> endings) {

        /// What begins later ends earlier.
        <T> T keep(T part, Consumer<T> end) {
            endings.push(() -> end.accept(part));
            return part;
        }
    }

    @Bean(destroyMethod = "close")
    Authentication authentication(
            IngressProperties ingress, BarsProperties bars, KafkaAccess kafka, InstantSource clock)
            throws InterruptedException {
        Ground ground =
                new Ground(
                        ingress.auth(),
                        ingress,
                        kafka.format().environment(),
                        clock,
                        new ArrayDeque<>());
        return switch (mode(ground)) {
            case OFF -> Authentication.off();
            case OWN -> own(ground, clients(ground, bars, kafka), new ClientLog(kafka));
            case EXTERNAL -> external(ground, clients(ground, bars, kafka), new ClientLog(kafka));
        };
    }

    /// Outside the sandbox nobody is let in by forgetting a key.
    private static Mode mode(Ground ground) {
        Mode mode = ground.settings().mode();
        if (mode == null && ground.environment() != Environment.SANDBOX) {
            throw new IllegalArgumentException(
                    "ingress.auth.mode must be set in "
                            + ground.environment()
                            + ": own or external, or off behind a gateway that checks tokens");
        }
        return mode == null ? Mode.OFF : mode;
    }

    private static ClientTable clients(Ground ground, BarsProperties bars, KafkaAccess kafka)
            throws InterruptedException {
        new ClusterContract(bars.connection(), kafka.format())
                .check(List.of(Topics.CLIENTS, Topics.AUDIT));
        ClientTable clients = ground.keep(ClientTable.follow(kafka), ClientTable::close);
        if (!clients.awaitLoaded(LOAD_LIMIT)) {
            clients.close();
            throw new IllegalStateException(
                    "the registered applications were not loaded from "
                            + Topics.CLIENTS
                            + " within "
                            + LOAD_LIMIT.toSeconds()
                            + " s: see the log for what Kafka says");
        }
        return clients;
    }

    private static Authentication own(Ground ground, ClientTable clients, ClientLog log) {
        AuthProperties.Own own = ground.settings().own();
        Path file = Objects.requireNonNull(own.keyFile());
        SigningKeys keys =
                ground.environment() == Environment.SANDBOX
                        ? KeyFile.openOrCreate(file)
                        : KeyFile.open(file);
        String tokenUrl = String.valueOf(own.tokenUrl());
        Issuer issuer =
                new Issuer(
                        tokenUrl,
                        "urn:bars-router:" + ground.environment(),
                        Set.of(TokenMint.ALGORITHM));
        TokenDesk desk =
                new TokenDesk(
                        new AssertionRules(
                                tokenUrl,
                                clients,
                                ground.keep(
                                        new ClientKeySets(ground.clock()), ClientKeySets::close)),
                        new TokenMint(issuer, ground.environment().name(), own.lifetime()),
                        keys,
                        new Allowance(ground.settings().verificationsPerSecond(), null),
                        UUID::randomUUID);
        TokenServlet servlet =
                new TokenServlet(
                        desk,
                        keys,
                        ground.clock(),
                        ground.ingress().dialect(),
                        ground.ingress().patience().body());
        return new Authentication(
                admission(ground, new AccessTokenRules(issuer, keys), clients),
                Optional.of(servlet),
                Optional.of(
                        admin(ground, new Registry(clients, log), RegistrationReader.Keys.NEEDED)),
                ground.endings());
    }

    private static Authentication external(Ground ground, ClientTable clients, ClientLog log) {
        AuthProperties.External external = ground.settings().external();
        Issuer issuer =
                new Issuer(
                        Objects.requireNonNull(external.issuer()),
                        Objects.requireNonNull(external.audience()),
                        external.algorithms().stream()
                                .map(JWSAlgorithm::parse)
                                .collect(Collectors.toSet()));
        return new Authentication(
                admission(ground, new AccessTokenRules(issuer, keys(ground)), clients),
                Optional.empty(),
                Optional.of(
                        admin(ground, new Registry(clients, log), RegistrationReader.Keys.UNUSED)),
                ground.endings());
    }

    private static KeyFinder keys(Ground ground) {
        URI address = ground.settings().external().address();
        if (address == null) {
            return new PublicKeyFile(
                    Path.of(Objects.requireNonNull(ground.settings().external().jwks())));
        }
        if (!"https".equals(address.getScheme()) && ground.environment() != Environment.SANDBOX) {
            throw new IllegalArgumentException(
                    "ingress.auth.external.jwks must be an https address outside the sandbox");
        }
        return ground.keep(new ClientKeySets(ground.clock()), ClientKeySets::close).at(address);
    }

    private static ByToken admission(Ground ground, AccessTokenRules rules, ClientTable clients) {
        AuthProperties settings = ground.settings();
        return new ByToken(
                rules,
                clients,
                new ByToken.Settings(
                        settings.anonymous(),
                        settings.verificationsPerSecond(),
                        settings.instances()));
    }

    /// The applications, read and written.
    private record Registry(ClientTable clients, ClientLog log) {}

    private static AdminPort admin(Ground ground, Registry registry, RegistrationReader.Keys keys) {
        RegistrationReader reader =
                new RegistrationReader(
                        keys,
                        ground.environment() == Environment.SANDBOX
                                ? RegistrationReader.Addresses.ANY_HTTP
                                : RegistrationReader.Addresses.HTTPS_ONLY);
        return ground.keep(
                AdminPort.open(
                        ground.ingress().admin().socket(),
                        new ClientDesk(registry.clients(), registry.log(), reader, ground.clock()),
                        Optional.ofNullable(ground.ingress().admin().secret())),
                AdminPort::close);
    }

    /// Absent with authentication off. The bean above closes it.
    @Bean(destroyMethod = "")
    @Nullable AdminPort adminPort(Authentication authentication) {
        return authentication.admin().orElse(null);
    }

    /// Beside the BaRS API, where OAuth clients look for it.
    @Bean
    ServletContextInitializer tokenEndpoint(Authentication authentication) {
        return context ->
                authentication
                        .tokens()
                        .ifPresent(servlet ->
                                context.addServlet("tokenEndpoint", servlet)
                                        .addMapping(
                                                TokenServlet.TOKEN_PATH, TokenServlet.KEYS_PATH));
    }
}
