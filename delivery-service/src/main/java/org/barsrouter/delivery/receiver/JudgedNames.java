package org.barsrouter.delivery.receiver;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Optional;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.SystemDefaultDnsResolver;

/// Looks names up and judges what they stand for. The client connects to exactly the addresses that
/// this gives and looks nothing up again, so that a name that changes its meaning from one moment
/// to the next cannot lead elsewhere. Literals come this way too.
final class JudgedNames implements DnsResolver {
    private final Egress egress;

    JudgedNames(Egress egress) {
        this.egress = egress;
    }

    @Override
    public InetAddress[] resolve(String host) throws UnknownHostException {
        InetAddress[] found = SystemDefaultDnsResolver.INSTANCE.resolve(host);
        Optional<String> forbidden = egress.rules().resolved(host, List.of(found));
        if (forbidden.isPresent()) {
            egress.news().forbidden(host, forbidden.get());
            throw new ForbiddenAddressException(forbidden.get());
        }
        return found;
    }

    @Override
    public String resolveCanonicalHostname(String host) {
        return host;
    }
}
