package org.barsrouter.catalogue.prober;

import java.net.InetAddress;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ScheduledExecutorService;
import org.barsrouter.catalogue.certify.Check;
import org.barsrouter.catalogue.certify.ClientCertificateJudge;
import org.barsrouter.catalogue.certify.ProbeRules;
import org.barsrouter.catalogue.certify.Reply;
import org.barsrouter.catalogue.certify.Subject;
import org.barsrouter.catalogue.certify.TlsJudge;
import org.barsrouter.catalogue.certify.TlsSeen;
import org.barsrouter.catalogue.certify.Verdict;

/// Checks C1 to C3: the way to the receiver. Only who passes them is sent anything.
final class ApproachSteps {
    private final Certification certification;
    private final Means means;
    private final CertifyReceiver.Origin origin;

    record Means(
            ProbeRules rules,
            ProberLimits limits,
            Certificates certificates,
            ScheduledExecutorService watchdog) {}

    ApproachSteps(Certification certification, Means means, CertifyReceiver.Origin origin) {
        this.certification = certification;
        this.means = means;
        this.origin = origin;
    }

    void run() {
        switch (means.rules().address(certification.subject().address())) {
            case ProbeRules.Judged.Refused(Verdict.Failed why) -> {
                certification.check(Check.ADDRESS, () -> why);
                certification.halt("the address itself is refused (C1)");
            }
            case ProbeRules.Judged.Allowed(URI url, Verdict verdict) -> {
                certification.check(Check.ADDRESS, () -> verdict);
                lookUp(url);
            }
        }
    }

    private void lookUp(URI url) {
        String host = Subject.host(url);
        Optional<Verdict.Failed> refused = means.rules().name(host);
        List<InetAddress> found =
                refused.isPresent()
                        ? List.of()
                        : new Names(means.limits().timeout()).addresses(host);
        refused = refused.or(() -> means.rules().resolved(host, found));
        if (refused.isPresent()) {
            Verdict.Failed why = refused.get();
            certification.check(Check.DNS, () -> why);
            certification.halt("the prober may not call the address (C2-dns)");
            return;
        }
        certification.check(
                Check.DNS,
                () -> new Verdict.Passed(found.size() == 1 ? "" : found.size() + " addresses"));
        approach(new Place(url, found.getFirst()));
    }

    private void approach(Place place) {
        if (!certification.subject().plainHttp() && !shakeHands(place)) {
            certification.halt("there is no TLS to call it over (C2-tls)");
            return;
        }
        Samples samples = Samples.of(origin.composer(), certification.subject());
        try (PinnedClient client = client(place, means.certificates().context(new SeenChain()))) {
            if (!certification.subject().plainHttp()) {
                mutualTls(place, client, samples);
            }
            new MessageSteps(certification, client, samples).run();
        }
    }

    private boolean shakeHands(Place place) {
        TlsSeen seen =
                new Handshake(means.certificates(), means.watchdog(), means.limits().timeout())
                        .with(place);
        new TlsJudge(means.certificates().roots(), origin.clock().instant())
                .judge(place.host(), seen)
                .forEach(certification::found);
        return seen instanceof TlsSeen.Shown;
    }

    private void mutualTls(Place place, PinnedClient client, Samples samples) {
        certification.check(
                Check.CLIENT_ACCEPTED,
                () ->
                        means.certificates().hasOwn()
                                ? ClientCertificateJudge.accepted(metadata(client, samples))
                                : new Verdict.NotRun(
                                        "joining.prober.key-store does not name our client certificate"));
        certification.check(
                Check.CLIENT_DEMANDED,
                () -> {
                    try (PinnedClient anonymous =
                            client(place, means.certificates().anonymous(new SeenChain()))) {
                        return ClientCertificateJudge.demanded(metadata(anonymous, samples));
                    }
                });
    }

    private Reply metadata(PinnedClient client, Samples samples) {
        return client.call(samples.metadata(certification.subject().service()));
    }

    private PinnedClient client(Place place, javax.net.ssl.SSLContext tls) {
        return new PinnedClient(place, tls, means.limits(), means.watchdog());
    }
}
