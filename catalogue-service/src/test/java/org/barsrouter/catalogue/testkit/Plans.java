package org.barsrouter.catalogue.testkit;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.barsrouter.catalogue.change.Actor;
import org.barsrouter.catalogue.change.Catalogue;
import org.barsrouter.catalogue.change.ChangeRequest;
import org.barsrouter.catalogue.change.ChangeSet;
import org.barsrouter.catalogue.change.PlanImport;
import org.barsrouter.catalogue.change.Wanted;
import org.barsrouter.catalogue.targets.Deployment;
import org.barsrouter.catalogue.targets.Target;
import org.barsrouter.routing.identifier.IdentifierSystems;
import org.barsrouter.schemas.id.ServiceId;

/// Makes change-sets of a few services with little text.
public final class Plans {
    public static final Instant NOW = Instant.parse("2026-07-01T09:00:00Z");
    public static final Duration LEAD = Duration.ofSeconds(5);
    public static final PlanImport PLANNER =
            new PlanImport(new PlanImport.Terms(Deployment.SANDBOX, LEAD, Map.of()));

    private Plans() {}

    public static ServiceId dos(String value) {
        return new ServiceId(IdentifierSystems.DOS_SERVICE_ID, value);
    }

    /// Alternating service ids and addresses.
    public static Wanted wanted(String... pairs) {
        List<Target> targets = new ArrayList<>();
        for (int i = 0; i < pairs.length; i += 2) {
            targets.add(new Target(dos(pairs[i]), URI.create(pairs[i + 1])));
        }
        return new Wanted(targets, Map.of(), Wanted.Scope.ALL);
    }

    public static ChangeRequest at(Instant at) {
        return new ChangeRequest(
                at,
                Actor.named("tester"),
                "a test",
                "import:targets.json",
                "digest-of-" + at,
                null,
                null,
                null);
    }

    public static ChangeSet plan(Catalogue current, Instant at, String... pairs) {
        return PLANNER.plan(current, wanted(pairs), at(at));
    }
}
