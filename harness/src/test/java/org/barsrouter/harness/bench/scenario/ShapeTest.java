package org.barsrouter.harness.bench.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class ShapeTest {
    private static final long SEED = 42;

    @Test
    void an_even_shape_has_one_service_behind_each_endpoint() {
        Shape shape = Shape.even(20);

        assertThat(shape.services()).isEqualTo(20);
        assertThat(shape.endpoints()).isEqualTo(20);
        assertThat(shape.endpointOf(7)).isEqualTo(7);
    }

    @Test
    void the_hot_shape_sends_78_percent_to_its_first_endpoint() {
        assertThat(shareOfEndpoint(Shape.hot(), 0)).isBetween(0.77, 0.79);
        assertThat(Shape.hot().endpoints()).isEqualTo(20);
    }

    @Test
    void a_shared_url_is_one_endpoint_for_a_thousand_services() {
        Shape shape = Shape.shared();

        assertThat(shape.services()).isEqualTo(1_000);
        assertThat(shape.endpoints()).isEqualTo(1);
        assertThat(shape.endpointOf(999)).isZero();
    }

    private static double shareOfEndpoint(Shape shape, int endpoint) {
        SplittableRandom random = new SplittableRandom(SEED);
        int draws = 50_000;
        int hits = 0;
        for (int i = 0; i < draws; i++) {
            hits += shape.endpointOf(shape.draw(random)) == endpoint ? 1 : 0;
        }
        return hits / (double) draws;
    }
}
