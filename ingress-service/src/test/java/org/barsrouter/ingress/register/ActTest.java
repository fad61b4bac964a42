package org.barsrouter.ingress.register;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Optional;
import org.barsrouter.ingress.client.Client;
import org.barsrouter.ingress.fixture.Registered;
import org.barsrouter.ingress.register.Act.By;
import org.barsrouter.ingress.register.Act.Outcome;
import org.junit.jupiter.api.Test;

class ActTest {
    private static final Instant NOW = Instant.parse("2026-03-01T10:00:00Z");
    private static final By BY = new By("ann", null, "because", NOW);
    private static final Client KNOWN = Registered.client();
    private static final Registration SAME =
            new Registration(KNOWN.owner(), KNOWN.scopes(), KNOWN.keys(), KNOWN.allowance());

    @Test
    void an_application_is_registered_once() {
        Act register = new Act.Register(Registered.ID, SAME, BY);

        assertThat(register.on(Optional.empty()))
                .isInstanceOfSatisfying(
                        Outcome.Next.class,
                        next -> {
                            assertThat(next.client().revision()).isEqualTo(1);
                            assertThat(next.client().change().by()).isEqualTo("ann");
                            assertThat(next.client().change().registeredAt()).isEqualTo(NOW);
                        });
        assertThat(register.on(Optional.of(KNOWN)))
                .isEqualTo(new Outcome.Refused(RegistryRefusal.EXISTS));
    }

    @Test
    void a_registration_is_replaced_only_by_whoever_saw_it() {
        assertThat(new Act.Replace(Registered.ID, 1, SAME, BY).on(Optional.of(KNOWN)))
                .isInstanceOfSatisfying(
                        Outcome.Next.class,
                        next -> {
                            assertThat(next.client().revision()).isEqualTo(2);
                            assertThat(next.client().change().registeredAt())
                                    .isEqualTo(KNOWN.change().registeredAt());
                        });
        assertThat(new Act.Replace(Registered.ID, 7, SAME, BY).on(Optional.of(KNOWN)))
                .isEqualTo(new Outcome.Refused(RegistryRefusal.CHANGED));
        assertThat(new Act.Replace(Registered.ID, 1, SAME, BY).on(Optional.empty()))
                .isEqualTo(new Outcome.Refused(RegistryRefusal.UNKNOWN));
    }

    @Test
    void a_revoked_application_stays_so() {
        assertThat(new Act.Revoke(Registered.ID, BY).on(Optional.of(KNOWN)))
                .isInstanceOfSatisfying(
                        Outcome.Next.class, next -> assertThat(next.client().isActive()).isFalse());
        assertThat(new Act.Revoke(Registered.ID, BY).on(Optional.of(Registered.revoked())))
                .isInstanceOf(Outcome.AsItIs.class);
        assertThat(
                        new Act.Replace(Registered.ID, 2, SAME, BY)
                                .on(Optional.of(Registered.revoked())))
                .isEqualTo(new Outcome.Refused(RegistryRefusal.REVOKED));
        assertThat(new Act.Register(Registered.ID, SAME, BY).on(Optional.of(Registered.revoked())))
                .isEqualTo(new Outcome.Refused(RegistryRefusal.EXISTS));
        assertThat(new Act.Revoke(Registered.ID, BY).on(Optional.empty()))
                .isEqualTo(new Outcome.Refused(RegistryRefusal.UNKNOWN));
    }
}
