package org.barsrouter.delivery.tls.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.AlgorithmParameters;
import java.util.ArrayList;
import java.util.List;
import javax.crypto.Cipher;
import javax.crypto.EncryptedPrivateKeyInfo;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;
import org.barsrouter.delivery.receiver.Tls;
import org.barsrouter.sandbox.partner.tls.Authority;
import org.barsrouter.sandbox.partner.tls.Identity;
import org.barsrouter.sandbox.partner.tls.Pem;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TlsWatchTest {
    private static final Authority ROOT = Tls.authority("Root");
    private static final Identity FIRST = ROOT.issue(Tls.LONG, "first.example.org");
    private static final Identity SECOND = ROOT.issue(Tls.LONG, "second.example.org");
    private static final String PASSWORD = "open sesame";

    private final List<String> taken = new ArrayList<>();
    private final List<String> refused = new ArrayList<>();

    @TempDir private Path folder;
    private TlsFiles files;
    private TlsWatch watch;

    @BeforeEach
    void starts() {
        files = Tls.files(folder, FIRST, ROOT.root());
        watch = new TlsWatch(files, next -> taken.add(subject(next)), refused::add);
    }

    @Test
    void what_does_not_change_is_not_taken_again() {
        watch.look();
        watch.look();

        assertThat(taken).isEmpty();
    }

    @Test
    void a_change_is_taken_once_it_stands_still() {
        Tls.write(folder, SECOND);

        watch.look();
        assertThat(taken).isEmpty();
        watch.look();
        watch.look();
        assertThat(taken).containsExactly("CN=second.example.org");
        assertThat(refused).isEmpty();
    }

    @Test
    void files_that_are_replaced_one_after_the_other_are_taken_together() {
        Tls.write(folder.resolve("chain.pem"), Pem.of(SECOND.chain()));
        watch.look();
        Tls.write(folder, SECOND);
        watch.look();
        watch.look();

        assertThat(taken).containsExactly("CN=second.example.org");
        assertThat(refused).isEmpty();
    }

    @Test
    void a_key_of_another_certificate_is_refused_once_and_changes_nothing() {
        Tls.write(folder.resolve("chain.pem"), Pem.of(SECOND.chain()));
        for (int i = 0; i < 5; i++) {
            watch.look();
        }

        assertThat(taken).isEmpty();
        assertThat(refused)
                .containsExactly(
                        "delivery.tls.key is not the private key of the first certificate in delivery.tls.certificate");

        Tls.write(folder, SECOND);
        watch.look();
        watch.look();
        assertThat(taken).containsExactly("CN=second.example.org");
    }

    @Test
    void a_file_that_vanishes_is_told_once_and_changes_nothing() throws IOException {
        Files.delete(folder.resolve("roots.pem"));
        watch.look();
        watch.look();

        assertThat(refused)
                .singleElement()
                .asString()
                .startsWith("delivery.tls.trust: the file ")
                .contains("cannot be read");
        assertThat(taken).isEmpty();
    }

    @Test
    void what_is_no_pem_is_named() {
        Tls.write(folder.resolve("roots.pem"), "nonsense");

        assertThatThrownBy(files::load)
                .isInstanceOf(TlsRefusedException.class)
                .hasMessageStartingWith("delivery.tls.trust holds no certificates in PEM");
    }

    @Test
    void a_key_may_be_encrypted() throws Exception {
        Tls.write(folder.resolve("key.pem"), encrypted(FIRST));
        Tls.write(folder.resolve("password"), PASSWORD + "\n");

        assertThat(subject(withPassword("chain.pem", "key.pem").load()))
                .isEqualTo("CN=first.example.org");
        Tls.write(folder.resolve("password"), "something else");
        assertThatThrownBy(() -> withPassword("chain.pem", "key.pem").load())
                .hasMessageStartingWith("delivery.tls.key holds no private key in PEM that")
                .hasMessageNotContaining("something else");
    }

    @Test
    void a_pkcs12_file_holds_both() throws Exception {
        char[] password = PASSWORD.toCharArray();
        try (OutputStream out = Files.newOutputStream(folder.resolve("own.p12"))) {
            SECOND.keyStore(password).store(out, password);
        }
        Tls.write(folder.resolve("password"), PASSWORD);

        assertThat(subject(withPassword("own.p12", null).load()))
                .isEqualTo("CN=second.example.org");
        Tls.write(folder.resolve("password"), "wrong");
        assertThatThrownBy(() -> withPassword("own.p12", null).load())
                .hasMessageStartingWith(
                        "delivery.tls.certificate is neither PEM nor a PKCS#12 file");
    }

    private TlsFiles withPassword(
            String certificate, @org.jspecify.annotations.Nullable String key) {
        return new TlsFiles(
                folder.resolve(certificate),
                key == null ? null : folder.resolve(key),
                folder.resolve("password"),
                folder.resolve("roots.pem"));
    }

    private static String encrypted(Identity identity) throws Exception {
        String algorithm = "PBEWithHmacSHA256AndAES_256";
        Cipher cipher = Cipher.getInstance(algorithm);
        cipher.init(
                Cipher.ENCRYPT_MODE,
                SecretKeyFactory.getInstance(algorithm)
                        .generateSecret(new PBEKeySpec(PASSWORD.toCharArray())));
        AlgorithmParameters parameters = AlgorithmParameters.getInstance("PBES2");
        parameters.init(cipher.getParameters().getEncoded());
        return Pem.of(
                "ENCRYPTED PRIVATE KEY",
                new EncryptedPrivateKeyInfo(parameters, cipher.doFinal(identity.key().getEncoded()))
                        .getEncoded());
    }

    private static String subject(TlsMaterial material) {
        return material.own().orElseThrow().getSubjectX500Principal().getName();
    }
}
