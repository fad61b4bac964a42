package org.barsrouter.ingress.register;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.barsrouter.ingress.client.Allowance;
import org.barsrouter.ingress.client.KeyLocation;
import org.barsrouter.ingress.client.Scope;
import org.barsrouter.ingress.fixture.Signed;
import org.barsrouter.ingress.token.Judged;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RegistrationReaderTest {
    private static final String KEYS = Signed.publicSet(Signed.KEY).toString(true);

    private final RegistrationReader reader =
            new RegistrationReader(
                    RegistrationReader.Keys.NEEDED, RegistrationReader.Addresses.HTTPS_ONLY);

    @Test
    void little_is_enough() {
        assertThat(read("{\"name\":\"A\",\"organisation\":\"x26\",\"jwks\":" + KEYS + "}"))
                .isInstanceOfSatisfying(
                        Judged.Good.class,
                        good -> {
                            Registration registration = (Registration) good.value();
                            assertThat(registration.owner().odsCode()).isEqualTo("X26");
                            assertThat(registration.scopes())
                                    .containsExactly(Scope.BOOKING_AND_REFERRAL);
                            assertThat(registration.allowance())
                                    .isEqualTo(new Allowance(100, null));
                            assertThat(registration.keys()).isEqualTo(new KeyLocation.Here(KEYS));
                        });
    }

    @Test
    void everything_can_be_said() {
        assertThat(
                        read(
                                """
                                {"name":"A","organisation":"X26","product":"p","scopes":["bars.read"],
                                 "jwksUrl":"https://keys.example/jwks","ratePerSecond":5,
                                 "dailyQuota":1000,"reason":"new"}\
                                """))
                .isInstanceOfSatisfying(
                        Judged.Good.class,
                        good -> {
                            Registration registration = (Registration) good.value();
                            assertThat(registration.scopes()).isEqualTo(Set.of(Scope.READ));
                            assertThat(registration.allowance()).isEqualTo(new Allowance(5, 1000L));
                            assertThat(registration.keys()).isInstanceOf(KeyLocation.At.class);
                        });
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '"',
            value = {
                "'name':'','organisation':'X26','jwksUrl':'https://a'; name",
                "'organisation':'X26','jwksUrl':'https://a'; name",
                "'name':'A','jwksUrl':'https://a'; organisation",
                "'name':'A','organisation':'X 26','jwksUrl':'https://a'; organisation",
                "'name':'A','organisation':'X26'; jwks",
                "'name':'A','organisation':'X26','jwks':{},'jwksUrl':'https://a'; jwks",
                "'name':'A','organisation':'X26','jwks':{'keys':[]}; keys",
                "'name':'A','organisation':'X26','jwks':'nonsense'; key set",
                "'name':'A','organisation':'X26','jwksUrl':'http://a'; https",
                "'name':'A','organisation':'X26','jwksUrl':'https://u@a'; https",
                "'name':'A','organisation':'X26','jwksUrl':'file:///etc/passwd'; https",
                "'name':'A','organisation':'X26','jwksUrl':'a b'; jwksUrl",
                "'name':'A','organisation':'X26','jwksUrl':'https://a','scopes':['all']; scopes",
                "'name':'A','organisation':'X26','jwksUrl':'https://a','scopes':[]; scopes",
                "'name':'A','organisation':'X26','jwksUrl':'https://a','ratePerSecond':0; ratePerSecond",
                "'name':'A','organisation':'X26','jwksUrl':'https://a','ratePerSecond':1.5; ratePerSecond",
                "'name':'A','organisation':'X26','jwksUrl':'https://a','dailyQuota':0; dailyQuota",
                "'name':'A','organisation':'X26','jwksUrl':'https://a','qouta':1; qouta"
            })
    void names_the_field_that_is_wrong(String fields, String named) {
        assertThat(read("{" + fields.replace('\'', '"') + "}"))
                .isInstanceOfSatisfying(
                        Judged.Faulty.class, faulty -> assertThat(faulty.why()).contains(named));
    }

    @Test
    void a_private_key_is_sent_back_unseen() {
        String secret = new com.nimbusds.jose.jwk.JWKSet(Signed.KEY).toString(false);

        assertThat(read("{\"name\":\"A\",\"organisation\":\"X26\",\"jwks\":" + secret + "}"))
                .isInstanceOfSatisfying(
                        Judged.Faulty.class,
                        faulty ->
                                assertThat(faulty.why())
                                        .contains("private")
                                        .doesNotContain(Signed.KEY.getModulus().toString()));
    }

    @Test
    void a_short_key_is_refused() {
        String weak = Signed.publicSet(Signed.rsa("weak", 1024)).toString(true);

        assertThat(read("{\"name\":\"A\",\"organisation\":\"X26\",\"jwks\":" + weak + "}"))
                .isInstanceOfSatisfying(
                        Judged.Faulty.class, faulty -> assertThat(faulty.why()).contains("2048"));
    }

    @Test
    void keys_have_no_use_where_an_issuer_knows_them() {
        RegistrationReader external =
                new RegistrationReader(
                        RegistrationReader.Keys.UNUSED, RegistrationReader.Addresses.HTTPS_ONLY);

        assertThat(
                        RegistrationReader.json("{\"name\":\"A\",\"organisation\":\"X26\"}")
                                .then(external::read))
                .isInstanceOf(Judged.Good.class);
        assertThat(
                        RegistrationReader.json(
                                        "{\"name\":\"A\",\"organisation\":\"X26\",\"jwksUrl\":\"https://a\"}")
                                .then(external::read))
                .isInstanceOf(Judged.Faulty.class);
    }

    private Judged<Registration> read(String json) {
        return RegistrationReader.json(json).then(reader::read);
    }
}
