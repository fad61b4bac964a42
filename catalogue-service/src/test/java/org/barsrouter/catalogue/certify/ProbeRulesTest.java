package org.barsrouter.catalogue.certify;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.URI;
import java.util.List;
import org.barsrouter.catalogue.certify.ProbeRules.Judged;
import org.barsrouter.catalogue.targets.AddressRules;
import org.barsrouter.catalogue.targets.Deployment;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProbeRulesTest {
    private static final ProbeRules INT = rules(Deployment.INT);
    private static final ProbeRules SANDBOX = rules(Deployment.SANDBOX);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "127.0.0.1",
                "10.1.2.3",
                "172.16.0.1",
                "192.168.1.1",
                "169.254.169.254",
                "100.64.0.1",
                "0.0.0.0",
                "224.0.0.1",
                "255.255.255.255",
                "::1",
                "fe80::1",
                "fd00::1",
                "::ffff:10.0.0.1",
                "64:ff9b::a9fe:a9fe",
                "2002:7f00:1::"
            })
    void a_name_that_leads_into_our_own_network_is_not_called(String address) {
        List<InetAddress> found = List.of(InetAddress.ofLiteral(address));

        assertThat(INT.resolved("receiver.nhs.uk", found))
                .hasValueSatisfying(
                        why -> assertThat(why.what()).contains("private or loopback address"));
        assertThat(SANDBOX.resolved("receiver.nhs.uk", found)).isEmpty();
    }

    @Test
    void one_private_address_among_public_ones_is_enough() {
        assertThat(
                        INT.resolved(
                                "receiver.nhs.uk",
                                List.of(
                                        InetAddress.ofLiteral("203.0.113.7"),
                                        InetAddress.ofLiteral("10.0.0.1"))))
                .isPresent();
    }

    @ParameterizedTest
    @ValueSource(strings = {"203.0.113.7", "2001:db8::1", "64:ff9b::cb00:7107"})
    void a_public_address_is_called(String address) {
        assertThat(INT.resolved("receiver.nhs.uk", List.of(InetAddress.ofLiteral(address))))
                .isEmpty();
    }

    @Test
    void only_names_under_an_allowed_suffix_are_looked_up() {
        assertThat(INT.name("bars-int-rx809.supplier.thirdparty.NHS.UK")).isEmpty();
        assertThat(INT.name("evil-nhs.uk.example.org")).isPresent();
        assertThat(INT.name("evilnhs.uk")).isPresent();
        assertThat(SANDBOX.name("localhost")).isEmpty();
    }

    @Test
    void the_routers_own_address_is_refused() {
        assertThat(SANDBOX.address("http://127.0.0.1:8080/booking-and-referral/FHIR/R4"))
                .isInstanceOf(Judged.Refused.class);
        assertThat(SANDBOX.address("http://127.0.0.1:8090/FHIR/R4"))
                .isInstanceOf(Judged.Allowed.class);
    }

    @Test
    void an_address_against_the_rules_is_refused_with_rule_and_remedy() {
        assertThat(INT.address("http://receiver.nhs.uk/FHIR"))
                .isEqualTo(
                        new Judged.Refused(
                                new Verdict.Failed(
                                        "receiver.nhs.uk: http is allowed in the sandbox only. (U4)",
                                        "Give the https address.")));
    }

    private static ProbeRules rules(Deployment deployment) {
        return new ProbeRules(
                deployment,
                new AddressRules(deployment, List.of(".nhs.uk")),
                List.of(".nhs.uk"),
                List.of(URI.create("http://127.0.0.1:8080")));
    }
}
