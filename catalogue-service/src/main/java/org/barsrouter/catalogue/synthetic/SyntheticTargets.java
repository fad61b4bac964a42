package org.barsrouter.catalogue.synthetic;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.random.RandomGenerator;

/// A made-up national file: thirteen URLs, one of them with 78 % of the services, and the
/// untidiness that real files have (case, trailing slashes, short ids). Every name is reserved for
/// examples.
public final class SyntheticTargets {
    /// Services of the national file in July 2026.
    public static final int NATIONAL = 10_284;

    private static final List<Site> SITES =
            List.of(
                    new Site("https://hub.primary-care.example/FHIR/R4", 8_059),
                    new Site("https://bars.regional-platform.example", 1_414),
                    new Site("https://booking.community.example/bars/R4", 500),
                    new Site("https://urgent.north.example:8443/bars", 185),
                    new Site("https://referrals.pharmacy.example/Api/FHIR", 58),
                    new Site("https://bars.ambulance-east.example", 25),
                    new Site("https://ed.general-hospital.example", 16),
                    new Site("https://ed.general-hospital.example:9443/Bars/R4", 14),
                    new Site("https://triage.out-of-hours.example/fhir", 8),
                    new Site("https://bars.ambulance-west.example", 2),
                    new Site("https://gateway.trust-one.example", 1),
                    new Site("https://gateway.trust-two.example", 1),
                    new Site("https://pilot.eye-care.example/STU/Bars", 1));

    private final RandomGenerator random;

    /// A base URL and how many services of the national file it has.
    private record Site(String url, int weight) {}

    /// A row as it is written.
    public record Row(String value, String url) {}

    public SyntheticTargets(RandomGenerator random) {
        this.random = random;
    }

    /// The base URLs, canonical, the one with most services first.
    static List<String> urls() {
        return SITES.stream().map(Site::url).toList();
    }

    /// So many DoS services in the national distribution, in random order.
    ///
    /// @param services at least 13
    public List<Row> rows(int services) {
        List<String> ids = new ArrayList<>(ids(services));
        List<Row> rows = new ArrayList<>(services);
        int[] shares = shares(services);
        int next = 0;
        for (int site = 0; site < SITES.size(); site++) {
            for (int i = 0; i < shares[site]; i++) {
                rows.add(new Row(ids.get(next++), written(SITES.get(site).url())));
            }
        }
        rows.sort(Comparator.comparing(Row::value));
        return rows;
    }

    private static int[] shares(int services) {
        if (services < SITES.size()) {
            throw new IllegalArgumentException(
                    "at least " + SITES.size() + " services are needed, one for every URL");
        }
        int[] shares = new int[SITES.size()];
        int rest = services;
        for (int i = SITES.size() - 1; i > 0; i--) {
            shares[i] = Math.max(1, (int) ((long) SITES.get(i).weight() * services / NATIONAL));
            rest -= shares[i];
        }
        shares[0] = rest;
        return shares;
    }

    /// Ten digits for nearly all, six for some, two for one.
    private Set<String> ids(int services) {
        Set<String> ids = new LinkedHashSet<>();
        ids.add("97");
        int shortOnes = Math.min(20, services / 500);
        while (ids.size() < 1 + shortOnes) {
            ids.add("98" + digits(4));
        }
        while (ids.size() < services) {
            ids.add("99" + digits(8));
        }
        List<String> shuffled = new ArrayList<>(ids);
        Collections.shuffle(shuffled, random);
        return new LinkedHashSet<>(shuffled);
    }

    private String digits(int count) {
        long bound = Math.round(Math.pow(10, count));
        return String.format(Locale.ROOT, "%0" + count + "d", random.nextLong(bound));
    }

    /// One in nine with a trailing slash, one in fifty with a capital in the host.
    private String written(String url) {
        String host = random.nextInt(50) == 0 ? capitalised(url) : url;
        return random.nextInt(9) == 0 ? host + "/" : host;
    }

    private static String capitalised(String url) {
        int start = "https://".length();
        return url.substring(0, start)
                + url.substring(start, start + 1).toUpperCase(Locale.ROOT)
                + url.substring(start + 1);
    }
}
