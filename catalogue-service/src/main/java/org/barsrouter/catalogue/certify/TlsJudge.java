package org.barsrouter.catalogue.certify;

import java.security.GeneralSecurityException;
import java.security.cert.CertPathValidator;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertificateFactory;
import java.security.cert.PKIXParameters;
import java.security.cert.TrustAnchor;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Set;

/// Check C2: what the receiver's TLS and its certificate are worth. Each question is judged by
/// itself, so that an expired certificate is not reported as an unknown root.
public final class TlsJudge {
    private static final Duration SHORTEST_VALIDITY = Duration.ofDays(30);

    private final Set<TrustAnchor> roots;
    private final Instant at;

    /// @param roots of this environment; none means that the chain cannot be judged
    /// @param at when it is judged
    public TlsJudge(Set<TrustAnchor> roots, Instant at) {
        this.roots = Set.copyOf(roots);
        this.at = at;
    }

    /// The findings of C2 that need a handshake.
    ///
    /// @param host name or address that was called
    public List<Finding> judge(String host, TlsSeen seen) {
        return switch (seen) {
            case TlsSeen.Nothing(Reply.Cause cause) -> nothing(cause);
            case TlsSeen.Shown shown ->
                    List.of(
                            new Finding(Check.TLS, protocol(shown.protocol())),
                            new Finding(Check.CHAIN, chain(shown.chain())),
                            new Finding(Check.NAME, name(host, shown.chain().getFirst())),
                            new Finding(Check.EXPIRY, expiry(shown.chain().getFirst())));
        };
    }

    private static List<Finding> nothing(Reply.Cause cause) {
        Verdict failed =
                new Verdict.Failed(
                        "No TLS 1.2 or 1.3: the receiver " + cause.words() + ".",
                        cause == Reply.Cause.CONNECT
                                ? "Open the port to the router's egress addresses."
                                : "Serve TLS 1.2 or 1.3 on this port, with a certificate.");
        Verdict unseen = new Verdict.NotRun("no certificate was shown");
        return List.of(
                new Finding(Check.TLS, failed),
                new Finding(Check.CHAIN, unseen),
                new Finding(Check.NAME, unseen),
                new Finding(Check.EXPIRY, unseen));
    }

    private static Verdict protocol(String protocol) {
        return switch (protocol) {
            case "TLSv1.3", "TLSv1.2" -> new Verdict.Passed(protocol);
            case "" ->
                    new Verdict.NotRun(
                            "the receiver showed its certificate and then broke off the handshake");
            default ->
                    new Verdict.Failed(
                            "The receiver chose " + protocol + ".", "Serve TLS 1.2 or 1.3.");
        };
    }

    private Verdict chain(List<X509Certificate> chain) {
        if (roots.isEmpty()) {
            return new Verdict.NotRun(
                    "joining.prober.trust-store does not name the roots of this environment");
        }
        try {
            PKIXParameters terms = new PKIXParameters(roots);
            terms.setRevocationEnabled(false);
            terms.setDate(Date.from(inside(chain.getFirst())));
            CertPathValidator.getInstance("PKIX")
                    .validate(
                            CertificateFactory.getInstance("X.509")
                                    .generateCertPath(withoutRoots(chain)),
                            terms);
            return Verdict.passed();
        } catch (CertPathValidatorException e) {
            return new Verdict.Failed(
                    "The certificate is issued by “%s” and does not lead to a root of this environment (%s)."
                            .formatted(issuer(chain.getLast()), e.getReason()),
                    "Use a certificate of this environment's chain, and send the intermediate certificates with it.");
        } catch (GeneralSecurityException e) {
            return new Verdict.Failed(
                    "The certificates cannot be read as a chain.",
                    "Send the server's certificate first, then its intermediates in order.");
        }
    }

    /// The chain is judged at an instant when the certificate is valid: its age is another check.
    private Instant inside(X509Certificate own) {
        Instant from = own.getNotBefore().toInstant();
        Instant to = own.getNotAfter().toInstant();
        if (at.isBefore(from)) {
            return from;
        }
        return at.isAfter(to) ? to : at;
    }

    private List<X509Certificate> withoutRoots(List<X509Certificate> chain) {
        List<X509Certificate> path = new ArrayList<>(chain);
        path.removeIf(certificate ->
                roots.stream().anyMatch(root -> certificate.equals(root.getTrustedCert())));
        return path.isEmpty() ? chain : path;
    }

    private static String issuer(X509Certificate certificate) {
        return certificate.getIssuerX500Principal().getName();
    }

    private static Verdict name(String host, X509Certificate own) {
        List<String> names = CertificateNames.of(own);
        if (CertificateNames.cover(names, host)) {
            return new Verdict.Passed(String.join(", ", names));
        }
        return new Verdict.Failed(
                "The certificate is made out to %s, not to %s."
                        .formatted(names.isEmpty() ? "nobody" : String.join(", ", names), host),
                "Have a certificate issued to the name in the address, or register the address with the certificate's name.");
    }

    private Verdict expiry(X509Certificate own) {
        Instant from = own.getNotBefore().toInstant();
        Instant to = own.getNotAfter().toInstant();
        if (at.isBefore(from)) {
            return new Verdict.Failed(
                    "The certificate is not valid before " + from + ".",
                    "Wait until then, or use another.");
        }
        if (!at.isBefore(to)) {
            return new Verdict.Failed(
                    "The certificate expired at " + to + ".", "Renew the certificate.");
        }
        Duration left = Duration.between(at, to);
        return left.compareTo(SHORTEST_VALIDITY) <= 0
                ? new Verdict.Failed(
                        "The certificate expires at %s, in %d days.".formatted(to, left.toDays()),
                        "Renew it: more than 30 days must be left.")
                : new Verdict.Passed("until " + to);
    }
}
