package org.barsrouter.routing.egress;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EgressRulesTest {
    private static final EgressRules RULES =
            new EgressRules.Listed(
                    List.of(".nhs.uk", "booking.example.org"),
                    List.of(Network.parse("10.20.0.0/16"), Network.parse("fd12:3456::/32")));
    private static final EgressRules SANDBOX = new EgressRules.Everything();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://a.nhs.uk",
                "https://a.nhs.uk/FHIR/R4",
                "https://A.B.NHS.UK:8443/x",
                "HTTPS://a.nhs.uk/",
                "https://a.nhs.uk:1/",
                "https://a.nhs.uk:65535/",
                "https://booking.example.org/a"
            })
    void may_be_called(String url) {
        assertThat(RULES.address(URI.create(url))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://a.nhs.uk/",
                "ftp://a.nhs.uk/",
                "file:///etc/passwd",
                "jar:https://a.nhs.uk/x!/y",
                "gopher://a.nhs.uk:70/_x",
                "//a.nhs.uk/x",
                "a.nhs.uk",
                "https:a.nhs.uk",
                "https:///a.nhs.uk",
                "https://a.nhs.uk@evil.example/",
                "https://user:pw@a.nhs.uk/",
                "https://evil.example/?x=a.nhs.uk",
                "https://a.nhs.uk/?x=1",
                "https://a.nhs.uk/#evil.example",
                "https://evil.example#.nhs.uk",
                "https://a.nhs.uk.evil.example/",
                "https://nhs.uk/",
                "https://.nhs.uk/",
                "https://evilnhs.uk/",
                "https://a.nhs.uk./",
                "https://a_b.nhs.uk/",
                "https://a.nhs.uk:0/",
                "https://a.nhs.uk:65536/",
                "https://x.booking.example.org/",
                "https://booking.example.org.evil.example/",
                "https://localhost/",
                "https://127.0.0.1/",
                "https://127.1/",
                "https://2130706433/",
                "https://0x7f000001/",
                "https://0177.0.0.1/",
                "https://169.254.169.254/latest/meta-data/",
                "https://[::1]/",
                "https://[::ffff:127.0.0.1]/",
                "https://[fe80::1%25eth0]/",
                "https://metadata.google.internal/",
                "https://a.nhs.uk%2f@evil.example/",
                "https://a.nhs.uk%00.evil.example/",
                "https://a.nhs.uk\\@evil.example/",
                "https://a。nhs。uk/",
                "https://①②⑦.0.0.1/",
                "mailto:a@nhs.uk",
                "ASID:200000000001"
            })
    void may_not_be_called(String url) {
        assertThat(isRefused(url)).as(url).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0.0.0.0",
                "0.1.2.3",
                "10.0.0.1",
                "10.19.255.255",
                "10.21.0.0",
                "100.64.0.1",
                "100.100.100.200",
                "100.127.255.255",
                "127.0.0.1",
                "127.255.255.254",
                "168.63.129.16",
                "169.254.0.1",
                "169.254.169.254",
                "172.16.0.1",
                "172.31.255.255",
                "192.0.0.192",
                "192.168.0.1",
                "198.18.0.1",
                "198.19.255.255",
                "224.0.0.1",
                "239.255.255.250",
                "240.0.0.1",
                "255.255.255.255",
                "::",
                "::1",
                "::127.0.0.1",
                "::ffff:127.0.0.1",
                "::ffff:10.0.0.1",
                "::ffff:0:127.0.0.1",
                "64:ff9b::127.0.0.1",
                "64:ff9b::a9fe:a9fe",
                "64:ff9b:1::1",
                "100::1",
                "2001:0:7f00:1::1",
                "2002:7f00:1::1",
                "2002:a9fe:a9fe::1",
                "fc00::1",
                "fd00:ec2::254",
                "fd12:3457::1",
                "fe80::1",
                "fec0::1",
                "ff02::1"
            })
    void is_an_inner_address(String literal) {
        assertThat(RULES.resolved("a.nhs.uk", List.of(InetAddress.ofLiteral(literal)))).isPresent();
        assertThat(SANDBOX.resolved("a", List.of(InetAddress.ofLiteral(literal)))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1.1.1.1",
                "9.255.255.255",
                "11.0.0.0",
                "10.20.0.1",
                "10.20.255.255",
                "100.63.255.255",
                "100.128.0.0",
                "126.255.255.255",
                "128.0.0.1",
                "169.253.255.255",
                "172.15.255.255",
                "172.32.0.0",
                "192.167.255.255",
                "192.169.0.0",
                "198.17.255.255",
                "198.20.0.0",
                "223.255.255.255",
                "2a00:1450::1",
                "2002:808:808::1",
                "64:ff9b::8.8.8.8",
                "::ffff:8.8.8.8",
                "fd12:3456:1::1"
            })
    void is_outside_or_admitted(String literal) {
        assertThat(RULES.resolved("a.nhs.uk", List.of(InetAddress.ofLiteral(literal)))).isEmpty();
    }

    @Test
    void one_inner_address_among_public_ones_is_enough() {
        assertThat(
                        RULES.resolved(
                                "a.nhs.uk",
                                List.of(
                                        InetAddress.ofLiteral("1.1.1.1"),
                                        InetAddress.ofLiteral("127.0.0.1"))))
                .contains("its host stands for a private, loopback or reserved address");
    }

    @Test
    void the_sandbox_calls_plain_http_on_the_loopback_but_nothing_else_than_http() {
        assertThat(SANDBOX.address(URI.create("http://127.0.0.1:8095/FHIR/R4"))).isEmpty();
        assertThat(SANDBOX.address(URI.create("file:///etc/passwd"))).isPresent();
    }

    @ParameterizedTest
    @CsvSource({
        "10.0.0.0/8, 10.255.0.1, true",
        "10.0.0.0/8, 11.0.0.0, false",
        "10.128.0.0/9, 10.127.0.1, false",
        "192.0.2.17, 192.0.2.17, true",
        "192.0.2.17, 192.0.2.18, false",
        "0.0.0.0/0, 8.8.8.8, true",
        "0.0.0.0/0, ::1, false"
    })
    void a_network_knows_its_addresses(String network, String address, boolean in) {
        assertThat(Network.parse(network).contains(InetAddress.ofLiteral(address))).isEqualTo(in);
    }

    @ParameterizedTest
    @ValueSource(strings = {"10.0.0.0/33", "10.0.0.0/x", "ten", "host.example/8", ""})
    void what_is_no_network_is_refused(String text) {
        assertThatThrownBy(() -> Network.parse(text)).isInstanceOf(IllegalArgumentException.class);
    }

    /// Not even a URL is as good as refused.
    private static boolean isRefused(String url) {
        try {
            return RULES.address(new URI(url)).isPresent();
        } catch (URISyntaxException e) {
            return true;
        }
    }
}
