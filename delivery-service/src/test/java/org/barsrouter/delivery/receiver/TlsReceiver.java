package org.barsrouter.delivery.receiver;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLServerSocket;

/// A receiver behind TLS with a certificate of an authority of its own, made by the JDK's keytool.
final class TlsReceiver implements AutoCloseable {
    private static final String PASSWORD = "changeit";

    private final SSLServerSocket server;
    private final AtomicInteger requests = new AtomicInteger();

    private TlsReceiver(SSLServerSocket server) {
        this.server = server;
        Thread.ofVirtual().name("tls-receiver").start(this::serve);
    }

    /// The authority alone in `trust.p12`; `good.p12` and `expired.p12` with a certificate of it.
    static void makeStores(Path folder) throws Exception {
        Path all = folder.resolve("all.p12");
        keytool(all, "-alias", "ca", "-dname", "CN=Test authority", "-ext", "bc:c");
        keytool(
                all,
                "-alias",
                "good",
                "-signer",
                "ca",
                "-dname",
                "CN=localhost",
                "-ext",
                "san=ip:127.0.0.1");
        keytool(
                all,
                "-alias",
                "expired",
                "-signer",
                "ca",
                "-dname",
                "CN=localhost",
                "-ext",
                "san=ip:127.0.0.1",
                "-startdate",
                "-10d",
                "-validity",
                "2");
        KeyStore made = load(all);
        KeyStore trust = empty();
        trust.setCertificateEntry("ca", made.getCertificate("ca"));
        store(trust, folder.resolve("trust.p12"));
        for (String name : List.of("good", "expired")) {
            KeyStore one = empty();
            one.setKeyEntry(
                    name,
                    made.getKey(name, PASSWORD.toCharArray()),
                    PASSWORD.toCharArray(),
                    made.getCertificateChain(name));
            store(one, folder.resolve(name + ".p12"));
        }
    }

    static TlsReceiver start(Path keys) throws Exception {
        KeyManagerFactory factory =
                KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        factory.init(load(keys), PASSWORD.toCharArray());
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(factory.getKeyManagers(), null, null);
        return new TlsReceiver(
                (SSLServerSocket)
                        context.getServerSocketFactory()
                                .createServerSocket(0, 10, InetAddress.getLoopbackAddress()));
    }

    URI address() {
        return URI.create("https://127.0.0.1:" + server.getLocalPort() + "/fhir");
    }

    /// How many requests got through to it.
    int requests() {
        return requests.get();
    }

    private void serve() {
        while (!server.isClosed()) {
            try (Socket socket = server.accept()) {
                InputStream in = socket.getInputStream();
                if (in.read() >= 0) {
                    requests.incrementAndGet();
                    OutputStream out = socket.getOutputStream();
                    out.write(
                            "HTTP/1.1 200 OK\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"
                                    .getBytes(java.nio.charset.StandardCharsets.US_ASCII));
                    out.flush();
                    socket.shutdownOutput();
                    in.skip(1_000_000);
                }
            } catch (IOException e) {
                // The client did not trust us, or we are being closed: the loop's condition knows.
            }
        }
    }

    private static void keytool(Path store, String... options) throws Exception {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
        command.addAll(
                List.of(
                        "-genkeypair",
                        "-keyalg",
                        "EC",
                        "-storetype",
                        "PKCS12",
                        "-storepass",
                        PASSWORD,
                        "-keystore",
                        store.toString()));
        command.addAll(List.of(options));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said =
                new String(
                        process.getInputStream().readAllBytes(),
                        java.nio.charset.StandardCharsets.UTF_8);
        if (!process.waitFor(60, TimeUnit.SECONDS) || process.exitValue() != 0) {
            throw new IOException("keytool failed: " + said);
        }
    }

    private static KeyStore empty() throws GeneralSecurityException, IOException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        return store;
    }

    private static KeyStore load(Path file) throws GeneralSecurityException, IOException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(file)) {
            store.load(in, PASSWORD.toCharArray());
        }
        return store;
    }

    private static void store(KeyStore store, Path file)
            throws GeneralSecurityException, IOException {
        try (OutputStream out = Files.newOutputStream(file)) {
            store.store(out, PASSWORD.toCharArray());
        }
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
