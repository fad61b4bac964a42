package org.barsrouter.harness.bench.scenario;

import java.util.List;
import java.util.random.RandomGenerator;

/// Which services there are, behind which endpoints, and who gets how much of the traffic. Services
/// and endpoints are numbered from 0.
///
/// @param name part of the lanes' names: runs of one shape share their lanes
public record Shape(String name, List<Group> groups) {

    /// Services with equal shares, spread evenly over a range of endpoints.
    ///
    /// @param share of the whole traffic, 0 to 1
    public record Group(int firstEndpoint, int endpoints, int services, double share) {}

    public Shape {
        groups = List.copyOf(groups);
    }

    /// One service behind each endpoint, all alike.
    public static Shape even(int endpoints) {
        return new Shape("even" + endpoints, List.of(new Group(0, endpoints, endpoints, 1.0)));
    }

    /// 78 % of the traffic, for 100 services, goes to one endpoint of 20, as in England.
    public static Shape hot() {
        return new Shape("hot", List.of(new Group(0, 1, 100, 0.78), new Group(1, 19, 19, 0.22)));
    }

    /// 1,000 services behind one URL; the first is a busy one with 5 % of the traffic.
    public static Shape shared() {
        return new Shape("shared", List.of(new Group(0, 1, 1, 0.05), new Group(0, 1, 999, 0.95)));
    }

    public int services() {
        return groups.stream().mapToInt(Group::services).sum();
    }

    public int endpoints() {
        return groups.stream().mapToInt(g -> g.firstEndpoint() + g.endpoints()).max().orElse(0);
    }

    /// The endpoint of a service.
    public int endpointOf(int service) {
        int left = service;
        for (Group group : groups) {
            if (left < group.services()) {
                return group.firstEndpoint() + left % group.endpoints();
            }
            left -= group.services();
        }
        throw new IllegalArgumentException("there is no service " + service);
    }

    /// Draws the service of the next message.
    public int draw(RandomGenerator random) {
        double point = random.nextDouble();
        int first = 0;
        for (Group group : groups) {
            if (point < group.share()) {
                return first + random.nextInt(group.services());
            }
            point -= group.share();
            first += group.services();
        }
        return services() - 1;
    }
}
