package org.barsrouter.harness.simulation;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.barsrouter.routing.policy.Policy;
import org.barsrouter.routing.policy.PolicyOverrides;
import org.barsrouter.schemas.id.Lane;
import org.barsrouter.schemas.id.ServiceId;

/// Draws endpoints behind few hosts, with services behind them.
final class Places {
    private static final String SYSTEM = "https://fhir.nhs.uk/Id/dos-service-id";

    private final Chance chance;

    Places(Chance chance) {
        this.chance = chance;
    }

    List<Site> sites() {
        int hosts = chance.between(1, 2);
        int count = chance.between(1, 4);
        List<Site> sites = new ArrayList<>();
        for (int number = 1; number <= count; number++) {
            sites.add(
                    new Site(
                            new Lane("endpoint/" + number, 0),
                            "host-" + chance.between(1, hosts),
                            services(number),
                            chance.oneIn(5) ? Site.Memory.FORGETS : Site.Memory.DE_DUPLICATES));
        }
        return sites;
    }

    private List<Site.Service> services(int site) {
        int slots = chance.oneIn(3) ? chance.between(1, 2) : chance.between(4, 8);
        List<Site.Service> services = new ArrayList<>();
        int count = chance.between(1, 4);
        for (int number = 0; number < count; number++) {
            services.add(
                    new Site.Service(
                            new ServiceId(SYSTEM, "2000" + (site * 10 + number)), policy(slots)));
        }
        return services;
    }

    private Policy policy(int slots) {
        PolicyOverrides.Builder over =
                new PolicyOverrides.Builder()
                        .maxInFlight(slots)
                        .attemptTimeout(chance.seconds(2, 32))
                        .retryMax(Duration.ofSeconds(chance.between(2, 60)));
        if (chance.oneIn(4)) {
            over.order(Policy.Order.NONE);
        }
        if (chance.oneIn(4)) {
            over.relayRepeat(Policy.RelayRepeat.ALSO_AFTER_WRITE);
        }
        return Policy.defaults().with(over.build());
    }
}
