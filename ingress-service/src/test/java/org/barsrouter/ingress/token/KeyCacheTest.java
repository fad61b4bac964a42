package org.barsrouter.ingress.token;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.barsrouter.ingress.fixture.Signed;
import org.barsrouter.ingress.token.KeyFinder.Lookup;
import org.junit.jupiter.api.Test;

class KeyCacheTest {
    private static final Instant T = Instant.parse("2026-03-01T10:00:00Z");

    private final KeyCache cache = new KeyCache();

    @Test
    void is_out_of_reach_until_something_was_fetched() {
        assertThat(cache.wantsFetch("key-1", T)).isTrue();
        assertThat(cache.find("key-1", T)).isInstanceOf(Lookup.OutOfReach.class);
    }

    @Test
    void a_fetched_key_is_used_for_five_minutes_without_asking_again() {
        fetch(T);

        assertThat(cache.find("key-1", T)).isEqualTo(new Lookup.Found(Signed.KEY.toPublicJWK()));
        assertThat(cache.wantsFetch("key-1", T.plus(KeyCache.FRESH).minusMillis(1))).isFalse();
        assertThat(cache.wantsFetch("key-1", T.plus(KeyCache.FRESH))).isTrue();
    }

    @Test
    void a_new_key_is_looked_for_at_once_but_invented_ones_not_more_often_than_every_ten_seconds() {
        fetch(T);

        assertThat(cache.find("new", T)).isInstanceOf(Lookup.NoSuchKey.class);
        assertThat(cache.wantsFetch("new", T.plusSeconds(9))).isFalse();
        assertThat(cache.wantsFetch("new", T.plusSeconds(10))).isTrue();
    }

    @Test
    void an_owner_who_is_away_is_asked_every_ten_seconds_and_outlived_for_a_day() {
        fetch(T);
        Instant later = T.plus(KeyCache.FRESH);
        cache.tries(later);

        assertThat(cache.wantsFetch("key-1", later.plusSeconds(9))).isFalse();
        assertThat(cache.wantsFetch("key-1", later.plusSeconds(10))).isTrue();
        assertThat(cache.find("key-1", T.plus(KeyCache.STALE).minusMillis(1)))
                .isInstanceOf(Lookup.Found.class);
        assertThat(cache.find("key-1", T.plus(KeyCache.STALE)))
                .isInstanceOf(Lookup.OutOfReach.class);
    }

    private void fetch(Instant at) {
        cache.tries(at);
        cache.fetched(Signed.publicSet(Signed.KEY), at);
    }
}
